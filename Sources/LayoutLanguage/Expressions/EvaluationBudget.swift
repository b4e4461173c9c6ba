/// How much may still be worked out, and how deep: every package ends.
///
/// A class whose numbers nobody else changes: it is asked for every part of every expression.
final class EvaluationBudget {
    /// Parts of expressions.
    private(set) var steps: Int
    /// Parts of the document: blocks, cells, pieces of text, rounds of repetitions.
    private(set) var parts: Int
    /// How many parts the document may have; ten thousand pages have fewer.
    let maximumParts: Int
    /// How many rows a table may have; no table of ten thousand pages has more.
    let maximumRows: Int
    private var depth = 0
    private let maximumDepth: Int
    private let allSteps: Int

    init(steps: Int, maximumDepth: Int, maximumParts: Int, maximumRows: Int) {
        self.steps = steps
        allSteps = steps
        self.maximumDepth = maximumDepth
        self.maximumParts = maximumParts
        self.maximumRows = maximumRows
        parts = maximumParts
    }

    /// The budget with nothing of it spent.
    var whole: EvaluationBudget {
        EvaluationBudget(steps: allSteps, maximumDepth: maximumDepth, maximumParts: maximumParts, maximumRows: maximumRows)
    }

    /// The steps that were taken.
    var spent: Int { allSteps - steps }

    /// Counts steps; false when there are none left.
    func take(steps count: Int) -> Bool {
        steps -= count
        return steps >= 0
    }

    /// Counts parts; false when there are none left.
    func take(parts count: Int) -> Bool {
        parts -= count
        return parts >= 0
    }

    /// What keeps a part of an expression from being worked out.
    enum Limit {
        case steps, depth
    }

    /// Begins a part of an expression, one level deeper; a limit that it passes leaves things as they were.
    func enter() -> Limit? {
        steps -= 1
        guard steps >= 0 else { return .steps }
        guard depth < maximumDepth else { return .depth }
        depth += 1
        return nil
    }

    func leave() { depth -= 1 }
}
