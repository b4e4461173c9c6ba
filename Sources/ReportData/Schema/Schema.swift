public import Diagnostics

/// A schema for data: the part of JSON Schema 2020-12 that describes records, lists and plain values.
///
/// Keywords: `type` `enum` `const` `properties` `required` `additionalProperties` `items` `prefixItems` `minItems` `maxItems`
/// `uniqueItems` `minimum` `maximum` `exclusiveMinimum` `exclusiveMaximum` `multipleOf` `minLength` `maxLength` `pattern` `allOf`
/// `anyOf` `oneOf` `$ref` (within the file) `$defs`, and for people `title` `description` `default` `examples` `$comment`.
public struct Schema: Hashable, Sendable {
    let rules: [SchemaRule]

    /// What people call the value of each rule: the rule's own title, or that of the rule it refers to.
    let titles: [String?]

    init(rules: [SchemaRule]) {
        self.rules = rules
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
