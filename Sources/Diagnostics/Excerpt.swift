/// The part of an input's line around a stretch of it, to be shown: a long line is never shown whole.
public struct Excerpt: Hashable, Sendable {
    /// The number of the line, as the file counts.
    public var line: Int
    /// What stands before the stretch.
    public var before: String
    /// The stretch, as far as it is in this line and fits.
    public var marked: String
    /// What follows.
    public var after: String
    /// Whether the line begins before `before`, or goes on after `after`.
    public var isCutBefore: Bool
    public var isCutAfter: Bool

    public init(line: Int, before: String, marked: String, after: String, isCutBefore: Bool, isCutAfter: Bool) {
        self.line = line
        self.before = before
        self.marked = marked
        self.after = after
        self.isCutBefore = isCutBefore
        self.isCutAfter = isCutAfter
    }
}

extension SourceSpan {
    /// The line where the stretch begins, at most `columns` terminal columns of it.
    public func excerpt(columns: Int = 100) -> Excerpt {
        let text = file.text
        let lineStart = text.utf8.index(text.startIndex, offsetBy: file.lineStart(at: range.lowerBound))
        let place = text.utf8.index(text.startIndex, offsetBy: min(range.lowerBound, text.utf8.count))
        // A place within a character is that character's.
        let start = place < text.endIndex ? max(lineStart, text.index(before: text.index(after: place))) : place
        let end = text.utf8.index(text.startIndex, offsetBy: min(range.upperBound, text.utf8.count))

        var room = ExcerptRoom(columns: columns / 2)
        var first = start
        while first > lineStart {
            let previous = text.index(before: first)
            guard room.take(text[previous]) else { break }
            first = previous
        }
        room = ExcerptRoom(columns: columns / 2)
        var markedEnd = start
        var last = start
        while last < text.endIndex, !text[last].isNewline, room.take(text[last]) {
            last = text.index(after: last)
            if last <= end { markedEnd = last }
        }
        return Excerpt(
            line: file.line(at: range.lowerBound), before: String(text[first..<start]), marked: String(text[start..<markedEnd]),
            after: String(text[markedEnd..<last]), isCutBefore: first > lineStart, isCutAfter: last < text.endIndex && !text[last].isNewline
        )
    }
}

/// What half an excerpt has room for.
private struct ExcerptRoom {
    var columns: Int
    /// One character may have any number of combining marks.
    private var bytes = 400

    init(columns: Int) { self.columns = columns }

    mutating func take(_ character: Character) -> Bool {
        columns -= character.terminalColumns
        bytes -= character.utf8.count
        return columns >= 0 && bytes >= 0
    }
}
