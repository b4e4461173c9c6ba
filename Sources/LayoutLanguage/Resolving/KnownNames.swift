internal import Diagnostics
internal import ReportData

/// The names that expressions of a package may use, known before anything is worked out.
struct KnownNames: Sendable {
    /// Names at the root: figures, lists, members of the data.
    private(set) var roots: Set<NameKey> = []
    /// The roots in the order in which they are proposed.
    private(set) var rootOrder: [String] = []
    /// Names of fields of any row: of figures, lists, the schema, the data, and of what functions give and of dates.
    private(set) var fields: Set<NameKey> = []
    private(set) var fieldOrder: [String] = []
    /// Names that the schema declares: where the data has no such member, it is absent.
    private(set) var schemaNames: Set<NameKey> = []
    /// Whether the data have a list without items, whose rows nobody knows.
    private(set) var hasEmptyLists = false

    /// No names.
    init() {}

    /// What the package and its schema name.
    init(package: LayoutPackage, schema: DataDocument?) {
        for name in package.figures.keys { add(root: name) }
        for name in package.lists.keys { add(root: name) }
        for definition in package.figures.values {
            if case .rows(let rows) = definition.content { rows.fields.keys.forEach { add(field: $0) } }
        }
        for list in package.lists.values { addKeys(of: list) }
        FunctionTable.standard.fields.forEach { add(field: $0) }
        guard let schema else { return }
        for (name, _) in schema.root["properties"]?.members ?? [:] { add(root: name) }
        addProperties(of: schema.root)
    }

    /// Adds what the data of a report name.
    mutating func add(_ data: DataNode) {
        for (name, _) in data.members ?? [:] { add(root: name) }
        addKeys(of: data)
    }

    /// The names that a package gives to columns of its own (`zip(编码: …)`).
    mutating func add(field name: String) {
        if fields.insert(NameKey(name)).inserted { fieldOrder.append(name) }
    }

    private mutating func add(root name: String) {
        if roots.insert(NameKey(name)).inserted { rootOrder.append(name) }
    }

    private mutating func addKeys(of node: DataNode) {
        switch node.value {
        case .null, .bool, .number, .text: break
        case .list(let items):
            if items.isEmpty { hasEmptyLists = true }
            for item in items where item.isContainer { addKeys(of: item) }
        case .object(let members):
            for (key, member) in members {
                add(field: key)
                if member.node.isContainer { addKeys(of: member.node) }
            }
        }
    }

    /// Every key under a `properties` of the schema (JSON Schema 2020-12, core 10.3.2.1), wherever it stands.
    private mutating func addProperties(of node: DataNode) {
        for (key, member) in node.members ?? [:] {
            if key == "properties" {
                for (name, _) in member.node.members ?? [:] {
                    schemaNames.insert(NameKey(name))
                    add(field: name)
                }
            }
            addProperties(of: member.node)
        }
        for item in node.items ?? [] { addProperties(of: item) }
    }
}
