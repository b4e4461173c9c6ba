public import Diagnostics
public import ReportData

/// What the evaluations of one run share: the steps that are left, and how deep figures need one another.
///
/// A class, since an environment works figures out while an expression that needs them is being evaluated.
public final class Evaluation {
    /// How many parts of expressions may still be worked out.
    public private(set) var steps: Int
    private var depth = 0
    private let maximumDepth: Int
    /// Where the data was that was read, in order; `nil` keeps none.
    public var sources: [SourceSpan]?

    /// Offsets of the values that were read of `tracked`.
    private var readOffsets: Set<Int> = []
    /// The file of data whose reading is kept, to tell what nothing uses.
    public var tracked: SourceFile?

    /// Where figures are asked for as they are printed; `nil` asks for what the data give.
    var printedAt: StatedPosition?
    /// Where the report states what was asked for as it is printed.
    var statedSources: [SourceSpan] = []
    /// Where headings, charts, tables and forms stand, by name; of several with one name the first.
    var positions: [String: StatedPosition] = [:]

    /// More places than these tell nobody anything.
    private static let maximumSources = 64

    public init(steps: Int = 200_000_000, maximumDepth: Int = 400) {
        self.steps = steps
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

    /// Whether the value at `span` of the tracked file was read.
    public func hasRead(_ span: SourceSpan) -> Bool { readOffsets.contains(span.range.lowerBound) }

    /// Keeps places that were read before, when the value that needed them was worked out.
    func keep(_ spans: [SourceSpan]) {
        guard let count = sources?.count, count < Self.maximumSources else { return }
        sources?.append(contentsOf: spans.prefix(Self.maximumSources - count))
    }

    /// Keeps a place of the data that was read.
    public func note(_ span: SourceSpan) {
        if span.file === tracked { readOffsets.insert(span.range.lowerBound) }
        guard let count = sources?.count, count < Self.maximumSources else { return }
        sources?.append(span)
    }
}
