internal import OrderedCollections
internal import ReportData

/// What is known of a value before anything is worked out: which fields it has, or what its elements are.
indirect enum Shape: Hashable, Sendable {
    /// Nothing is known; every field passes.
    case unknown
    /// These fields and no others.
    case record(OrderedDictionary<NameKey, Shape>)
    /// Entries under any names, all of one shape.
    case map(Shape)
    case list(Shape)

    /// The shape of one element of a list; of anything else nothing is known.
    var element: Shape {
        if case .list(let element) = self { element } else { .unknown }
    }

    /// The shape of what stands under any name; of anything else nothing is known.
    var entry: Shape {
        if case .map(let entry) = self { entry } else { .unknown }
    }

    /// A record of these fields, and of `others` of which nothing is known.
    static func fields(_ known: [String: Shape], and others: String...) -> Shape {
        var fields: OrderedDictionary<NameKey, Shape> = [:]
        for name in others { fields[NameKey(name)] = .unknown }
        for (name, shape) in known { fields[NameKey(name)] = shape }
        return .record(fields)
    }

    /// Both in one: what is not the same in both is unknown.
    func merged(with other: Shape) -> Shape {
        if self == other { return self }
        switch (self, other) {
        case (.record(let left), .record(let right)):
            return .record(left.merging(right) { $0.merged(with: $1) })
        case (.list(let left), .list(let right)): return .list(left.merged(with: right))
        case (.map(let left), .map(let right)): return .map(left.merged(with: right))
        case (.unknown, _), (.record, _), (.map, _), (.list, _): return .unknown
        }
    }
}

extension Shape {
    /// The shape of a constant list of the layout: rows have the fields that any of them has.
    init(list node: DataNode) {
        switch node.value {
        case .list(let items):
            var element: Shape?
            for item in items { element = element.map { $0.merged(with: Shape(list: item)) } ?? Shape(list: item) }
            self = .list(element ?? .unknown)
        case .object(let members):
            self = .record(OrderedDictionary(uniqueKeysWithValues: members.map { (NameKey($0), Shape(list: $1.node)) }))
        case .null, .bool, .number, .text: self = .unknown
        }
    }

    /// The shape of data that a schema describes (JSON Schema 2020-12): objects that allow no other members are records, objects of
    /// one kind of member maps.
    init(schema node: DataNode, root: DataNode) {
        var parts = Self.mostParts
        self.init(schema: node, root: root, depth: 0, parts: &parts)
    }

    /// A schema that refers to itself in several places would have no end of parts; what is beyond these is unknown.
    private static let mostParts = 20_000

    private init(schema node: DataNode, root: DataNode, depth: Int, parts: inout Int) {
        parts -= 1
        guard depth < 32, parts > 0 else {
            self = .unknown
            return
        }
        func shape(_ node: DataNode) -> Shape { Shape(schema: node, root: root, depth: depth + 1, parts: &parts) }
        if let reference = node["$ref"]?.text {
            self = DataDocument(root: root).node(at: String(reference.drop { $0 == "#" })).map(shape) ?? .unknown
            return
        }
        if let alternatives = node["anyOf"]?.items {
            // A text among them has no fields to ask for.
            let shapes = alternatives.map(shape).filter { $0 != .unknown }
            self = shapes.dropFirst().reduce(shapes.first ?? .unknown) { $0.merged(with: $1) }
            return
        }
        if let items = node["items"] {
            self = .list(shape(items))
        } else if let properties = node["properties"]?.members, node["additionalProperties"]?.value == .bool(false) {
            self = .record(OrderedDictionary(uniqueKeysWithValues: properties.map { (NameKey($0), shape($1.node)) }))
        } else if node["properties"] == nil, let other = node["additionalProperties"], other.members != nil {
            self = .map(shape(other))
        } else {
            self = .unknown
        }
    }
}
