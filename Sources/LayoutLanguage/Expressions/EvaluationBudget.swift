/// How much may still be worked out, and how deep: every package ends.
struct EvaluationBudget {
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

    init(steps: Int, maximumDepth: Int, maximumParts: Int, maximumRows: Int) {
        self.steps = steps
        self.maximumDepth = maximumDepth
        self.maximumParts = maximumParts
        self.maximumRows = maximumRows
        parts = maximumParts
    }

    /// Counts steps; false when there are none left.
    mutating func take(steps count: Int) -> Bool {
        steps -= count
        return steps >= 0
    }

    /// Counts parts; false when there are none left.
    mutating func take(parts count: Int) -> Bool {
        parts -= count
        return parts >= 0
    }

    /// What keeps a part of an expression from being worked out.
    enum Limit {
        case steps, depth
    }

    /// Begins a part of an expression, one level deeper; a limit that it passes leaves things as they were.
    mutating func enter() -> Limit? {
        steps -= 1
        guard steps >= 0 else { return .steps }
        guard depth < maximumDepth else { return .depth }
        depth += 1
        return nil
    }

    mutating func leave() { depth -= 1 }
}
