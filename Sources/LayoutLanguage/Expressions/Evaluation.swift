public import Diagnostics

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

    /// Keeps a place of the data that was read.
    public func note(_ span: SourceSpan) {
        guard let count = sources?.count, count < Self.maximumSources else { return }
        sources?.append(span)
    }
}
