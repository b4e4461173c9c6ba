public import Diagnostics

/// A schema for data: the part of JSON Schema 2020-12 that describes records, lists and plain values.
///
/// Keywords: `type` `enum` `const` `properties` `required` `additionalProperties` `items` `prefixItems` `minItems` `maxItems`
/// `uniqueItems` `minimum` `maximum` `exclusiveMinimum` `exclusiveMaximum` `multipleOf` `minLength` `maxLength` `pattern` `allOf`
/// `anyOf` `oneOf` `$ref` (within the file) `$defs`, and for people `title` `description` `default` `examples` `$comment`. What numbers
/// measure says `x-dimension`.
public struct Schema: Hashable, Sendable {
    let rules: [SchemaRule]

    /// What people call the value of each rule: the rule's own title, or that of the rule it refers to.
    let titles: [String?]
    /// Which rules say what a number measures, themselves or through those that they name.
    let leadsToDimension: [Bool]

    init(rules: [SchemaRule]) {
        self.rules = rules
        leadsToDimension = Self.leadsToDimension(rules)
        titles = rules.map { rule in
            var rule = rule
            // A chain of references is no longer than there are rules.
            for _ in rules {
                if let title = rule.title { return title }
                guard let reference = rule.reference else { return nil }
                rule = rules[reference]
            }
            return nil
        }
    }

    /// The rule for the whole of the data.
    public var root: SchemaRule { rules[0] }

    /// The rule of that number.
    public subscript(id: SchemaRule.ID) -> SchemaRule { rules[id] }

    /// The names that any object of the data may have.
    public var propertyNames: Set<String> { rules.reduce(into: []) { $0.formUnion($1.properties.keys) } }

    /// What people call the value of that rule; `nil` when the schema gives no title.
    public func title(of id: SchemaRule.ID) -> String? { titles[id] }

    /// What people call the value that a JSON pointer leads to, whether the data have it or not; `nil` when the schema gives no title.
    public func title(at pointer: String) -> String? {
        var rule: SchemaRule.ID? = 0
        for token in pointer.split(separator: "/") {
            rule = rule.flatMap { member(unpointerToken(token), of: $0, depth: 0) }
        }
        return rule.flatMap { titles[$0] }
    }

    /// The rule for a member or an item of what `id` is for.
    private func member(_ name: String, of id: SchemaRule.ID, depth: Int) -> SchemaRule.ID? {
        guard depth < 32 else { return nil }
        let rule = rules[id]
        if let found = rule.properties[name] { return found }
        if let items = rule.items, let index = Int(name) { return index < rule.prefixItems.count ? rule.prefixItems[index] : items }
        for other in [rule.reference].compactMap({ $0 }) + rule.allOf + rule.anyOf + rule.oneOf {
            if let found = member(name, of: other, depth: depth + 1) { return found }
        }
        return rule.otherProperties.flatMap { rules[$0].isNever ? nil : $0 }
    }

    /// Reads a schema; `nil` when it can not be used. A keyword that would not be kept is a diagnostic, too.
    public static func read(_ document: DataDocument) -> (schema: Schema?, diagnostics: [Diagnostic]) {
        var reader = SchemaReader(document: document)
        let rules = reader.read()
        let hasFailed = reader.diagnostics.contains { $0.severity == .failure }
        return (hasFailed ? nil : Schema(rules: rules), reader.diagnostics)
    }

    /// Everything in `document` that the schema does not allow, in the order of the file.
    public func validate(_ document: DataDocument) -> [Diagnostic] {
        var validator = SchemaValidator(schema: self, document: document)
        validator.check(document.root, against: 0, name: SchemaValidator.Name())
        return validator.diagnostics
    }
}
