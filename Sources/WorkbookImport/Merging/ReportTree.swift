internal import Diagnostics
internal import OrderedCollections
internal import ReportData

/// Imported values as the tree of the data that they make.
struct ReportTree {
    var value: ImportedValues.Value?
    var members: OrderedDictionary<String, ReportTree> = [:]
    var records: OrderedDictionary<[ValuePath.Key], ReportTree> = [:]

    init(_ value: ImportedValues.Value? = nil) { self.value = value }

    init(_ values: ImportedValues) {
        for (path, value) in values.byPath { insert(value, at: path.steps[...]) }
    }

    private mutating func insert(_ value: ImportedValues.Value, at steps: ArraySlice<ValuePath.Step>) {
        switch steps.first {
        case nil: self.value = value
        case .member(let name)?: members[name, default: ReportTree()].insert(value, at: steps.dropFirst())
        case .record(let keys)?:
            if records[keys] == nil {
                var record = ReportTree()
                for key in keys { record.members[key.member] = ReportTree(ImportedValues.Value(content: .text(key.text), places: [])) }
                records[keys] = record
            }
            records[keys]?.insert(value, at: steps.dropFirst())
        }
    }

    /// The value as JSON on one line; members in the order of the schema.
    func line(_ shape: MemberOrder) -> String {
        if let value { return value.content.literal }
        if !records.isEmpty { return "[" + records.map { $1.line(shape.record) }.joined(separator: ", ") + "]" }
        return "{" + shape.sorted(members).map { "\(JSONText.quoted($0)): \($1.line(shape.member($0)))" }.joined(separator: ", ") + "}"
    }

    /// The value as JSON: records a line each, what is short on one line.
    func text(_ shape: MemberOrder, indent: String) -> String {
        let inner = indent + "  "
        if !records.isEmpty {
            return "[\n" + records.map { inner + $1.line(shape.record) }.joined(separator: ",\n") + "\n\(indent)]"
        }
        if value != nil { return line(shape) }
        let isFlat = members.values.allSatisfy { $0.value != nil }
        if isFlat, !indent.isEmpty {
            let line = line(shape)
            if line.utf8.count <= 160 { return line }
        }
        let lines = shape.sorted(members).map { "\(inner)\(JSONText.quoted($0)): \($1.text(shape.member($0), indent: inner))" }
        return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
    }
}

extension ImportedValues.Content {
    /// The value as JSON writes it.
    public var literal: String {
        switch self {
        case .number(let number): number.description
        case .text(let text): JSONText.quoted(text)
        case .flag(let flag): flag ? "true" : "false"
        }
    }
}

/// In which order a schema names the members of an object.
struct MemberOrder {
    let shape: SchemaShape
    let path: ValuePath

    func member(_ name: String) -> MemberOrder { MemberOrder(shape: shape, path: ValuePath(path.steps + [.member(name)])) }

    var record: MemberOrder { MemberOrder(shape: shape, path: ValuePath(path.steps + [.record([])])) }

    /// The place of a member among the others.
    func index(_ name: String) -> Int { names.firstIndex(of: name) ?? Int.max }

    private var names: [String] { (path.steps.isEmpty ? shape.schema.root : shape.rule(path)).map { Array($0.properties.keys) } ?? [] }

    func sorted(_ members: OrderedDictionary<String, ReportTree>) -> [(String, ReportTree)] {
        let names = names
        return members.enumerated().map { ($0.offset, names.firstIndex(of: $0.element.key) ?? Int.max, $0.element) }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map { ($0.2.key, $0.2.value) }
    }
}
