internal import Diagnostics
internal import OrderedCollections
internal import ReportData

/// The shapes of the figures, lists and data that a package names, each found once.
///
/// A class, since the shape of one figure asks for those of others; it belongs to one check of names.
final class ShapeTable {
    private let package: LayoutPackage
    private let data: Shape
    private var figures: [NameKey: Shape] = [:]
    private var lists: [NameKey: Shape] = [:]
    /// Figures whose shape is being found: one that needs itself is unknown.
    private var pending: Set<String> = []

    init(package: LayoutPackage, schema: DataDocument?) {
        self.package = package
        data = schema.map { Shape(schema: $0.root, root: $0.root) } ?? .unknown
    }

    /// The shape of what a name at the root means; `nil` when nothing has that name.
    func root(_ name: String) -> Shape? {
        if let known = figures[NameKey(name)] ?? lists[NameKey(name)] { return known }
        if let definition = package.figures[name] { return figure(definition) }
        if let list = package.lists[name] {
            let shape = Shape(list: list)
            lists[NameKey(name)] = shape
            return shape
        }
        if case .record(let members) = data { return members[NameKey(name)] }
        return .unknown
    }

    private func figure(_ definition: FigureDefinition) -> Shape {
        guard pending.insert(definition.name).inserted else { return .unknown }
        defer { pending.remove(definition.name) }
        let shape: Shape
        switch definition.content {
        case .value(let source): shape = self.shape(of: source, [])
        case .rows(let rows):
            let row = LocalShape(name: rows.row, shape: self.shape(of: rows.list, []).element)
            var fields: OrderedDictionary<NameKey, Shape> = [:]
            for (name, field) in rows.fields {
                guard case .value(let source) = field.content else { continue }
                fields[NameKey(name)] = self.shape(of: source, [row])
            }
            shape = .list(.record(fields))
        }
        figures[NameKey(definition.name)] = shape
        return shape
    }

    private func shape(of source: ParsedExpression, _ locals: [LocalShape]) -> Shape {
        guard let tree = source.tree else { return .unknown }
        var inference = ShapeInference { locals.shape(of: $0) ?? self.root($0) }
        return inference.shape(of: tree)
    }
}
