internal import Diagnostics
internal import OrderedCollections
public import ReportData

/// The text of a report made of imported values.
public struct NewReport: Sendable {
    public var text: String
    /// What the schema asks for and no sheet has, by its title; placeholders stand there.
    public var missing: [(path: String, title: String)]

    /// A report of the layout of that name.
    public init(_ values: ImportedValues, layout: String, schema: Schema) {
        let shape = SchemaShape(schema: schema)
        var tree = ReportTree(values)
        tree.members["layout"] = ReportTree(ImportedValues.Value(content: .text(layout), places: []))
        missing = []
        for name in schema.root.required where tree.members[name] == nil {
            let path = ValuePath([.member(name)])
            let rule = shape.rule(path)
            let title = schema.root.properties[name].flatMap { schema.title(of: $0) } ?? name
            missing.append((name, title))
            let content: ImportedValues.Content? =
                switch rule?.kinds.first {
                case .string: .text(rule?.allowed?.first?.text ?? "【请填写：\(title)】")
                default: nil
                }
            if let content { tree.members[name] = ReportTree(ImportedValues.Value(content: content, places: [])) }
        }
        text = tree.text(MemberOrder(shape: shape, path: ValuePath([])), indent: "") + "\n"
    }
}
