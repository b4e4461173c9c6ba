public import Diagnostics
internal import OrderedCollections
internal import ReportData

/// What a number is made of: its formula, and in turn the figures and values of the data that this names.
public struct FormulaTree: Hashable, Sendable {
    /// The figure, or the path of the data; `nil` for an expression of its own.
    public var name: String?
    /// JSON pointer to a value of the data, at which the tree ends.
    public var path: String?
    /// The value as it is worked out, with its unit; `nil` for one that has none.
    public var value: String?
    /// The formula; `nil` for a value of the data.
    public var formula: SourceSpan?
    public var parts: [FormulaTree] = []
}

extension BoundReport {
    /// The tree of a printed number.
    public func formulaTree(of row: Provenance.Row) -> FormulaTree? {
        var growth = FormulaGrowth(figures: figures)
        if let name = row.figure, let reference = figures.reference(named: name) { return growth.tree(of: reference, depth: 0) }
        guard let span = row.formula, let tree = ParsedExpression.parse(span).expression.tree else { return nil }
        var found = FormulaTree(formula: span)
        found.parts = growth.parts(of: tree, Scope(figures: figures), depth: 0)
        return found
    }
}

extension FigureTable {
    /// The figure that provenance calls by that name: `年度`, `收入来源[2].金额`.
    fileprivate func reference(named name: String) -> FigureReference? {
        guard let open = name.lastIndex(of: "["), let close = name[open...].firstIndex(of: "]"),
            let row = Int(name[name.index(after: open)..<close]), name[close...].dropFirst().first == ".",
            let handle = handle(String(name[..<open]), row: row)
        else { return definitions[name] == nil ? nil : .value(name) }
        return .field(String(name[close...].dropFirst(2)), of: handle)
    }
}

/// Makes the tree of one number; what was told once is not told again.
private struct FormulaGrowth {
    let figures: FigureTable
    private var told: Set<String> = []

    /// Deeper than anyone looks.
    private static let mostDepth = 12
    private static let mostParts = 200

    init(figures: FigureTable) { self.figures = figures }

    mutating func tree(of reference: FigureReference, depth: Int) -> FormulaTree {
        let definition = figures.definition(of: reference)
        var tree = FormulaTree(name: reference.name)
        guard let definition, case .value(let source) = definition.content else { return tree }
        tree.value = (try? figures.value(of: reference, at: definition.span))?.words
        tree.formula = source.span
        guard let expression = source.tree, depth < Self.mostDepth, told.count < Self.mostParts, told.insert(reference.name).inserted else {
            return tree
        }
        if case .field(_, let handle) = reference, case .rows(let rows)? = figures.definitions[handle.figure]?.content,
            let item = figures.item(of: handle)
        {
            // The other fields of the row are names, too.
            let scope = Scope(figures: figures).adding(rows.row, item)
            tree.parts = parts(of: expression, scope, of: handle, depth: depth + 1)
        } else {
            tree.parts = parts(of: expression, Scope(figures: figures), depth: depth + 1)
        }
        return tree
    }

    /// The figures and values that an expression names, in their order, each once.
    mutating func parts(of expression: Expression, _ scope: Scope, of row: RecordHandle? = nil, depth: Int) -> [FormulaTree] {
        var found: [FormulaTree] = []
        collect(expression, scope, row, depth, &found)
        var seen: Set<String> = []
        return found.filter { seen.insert($0.path ?? $0.name ?? "").inserted }
    }

    private mutating func collect(
        _ expression: Expression, _ scope: Scope, _ row: RecordHandle?, _ depth: Int, _ found: inout [FormulaTree]
    ) {
        if case .name(let name) = expression.kind, let row, !scope.isLocal(name),
            case .rows(let rows)? = figures.definitions[row.figure]?.content, rows.fields[name] != nil
        {
            return found.append(tree(of: .field(name, of: row), depth: depth))
        }
        if let reference = figures.reference(of: expression, in: scope) { return found.append(tree(of: reference, depth: depth)) }
        if let pointer = figures.pointer(of: expression, in: scope) {
            let node = figures.data.node(at: pointer)
            // A record or list as a whole is told by what is asked of it.
            guard let node, !node.isContainer else { return }
            return found.append(FormulaTree(name: String(expression.span.text), path: pointer, value: String(node.literal)))
        }
        var children: [Expression] = []
        expression.forEachChild { children.append($0) }
        for child in children { collect(child, scope, row, depth, &found) }
    }
}

extension Value {
    /// A single value for people, with its unit.
    fileprivate var words: String? {
        switch self {
        case .absent, .list, .record: nil
        case .bool(let bool): bool ? "✓" : "✗"
        case .number(let quantity): quantity.number.description + (quantity.unit.map { " \($0)" } ?? "")
        case .text(let text): text
        case .date(let date): date.iso
        }
    }
}
