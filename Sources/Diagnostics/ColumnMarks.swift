/// The columns at places of one long line, a thousand bytes apart, so that the columns of many findings in it are counted quickly.
///
/// Data that a program writes is often one line of megabytes.
struct ColumnMarks: Sendable {
    private var offsets: [Int] = []
    private var columns: [Int] = []

    /// Lines of fewer bytes are counted from their start.
    static let distance = 1024

    /// Counts the characters of the line of `text` in `range`, a range of UTF-8 offsets.
    init(_ text: String, in range: Range<Int>) {
        var next = range.lowerBound
        var column = 0
        text.forEachCharacter(in: range) { offset in
            if offset >= next {
                offsets.append(offset)
                columns.append(column)
                next = offset + Self.distance
            }
            column += 1
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
    /// Calls `body` with the UTF-8 offset of each character that begins in `range`, which begins where one does.
    ///
    /// Between two ideographs or letters of ASCII there is always a boundary (UAX #29, GB999), which is seen without the tables of Unicode
    /// that `index(after:)` asks.
    func forEachCharacter(in range: Range<Int>, _ body: (Int) -> Void) {
        var text = self
        text.makeContiguousUTF8()
        _ = text.utf8.withContiguousStorageIfAvailable { bytes in
            var offset = range.lowerBound
            while offset < range.upperBound {
                body(offset)
                let length = bytes.plainLength(at: offset)
                let isAlone = length > 0 && (offset + length == bytes.count || bytes.plainLength(at: offset + length) > 0)
                offset += isAlone ? length : text.characterLength(at: offset)
            }
        }
    }

    /// The bytes of the character at a UTF-8 offset where one begins.
    private func characterLength(at offset: Int) -> Int {
        let start = utf8.index(startIndex, offsetBy: offset)
        return utf8.distance(from: start, to: index(after: start))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The length of a scalar that combines with nothing before it: ASCII without its controls, U+3000 to U+3029, U+4E00 to U+9FFF, U+FF00 to
    /// U+FF3F; 0 for others.
    func plainLength(at offset: Int) -> Int {
        let first = self[offset]
        switch first {
        case 0x20...0x7E: return 1
        case 0xE5...0xE9: return 3
        case 0xE3: return self[offset + 1] == 0x80 && self[offset + 2] < 0xAA ? 3 : 0
        case 0xE4: return self[offset + 1] >= 0xB8 ? 3 : 0
        case 0xEF: return self[offset + 1] == 0xBC ? 3 : 0
        default: return 0
        }
    }
}
