internal import Synchronization

/// The text of an input file with its name, shared by all places in it.
///
/// A class because thousands of places refer to one text; it never changes, though it keeps what it has counted.
public final class SourceFile: Sendable {
    /// The name to print, relative to the folder the user works in.
    public let name: String
    public let text: String
    /// The number of the text's first line: more than 1 for a text taken out of a file, so that places name the file's lines.
    public let firstLine: Int
    /// UTF-8 offset of each line's first byte.
    private let lineStarts: [Int]
    /// Columns of long lines in which places have been asked for, by the line's index.
    private let columnMarks = Mutex<[Int: ColumnMarks]>([:])

    public init(name: String, text: String, firstLine: Int = 1) {
        self.name = name
        self.text = text
        self.firstLine = firstLine
        var text = text
        // Over the bytes in memory: a report of a province has many megabytes.
        lineStarts = text.withUTF8 { bytes in
            var starts = [0]
            for offset in bytes.indices where bytes[offset] == UInt8(ascii: "\n") { starts.append(offset + 1) }
            return starts
        }
    }

    /// The line and column of a UTF-8 offset, both from 1; columns count characters.
    public func position(at offset: Int) -> SourcePosition {
        let line = lineIndex(at: offset)
        let offset = min(offset, text.utf8.count)
        var (start, characters) = (lineStarts[line], 0)
        if offset - start > ColumnMarks.distance, let mark = columnMarks(of: line).mark(before: offset) { (start, characters) = mark }
        text.forEachCharacter(in: start..<max(start, offset)) { _ in characters += 1 }
        return SourcePosition(line: firstLine + line, column: characters + 1)
    }

    /// The number of the line of a UTF-8 offset, from `firstLine`.
    func line(at offset: Int) -> Int { firstLine + lineIndex(at: offset) }

    /// The UTF-8 offset where the line of a UTF-8 offset begins.
    func lineStart(at offset: Int) -> Int { lineStarts[lineIndex(at: offset)] }

    private func columnMarks(of line: Int) -> ColumnMarks {
        columnMarks.withLock { known in
            if let marks = known[line] { return marks }
            let end = line + 1 < lineStarts.count ? lineStarts[line + 1] : text.utf8.count
            let marks = ColumnMarks(text, in: lineStarts[line]..<end)
            known[line] = marks
            return marks
        }
    }

    /// The UTF-8 offset of a line and column, both from 1, where the column counts Unicode scalars (as YAML marks do).
    public func offset(line: Int, scalarColumn: Int) -> Int {
        guard lineStarts.indices.contains(line - firstLine) else { return text.utf8.count }
        let start = text.utf8.index(text.startIndex, offsetBy: lineStarts[line - firstLine])
        let index = text.unicodeScalars.index(start, offsetBy: max(0, scalarColumn - 1), limitedBy: text.endIndex) ?? text.endIndex
        return text.utf8.distance(from: text.startIndex, to: index)
    }

    /// The text of line `number` (from `firstLine`) without its line break.
    public func line(_ number: Int) -> Substring {
        guard lineStarts.indices.contains(number - firstLine) else { return "" }
        let start = text.utf8.index(text.startIndex, offsetBy: lineStarts[number - firstLine])
        return text[start...].prefix { !$0.isNewline }
    }

    private func lineIndex(at offset: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}

extension SourceFile: Hashable {
    public static func == (left: SourceFile, right: SourceFile) -> Bool {
        left === right || (left.name == right.name && left.firstLine == right.firstLine && left.text == right.text)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A line and a column, both counted from 1.
public struct SourcePosition: Hashable, Sendable, Comparable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
