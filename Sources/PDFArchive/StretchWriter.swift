/// Copies a content stream with marks around its stretches.
///
/// A stretch is known by its first colour, after operators that belong to it, such as those of a clip. Its mark therefore begins behind the
/// last thing that was painted for the stretch before, and stands on one level with it: marks and saved states nest.
struct StretchWriter {
    private let input: UnsafeBufferPointer<UInt8>
    private let marks: PageMarks
    private let page: Int
    private var output: [UInt8] = []
    /// What stands before it in the input is in the output.
    private var copied = 0
    /// The stretch whose mark was begun last; -1 before the first.
    private(set) var stretch = -1
    private var isOpen = false
    /// Saved states at this place, and where the mark was opened or may be opened next.
    private var depth = 0
    private var markDepth = 0
    private var openDepth = 0
    /// Where the open mark ends at the earliest, and where the next may begin.
    private var closeAt = 0
    private var openAt = 0

    init(input: UnsafeBufferPointer<UInt8>, marks: PageMarks, page: Int) {
        self.input = input
        self.marks = marks
        self.page = page
        output.reserveCapacity(input.count + marks.count * 24)
    }

    /// What was painted, or a text object, ends at `end`: all before it belongs to the stretches so far.
    mutating func pass(end: Int) {
        (closeAt, openAt, openDepth) = (end, end, depth)
    }

    /// Something was painted, which ends at `end` or, in a text object, with that.
    mutating func paint(end: Int?) throws(ArchiveError) {
        guard isOpen else { throw .unexpectedContent("something is painted outside marks", page: page) }
        if let end { pass(end: end) }
    }

    /// A state was saved.
    mutating func save(end: Int) {
        depth += 1
        // A state that the page keeps around everything, rather than one that a stretch needs.
        if depth <= max(markDepth, 1) { (openAt, openDepth) = (end, depth) }
    }

    /// A state was restored.
    mutating func restore(end: Int) {
        depth -= 1
        if depth >= markDepth { closeAt = end }
        (openAt, openDepth) = (end, depth)
    }

    /// Ends the open mark and begins that of a later stretch; those between have empty ones.
    mutating func turn(to next: Int) throws(ArchiveError) {
        try leave(for: next)
        begin(next)
        stretch = next
    }

    /// Ends the open mark; stretches before `next`, whose mark begins later, have empty ones.
    mutating func leave(for next: Int) throws(ArchiveError) {
        guard next > stretch else { throw .unexpectedContent("stretch \(next) behind stretch \(stretch)", page: page) }
        guard next < marks.count else { throw .unexpectedContent("more marks than \(marks.count)", page: page) }
        close()
        copy(to: openAt)
        for empty in stretch + 1..<next { skip(empty) }
        stretch = next - 1
        markDepth = openDepth
    }

    /// Begins the mark of the next stretch right here, in a text object.
    mutating func beginMark(at offset: Int) {
        copy(to: offset)
        stretch += 1
        begin(stretch)
    }

    /// Ends the open mark right here, in a text object.
    mutating func endMark(at offset: Int) {
        copy(to: offset)
        output.append("\nEMC\n")
        isOpen = false
    }

    /// How much has been written.
    var count: Int { output.count }

    /// Writes `bytes` behind what has been written.
    mutating func append(_ bytes: some Sequence<UInt8>) { output.append(contentsOf: bytes) }

    /// Writes `bytes` for what stands in `range` of the input.
    mutating func replace(_ range: Range<Int>, with bytes: ArraySlice<UInt8>) {
        copy(to: range.lowerBound)
        output += bytes
        copied = max(copied, range.upperBound)
    }

    /// Ends the last mark and gives the output.
    mutating func finish() -> [UInt8] {
        close()
        copy(to: openAt)
        for empty in stretch + 1..<max(marks.count, stretch + 1) { skip(empty) }
        copy(to: input.count)
        return output
    }

    private mutating func close() {
        guard isOpen else { return }
        copy(to: closeAt)
        output += Array("\nEMC".utf8)
        isOpen = false
    }

    private mutating func begin(_ mark: Int) {
        output.append(UInt8(ascii: "\n"))
        output += marks[mark]
        output += Array(" BDC\n".utf8)
        isOpen = true
    }

    /// An empty mark for a stretch of which nothing was drawn: cairo leaves out what lies beside the sheet or has no size.
    private mutating func skip(_ mark: Int) {
        begin(mark)
        output += Array("EMC".utf8)
        isOpen = false
    }

    private mutating func copy(to end: Int) {
        guard end > copied else { return }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: input[copied..<end]))
        copied = end
    }
}
