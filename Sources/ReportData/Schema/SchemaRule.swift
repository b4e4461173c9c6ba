public import Diagnostics
public import OrderedCollections

/// What a schema says of one value. Rules name one another by their number in the `Schema`.
public struct SchemaRule: Hashable, Sendable {
    /// The kinds of value of JSON, `integer` among them (2020-12 Validation, 6.1.1).
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case null, boolean, integer, number, string, array, object
    }

    /// The number of a rule in its schema.
    public typealias ID = Int

    // For people.
    public internal(set) var title: String?
    public internal(set) var summary: String?
    public internal(set) var examples: [DataNode] = []
    public internal(set) var defaultValue: DataNode?
    /// What numbers measure (`x-dimension`), such as money; `nil` where the schema does not say.
    public internal(set) var dimension: String?

    /// The kinds allowed; empty allows all.
    public internal(set) var kinds: [Kind] = []
    /// True for the schema `false`: nothing is allowed here.
    public internal(set) var isNever = false
    /// The values allowed, when they are counted out.
    public internal(set) var allowed: [DataNode]?

    // Objects.
    public internal(set) var properties: OrderedDictionary<String, ID> = [:]
    public internal(set) var required: [String] = []
    /// The rule for members that `properties` does not name; `nil` allows all.
    public internal(set) var otherProperties: ID?

    // Lists.
    public internal(set) var items: ID?
    public internal(set) var prefixItems: [ID] = []
    public internal(set) var counts: ClosedRange<Int> = 0...Int.max
    public internal(set) var hasUniqueItems = false

    // Numbers.
    public internal(set) var minimum: Decimal?
    public internal(set) var maximum: Decimal?
    public internal(set) var exclusiveMinimum: Decimal?
    public internal(set) var exclusiveMaximum: Decimal?
    public internal(set) var multipleOf: Decimal?

    // Texts.
    public internal(set) var lengths: ClosedRange<Int> = 0...Int.max
    var pattern: SchemaPattern?

    // Other rules for the same value.
    public internal(set) var reference: ID?
    public internal(set) var allOf: [ID] = []
    public internal(set) var anyOf: [ID] = []
    public internal(set) var oneOf: [ID] = []

    /// Where the schema writes the rule.
    public internal(set) var span: SourceSpan

    init(span: SourceSpan) { self.span = span }

    /// The regular expression that texts match.
    public var patternSource: String? { pattern?.source }
}
