public import Diagnostics
public import ReportData

/// What the evaluations of one run share: the steps that are left, and how deep figures need one another.
///
/// A class, since an environment works figures out while an expression that needs them is being evaluated.
public final class Evaluation {
    /// How many parts of expressions may still be worked out.
    public private(set) var steps: Int
    /// How many parts the document may still get: blocks, cells, pieces of text, rounds of repetitions.
    var parts: Int
    /// How many parts the document may have; ten thousand pages have fewer.
    let maximumParts: Int
    /// How many rows a table may have; no table of ten thousand pages has more.
    let maximumRows: Int
    private var depth = 0
    private let maximumDepth: Int
    /// Where the data was that was read for the values that are being worked out, those of the innermost last.
    private var noted: [SourceSpan] = []
    /// Where in `noted` those of the innermost value begin; `nil` keeps none.
    private var start: Int?

    /// One bit for each byte of `tracked`: that of the first byte of a value that was read.
    private var read: [UInt64] = []
    /// The file of data whose reading is kept, to tell what nothing uses.
    public var tracked: SourceFile? {
        didSet { read = Array(repeating: 0, count: (tracked?.text.utf8.count ?? 0) / 64 + 1) }
    }

    /// Where figures are asked for as they are printed; `nil` asks for what the data give.
    var printedAt: StatedPosition?
    /// Where the report states what was asked for as it is printed.
    var statedSources: [SourceSpan] = []
    /// Where headings, charts, tables and forms stand, by name; of several with one name the first.
    var positions: [String: StatedPosition] = [:]

    /// More places than these tell nobody anything.
    private static let maximumSources = 64

    public init(steps: Int = 200_000_000, maximumDepth: Int = 400, maximumParts: Int = 10_000_000, maximumRows: Int = 500_000) {
        self.steps = steps
        self.maximumParts = maximumParts
        self.maximumRows = maximumRows
        parts = maximumParts
        self.maximumDepth = maximumDepth
    }

    /// Counts steps; false when there are none left.
    func take(steps count: Int = 1) -> Bool {
        steps -= count
        return steps >= 0
    }

    /// Goes one level deeper; false when that is too deep.
    func descend() -> Bool {
        depth += 1
        return depth <= maximumDepth
    }

    func ascend() { depth -= 1 }

    /// Keeps the place of a single value of the data, of a list those of its single values.
    public func note(_ node: DataNode) {
        switch node.value {
        case .bool, .number, .text: note(node.span)
        case .list(let items):
            for item in items where item.items == nil { note(item) }
        case .null, .object: break
        }
    }

    /// Where the data was that was read, in order; `nil` keeps none.
    public var sources: [SourceSpan]? {
        get { start.map { Array(noted[$0...]) } }
        set {
            if let start { noted.removeSubrange(start...) }
            start = newValue.map { _ in start ?? noted.count }
            noted += newValue ?? []
        }
    }

    /// Whether the value at `span` of the tracked file was read.
    public func hasRead(_ span: SourceSpan) -> Bool {
        let offset = span.range.lowerBound
        return read.indices.contains(offset >> 6) && read[offset >> 6] & 1 << UInt64(offset & 63) != 0
    }

    /// Keeps places that were read before, when the value that needed them was worked out.
    func keep(_ spans: [SourceSpan]) {
        guard let start, !spans.isEmpty else { return }
        noted.append(contentsOf: spans.prefix(max(0, Self.maximumSources - (noted.count - start))))
    }

    /// Keeps a place of the data that was read.
    public func note(_ span: SourceSpan) {
        if span.file === tracked { read[span.range.lowerBound >> 6] |= 1 << UInt64(span.range.lowerBound & 63) }
        guard let start, noted.count - start < Self.maximumSources else { return }
        noted.append(span)
    }

    // MARK: Places of one value

    /// Whose places are kept.
    struct Mark {
        fileprivate var outer: Int?
    }

    /// From here on places are those of another value; `end` goes on with the one before.
    func begin() -> Mark {
        defer { start = noted.count }
        return Mark(outer: start)
    }

    /// The places since `begin`. With `passesOn` they are also those of the value that asked for this one.
    func end(_ mark: Mark, passesOn: Bool) -> [SourceSpan] {
        let own = Array(noted[(start ?? noted.count)...])
        drop(to: mark, keeping: passesOn)
        return own
    }

    /// Forgets the places since `begin`.
    func forget(_ mark: Mark) { drop(to: mark, keeping: false) }

    private func drop(to mark: Mark, keeping: Bool) {
        let begun = start ?? noted.count
        start = mark.outer
        var end = begun
        if keeping, let outer = mark.outer { end = max(begun, min(noted.count, outer + Self.maximumSources)) }
        if noted.count > end { noted.removeSubrange(end...) }
    }
}
