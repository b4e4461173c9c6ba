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
        fileprivate var start: Int32
        fileprivate var end: Int32
    }

    /// What is kept for the value around the one that is being worked out.
    struct Outer {
        fileprivate var start: Int?
    }

    /// More places than these tell nobody anything.
    private static let maximumPlaces = 64

    private var files: [SourceFile] = []
    /// The places, those of the innermost value last.
    private var noted: [Place] = []
    /// Where in `noted` those of the innermost value begin; `nil` keeps none.
    private var start: Int?
    /// One bit for each byte of `tracked`: that of the first byte of a value that was read.
    private var read: [UInt64] = []

    /// The file of data whose reading is kept, to tell what nothing uses.
    var tracked: SourceFile? {
        didSet { read = Array(repeating: 0, count: (tracked?.text.utf8.count ?? 0) / 64 + 1) }
    }

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
            for item in items where item.items == nil { note(item) }
        case .null, .object: break
        }
    }

    /// Keeps a place of the data that was read.
    func note(_ span: SourceSpan) {
        if span.file === tracked { read[span.range.lowerBound >> 6] |= 1 << UInt64(span.range.lowerBound & 63) }
        guard let start, noted.count - start < Self.maximumPlaces else { return }
        noted.append(place(of: span))
    }

    /// Keeps places that were read before, when the value that needed them was worked out.
    func keep(_ places: [Place]) {
        guard let start, !places.isEmpty else { return }
        noted.append(contentsOf: places.prefix(max(0, Self.maximumPlaces - (noted.count - start))))
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
        defer { start = noted.count }
        return Outer(start: start)
    }

    /// The places since `begin`. With `passesOn` they are also those of the value that asked for this one.
    func end(_ outer: Outer, passesOn: Bool) -> [Place] {
        let own = Array(noted[(start ?? noted.count)...])
        drop(to: outer, keeping: passesOn)
        return own
    }

    /// Forgets the places since `begin`.
    func forget(_ outer: Outer) { drop(to: outer, keeping: false) }

    private func drop(to outer: Outer, keeping: Bool) {
        let begun = start ?? noted.count
        start = outer.start
        var end = begun
        if keeping, let outer = outer.start { end = max(begun, min(noted.count, outer + Self.maximumPlaces)) }
        if noted.count > end { noted.removeSubrange(end...) }
    }
}
