/// The columns at places of one long line, a thousand bytes apart, so that the columns of many findings in it are counted quickly.
///
/// Data that a program writes is often one line of megabytes.
struct ColumnMarks: Sendable {
    private var offsets: [Int] = []
    private var columns: [Int] = []

    /// Lines of fewer bytes are counted from their start.
    static let distance = 1024

    /// Counts the characters of `line`, which begins at UTF-8 offset `start`.
    ///
    /// Between two ideographs or letters of ASCII there is always a boundary (UAX #29, GB999), which is seen without the tables of Unicode
    /// that `index(after:)` asks.
    init(_ line: Substring, start: Int) {
        var line = String(line)
        line.makeContiguousUTF8()
        _ = line.utf8.withContiguousStorageIfAvailable { bytes in
            var (next, offset, column) = (0, 0, 0)
            while offset < bytes.count {
                if offset >= next {
                    offsets.append(start + offset)
                    columns.append(column)
                    next = offset + Self.distance
                }
                let length = bytes.plainLength(at: offset)
                let isAlone = length > 0 && (offset + length == bytes.count || bytes.plainLength(at: offset + length) > 0)
                offset += isAlone ? length : line.characterLength(at: offset)
                column += 1
            }
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

extension String {
    /// The bytes of the character at a UTF-8 offset where one begins.
    fileprivate func characterLength(at offset: Int) -> Int {
        let start = utf8.index(startIndex, offsetBy: offset)
        return utf8.distance(from: start, to: index(after: start))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The length of a scalar that combines with nothing before it: ASCII without its controls, U+4E00 to U+9FFF; 0 for others.
    fileprivate func plainLength(at offset: Int) -> Int {
        let first = self[offset]
        if (0x20...0x7E).contains(first) { return 1 }
        return (0xE5...0xE9).contains(first) || first == 0xE4 && self[offset + 1] >= 0xB8 ? 3 : 0
    }
}
