/// The columns at places of one long line, a thousand bytes apart, so that the columns of many findings in it are counted quickly.
///
/// Data that a program writes is often one line of megabytes.
struct ColumnMarks: Sendable {
    private var offsets: [Int] = []
    private var columns: [Int] = []

    /// Lines of fewer bytes are counted from their start.
    static let distance = 1024

    /// Counts the characters of `line`, which begins at UTF-8 offset `start`.
    init(_ line: Substring, start: Int) {
        var next = start
        var offset = start
        for (column, character) in line.enumerated() {
            if offset >= next {
                offsets.append(offset)
                columns.append(column)
                next = offset + Self.distance
            }
            offset += character.utf8.count
        }
    }

    /// The last mark at or before `offset`, with the characters of the line before it; `nil` for an empty line.
    func mark(before offset: Int) -> (offset: Int, characters: Int)? {
        var (low, high) = (0, offsets.count)
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? (offsets[low - 1], columns[low - 1]) : nil
    }
}
