internal import Diagnostics
internal import ReportData

/// Where the data was that was read for the values that are being worked out.
///
/// A class, since an environment works figures out while an expression that needs them is being evaluated. Places are numbers: a report
/// keeps hundreds of thousands of them.
final class ReadingRecord {
    /// A place of a file that the record knows.
    struct Place: Hashable, Sendable {
        fileprivate var file: Int32
        /// The offset of the first byte.
        fileprivate(set) var start: Int32
        fileprivate var end: Int32
    }

    /// What is kept for the value around the one that is being worked out.
    struct Outer {
        fileprivate var start: Int?
        fileprivate var beyond: NumbersRead
    }

    /// More places than these tell nobody anything.
    private static let maximumPlaces = 64

    private var files: [SourceFile] = []
    /// The places, those of the innermost value last.
    private var noted: [Place] = []
    /// Where in `noted` those of the innermost value begin; `nil` keeps none.
    private var start: Int?
    /// Numbers that were read for the innermost value beyond the places that are kept.
    private var beyond = NumbersRead()
    /// One bit for each byte of `tracked`: that of the first byte of a value that was read.
    private var read: [UInt64] = []

    /// The file of data whose reading is kept, to tell what nothing uses.
    var tracked: SourceFile? {
        didSet { read = Array(repeating: 0, count: (tracked?.text.utf8.count ?? 0) / 64 + 1) }
    }

    init() {}

    /// A record of values over the same files; places of `other` are places here.
    init(following other: ReadingRecord) { files = other.files }

    /// Whether the value at `span` of the tracked file was read.
    func hasRead(_ span: SourceSpan) -> Bool {
        let offset = span.range.lowerBound
        return read.indices.contains(offset >> 6) && read[offset >> 6] & 1 << UInt64(offset & 63) != 0
    }

    // MARK: Noting

    /// Keeps the place of a single value of the data, of a list those of its single values.
    func note(_ node: DataNode) {
        switch node.value {
        case .bool, .number, .text: note(node.span)
        case .list(let items):
            for item in items {
                if item.items == nil { note(item) } else { noteNumbers(in: item) }
            }
        case .null, .object: break
        }
    }

    /// Keeps that numbers were read with the list or record that holds them, which is no place to be told.
    func noteNumbers(in node: DataNode) {
        guard start != nil else { return }
        switch node.value {
        case .number: beyond.insert(node.span.range.lowerBound)
        case .list(let items): items.forEach(noteNumbers(in:))
        case .object(let members): for member in members.values { noteNumbers(in: member.node) }
        case .null, .bool, .text: break
        }
    }

    /// Keeps that the numbers of `reads` were read, of whose places nobody asks.
    func noteNumbers(_ reads: Reads) {
        guard start != nil else { return }
        for place in reads.places { beyond.insert(Int(place.start)) }
        beyond.formUnion(reads.beyond)
    }

    /// Keeps the numbers of a value that is compared or looked up as a whole.
    func noteNumbers(in value: Value) {
        switch value {
        case .list(let items): items.forEach(noteNumbers(in:))
        case .record(.data(let node)): noteNumbers(in: node)
        case .record(.fields(let fields)): fields.values.forEach(noteNumbers(in:))
        case .record(.declared), .absent, .bool, .number, .text, .date: break
        }
    }

    /// Keeps a place of the data that was read.
    func note(_ span: SourceSpan) {
        if span.file === tracked { read[span.range.lowerBound >> 6] |= 1 << UInt64(span.range.lowerBound & 63) }
        guard let start else { return }
        guard noted.count - start < Self.maximumPlaces else { return beyond.insert(span.range.lowerBound) }
        noted.append(place(of: span))
    }

    /// Keeps what was read before, when the value that needed it was worked out.
    func keep(_ reads: Reads) {
        guard let start else { return }
        let room = max(0, Self.maximumPlaces - (noted.count - start))
        noted.append(contentsOf: reads.places.prefix(room))
        for place in reads.places.dropFirst(room) { beyond.insert(Int(place.start)) }
        beyond.formUnion(reads.beyond)
    }

    func place(of span: SourceSpan) -> Place {
        Place(file: Int32(number(of: span.file)), start: Int32(span.range.lowerBound), end: Int32(span.range.upperBound))
    }

    func span(of place: Place) -> SourceSpan { SourceSpan(file: files[Int(place.file)], range: Int(place.start)..<Int(place.end)) }

    /// There are two or three files: data, those of the period before, lists of the layout.
    private func number(of file: SourceFile) -> Int {
        if let known = files.firstIndex(where: { $0 === file }) { return known }
        files.append(file)
        return files.count - 1
    }

    // MARK: Places of one value

    /// From here on places are those of another value; `end` goes on with the one before.
    func begin() -> Outer {
        let outer = Outer(start: start, beyond: beyond)
        (start, beyond) = (noted.count, NumbersRead())
        return outer
    }

    /// What was read since `begin`; it was also read for the value that asked for this one.
    func end(_ outer: Outer) -> Reads {
        let own = Reads(places: Array(noted[(start ?? noted.count)...]), beyond: beyond)
        forget(outer)
        return own
    }

    /// The same, where nobody asks what was read.
    func forget(_ outer: Outer) {
        let begun = start ?? noted.count
        var (whole, end) = (outer.beyond, begun)
        if let start = outer.start {
            end = max(begun, min(noted.count, start + Self.maximumPlaces))
            for place in noted[end...] { whole.insert(Int(place.start)) }
            whole.formUnion(beyond)
        }
        (start, beyond) = (outer.start, whole)
        if noted.count > end { noted.removeSubrange(end...) }
    }
}
