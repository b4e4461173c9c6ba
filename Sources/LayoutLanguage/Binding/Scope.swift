internal import Diagnostics
internal import ReportData

/// The names that hold at a place of the layout.
struct Scope {
    private(set) var environment: any Environment
    /// Names that are not those of figures and data.
    private var locals: Set<String> = []
    /// Parameters of a phrase that stand for a figure as it is: printed alone, they are that figure.
    private(set) var references: [String: FigureReference] = [:]
    /// The key of the innermost row of a figure with keys.
    private(set) var rowKey: String?

    /// The names that hold everywhere.
    init(figures: FigureTable) { environment = figures }

    /// The scope of one row of a repetition.
    func row(_ name: String, _ item: Value, index: Int, key: String?) -> Scope {
        var inner = self
        inner.environment = LocalEnvironment([(name, item), ("index", .number(Decimal(index + 1)))], in: environment)
        inner.hide([name, "index"])
        if let key { inner.rowKey = key }
        return inner
    }

    /// The scope with one more name.
    func adding(_ name: String, _ value: Value) -> Scope {
        var inner = self
        inner.environment = LocalEnvironment([(name, value)], in: environment)
        inner.hide([name])
        return inner
    }

    /// The scope within a phrase: its parameters, and what holds everywhere.
    func phrase(
        _ parameters: [(name: String, value: Value)], references: [String: FigureReference], figures: FigureTable
    ) -> Scope {
        var inner = Scope(figures: figures)
        inner.environment = LocalEnvironment(parameters, in: figures)
        inner.hide(parameters.map(\.name))
        inner.references = references
        inner.rowKey = rowKey
        return inner
    }

    /// Whether a name means something of its own here, and not a figure or the data.
    func isLocal(_ name: String) -> Bool { locals.contains(name) }

    private mutating func hide(_ names: [String]) {
        locals.formUnion(names)
        for name in names { references[name] = nil }
    }

    func evaluator(_ figures: FigureTable) -> Evaluator {
        Evaluator(environment: environment, units: figures.units, evaluation: figures.evaluation)
    }
}
