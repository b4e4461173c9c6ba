internal import OrderedCollections

extension Schema {
    /// The names that `x-dimension` gives to numbers, with the rules that give them, in the order of the schema.
    public var dimensionNames: [(name: String, rule: SchemaRule)] { rules.compactMap { rule in rule.dimension.map { ($0, rule) } } }

    /// What the numbers of `document` measure where a rule for them says so with `x-dimension`, by the place of their first byte.
    ///
    /// It is an annotation (2020-12 Core, 7.7): it forbids nothing. Of alternatives (`anyOf`, `oneOf`) all that take the value's kind count.
    public func dimensions(of document: DataDocument) -> [Int: String] {
        guard leadsToDimension[0] else { return [:] }
        var search = DimensionSearch(schema: self)
        search.visit(document.root, 0, depth: 0)
        return search.found
    }

    /// Which rules say what a number measures, themselves or through the rules that they name.
    static func leadsToDimension(_ rules: [SchemaRule]) -> [Bool] {
        var leads = rules.map { $0.dimension != nil }
        var users: [[SchemaRule.ID]] = Array(repeating: [], count: rules.count)
        for (id, rule) in rules.enumerated() {
            for other in rule.named { users[other].append(id) }
        }
        var pending = leads.indices.filter { leads[$0] }
        while let id = pending.popLast() {
            for user in users[id] where !leads[user] {
                leads[user] = true
                pending.append(user)
            }
        }
        return leads
    }
}

extension SchemaRule {
    /// The rules that this one names.
    fileprivate var named: [ID] {
        Array(properties.values) + [otherProperties, items, reference].compactMap { $0 } + prefixItems + allOf + anyOf + oneOf
    }
}

/// Walks data and schema side by side, where that leads to numbers that measure something.
private struct DimensionSearch {
    let schema: Schema
    var found: [Int: String] = [:]
    /// Rules that may still be applied: references could turn in circles and multiply.
    private var steps = 10_000_000

    private static let maximumDepth = 256

    init(schema: Schema) { self.schema = schema }

    mutating func visit(_ node: DataNode, _ id: SchemaRule.ID, depth: Int) {
        steps -= 1
        guard schema.leadsToDimension[id], depth < Self.maximumDepth, steps > 0 else { return }
        let rule = schema.rules[id]
        guard rule.kinds.isEmpty || rule.kinds.contains(where: node.isKind(of:)) else { return }
        switch node.value {
        case .null, .bool, .text: return
        case .number: if let dimension = rule.dimension { found[node.span.range.lowerBound] = dimension }
        case .list(let items):
            for (index, item) in items.enumerated() {
                if let inner = index < rule.prefixItems.count ? rule.prefixItems[index] : rule.items {
                    visit(item, inner, depth: depth + 1)
                }
            }
        case .object(let members):
            for (key, member) in members {
                if let inner = rule.properties[key] ?? rule.otherProperties { visit(member.node, inner, depth: depth + 1) }
            }
        }
        if let reference = rule.reference { visit(node, reference, depth: depth + 1) }
        for other in rule.allOf + rule.anyOf + rule.oneOf { visit(node, other, depth: depth + 1) }
    }
}
