internal import Diagnostics
internal import OrderedCollections

/// Makes rules of a schema document. References are resolved at the end, so that rules may refer forwards.
struct SchemaReader {
    private let document: DataDocument
    private var rules: [SchemaRule] = []
    private var rulesByPointer: [String: SchemaRule.ID] = [:]
    private var references: [(rule: SchemaRule.ID, target: DataNode)] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(document: DataDocument) { self.document = document }

    mutating func read() -> [SchemaRule] {
        _ = rule(document.root, at: "")
        for (rule, target) in references {
            guard let text = target.text, text.first == "#", let id = rulesByPointer[String(text.dropFirst())] else {
                report(.unresolvedReference(String(target.literal)), target)
                continue
            }
            rules[rule].reference = id
        }
        return rules
    }

    /// Reads the rule that `node` writes; its number.
    private mutating func rule(_ node: DataNode, at pointer: String) -> SchemaRule.ID {
        let id = rules.count
        rules.append(SchemaRule(span: node.span))
        rulesByPointer[pointer] = id
        switch node.value {
        case .bool(let allowed): rules[id].isNever = !allowed
        case .object(let members):
            var rule = SchemaRule(span: node.span)
            for (keyword, member) in members {
                read(keyword, member, into: &rule, id, pointer + "/" + escapedPointerToken(keyword))
            }
            rules[id] = rule
        case .null, .number, .text, .list: report(.keywordValue("schema", expected: "object"), node)
        }
        return id
    }

    private mutating func read(_ keyword: String, _ member: DataMember, into rule: inout SchemaRule, _ id: SchemaRule.ID, _ pointer: String)
    {
        let node = member.node
        switch keyword {
        case "$schema", "$id", "$comment": break
        case "title": rule.title = text(keyword, node)
        case "description": rule.summary = text(keyword, node)
        case "default": rule.defaultValue = node
        case "examples": rule.examples = list(keyword, node)
        case "type": rule.kinds = kinds(node)
        case "enum": rule.allowed = list(keyword, node)
        case "const": rule.allowed = [node]
        case "$ref": references.append((id, node))
        case "$defs", "properties":
            guard let members = node.members else { return report(.keywordValue(keyword, expected: "object"), node) }
            for (name, member) in members {
                let child = self.rule(member.node, at: pointer + "/" + escapedPointerToken(name))
                if keyword == "properties" { rule.properties[name] = child }
            }
        case "required":
            rule.required = list(keyword, node).compactMap { text(keyword, $0) }
        case "additionalProperties": rule.otherProperties = self.rule(node, at: pointer)
        case "items": rule.items = self.rule(node, at: pointer)
        case "prefixItems": rule.prefixItems = ruleList(keyword, node, pointer)
        case "allOf": rule.allOf = ruleList(keyword, node, pointer)
        case "anyOf": rule.anyOf = ruleList(keyword, node, pointer)
        case "oneOf": rule.oneOf = ruleList(keyword, node, pointer)
        case "uniqueItems": rule.hasUniqueItems = node.bool ?? false
        case "minItems": rule.counts = count(keyword, node, 0)...max(count(keyword, node, 0), rule.counts.upperBound)
        case "maxItems": rule.counts = min(rule.counts.lowerBound, count(keyword, node, .max))...count(keyword, node, .max)
        case "minLength": rule.lengths = count(keyword, node, 0)...max(count(keyword, node, 0), rule.lengths.upperBound)
        case "maxLength": rule.lengths = min(rule.lengths.lowerBound, count(keyword, node, .max))...count(keyword, node, .max)
        case "minimum": rule.minimum = number(keyword, node)
        case "maximum": rule.maximum = number(keyword, node)
        case "exclusiveMinimum": rule.exclusiveMinimum = number(keyword, node)
        case "exclusiveMaximum": rule.exclusiveMaximum = number(keyword, node)
        case "multipleOf":
            rule.multipleOf = number(keyword, node)
            if let step = rule.multipleOf, step <= 0 { report(.keywordValue(keyword, expected: "> 0"), node) }
        case "pattern": rule.pattern = pattern(node)
        case "x-dimension": rule.dimension = text(keyword, node)
        default:
            let nearest = nearestName(to: keyword, among: Self.keywords)
            diagnostics.append(
                SchemaProblem.unknownKeyword(keyword, nearest: nearest).diagnostic(
                    at: Place(span: member.keySpan, path: document.pointer(to: node.span))))
        }
    }

    private static let keywords = [
        "$schema", "$id", "$comment", "$ref", "$defs", "title", "description", "default", "examples", "type", "enum", "const", "properties",
        "required", "additionalProperties", "items", "prefixItems", "minItems", "maxItems", "uniqueItems", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "allOf", "anyOf", "oneOf",
        "x-dimension",
    ]

    // MARK: Values of keywords

    private mutating func text(_ keyword: String, _ node: DataNode) -> String? {
        if node.text == nil { report(.keywordValue(keyword, expected: "string"), node) }
        return node.text
    }

    private mutating func number(_ keyword: String, _ node: DataNode) -> Decimal? {
        if node.number == nil { report(.keywordValue(keyword, expected: "number"), node) }
        return node.number
    }

    private mutating func count(_ keyword: String, _ node: DataNode, _ otherwise: Int) -> Int {
        if let count = node.number?.wholeNumber, count >= 0 { return count }
        report(.keywordValue(keyword, expected: "integer ≥ 0"), node)
        return otherwise
    }

    private mutating func list(_ keyword: String, _ node: DataNode) -> [DataNode] {
        if node.items == nil { report(.keywordValue(keyword, expected: "array"), node) }
        return node.items ?? []
    }

    private mutating func ruleList(_ keyword: String, _ node: DataNode, _ pointer: String) -> [SchemaRule.ID] {
        list(keyword, node).enumerated().map { rule($0.element, at: "\(pointer)/\($0.offset)") }
    }

    private mutating func kinds(_ node: DataNode) -> [SchemaRule.Kind] {
        let names = node.items ?? [node]
        return names.compactMap { name in
            if let kind = name.text.flatMap(SchemaRule.Kind.init(rawValue:)) { return kind }
            report(.keywordValue("type", expected: SchemaRule.Kind.allCases.map(\.rawValue).joined(separator: ", ")), name)
            return nil
        }
    }

    private mutating func pattern(_ node: DataNode) -> SchemaPattern? {
        guard let source = text("pattern", node) else { return nil }
        switch SchemaPattern.compile(source) {
        case .success(let pattern): return pattern
        case .failure(let error):
            report(.badPattern(offset: error.offset), node)
            return nil
        }
    }

    private mutating func report(_ problem: SchemaProblem, _ node: DataNode) {
        let diagnostic = problem.diagnostic(at: document.place(of: node))
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }
}
