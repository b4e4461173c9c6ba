internal import ReportData

/// What a schema says of the places that a map fills.
struct SchemaShape {
    let schema: Schema

    /// The rule for a path, with its kind; `nil` where the schema has no such place.
    func rule(_ path: ValuePath) -> SchemaRule? {
        var rules = [schema.root]
        for step in path.steps {
            rules = rules.flatMap { rule in
                switch step {
                case .member(let name): members(name, of: rule, depth: 0)
                case .record: items(of: rule, depth: 0)
                }
            }
            guard !rules.isEmpty else { return nil }
        }
        return rules.flatMap { expanded($0, depth: 0) }.first { !$0.kinds.isEmpty } ?? rules.first
    }

    /// Whether the numbers there are amounts of money.
    func isMoney(_ path: ValuePath) -> Bool { rule(path)?.dimension == "money" }

    private func expanded(_ rule: SchemaRule, depth: Int) -> [SchemaRule] {
        guard depth < 16 else { return [] }
        let others = [rule.reference].compactMap { $0 } + rule.anyOf + rule.oneOf + rule.allOf
        return [rule] + others.flatMap { expanded(schema[$0], depth: depth + 1) }
    }

    private func members(_ name: String, of rule: SchemaRule, depth: Int) -> [SchemaRule] {
        expanded(rule, depth: 0).compactMap { rule in
            if let id = rule.properties[name] { return schema[id] }
            guard let id = rule.otherProperties, !schema[id].isNever else { return nil }
            return schema[id]
        }
    }

    private func items(of rule: SchemaRule, depth: Int) -> [SchemaRule] {
        expanded(rule, depth: 0).compactMap { $0.items.map { schema[$0] } }
    }
}
