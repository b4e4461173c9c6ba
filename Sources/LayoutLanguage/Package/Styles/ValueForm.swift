/// What may stand as the value of a key, as the JSON Schema of layout files says it; editors know YAML's numbers and truth values.
enum ValueForm: Sendable {
    case name, length, color, yesNo, number
    /// Any text or number.
    case scalar
    case choice([String])
    /// A length, or a list of lengths.
    case lengths
    /// Strokes under these keys.
    case strokes([String])

    /// The schema as JSON.
    var schema: String {
        switch self {
        case .name: Self.reference("name")
        case .length: Self.reference("length")
        case .color: Self.reference("color")
        case .yesNo: Self.reference("yesNo")
        case .number: Self.reference("number")
        case .scalar: #"{"type": ["string", "number", "boolean"]}"#
        case .choice(let words): #"{"enum": [\#(words.map { "\"\($0)\"" }.joined(separator: ", "))]}"#
        case .lengths: #"{"anyOf": [\#(Self.reference("length")), {"type": "array", "items": \#(Self.reference("length"))}]}"#
        case .strokes(let keys): Self.object(keys.map { ($0, Self.reference("stroke")) })
        }
    }

    /// A mapping with these keys and no others.
    static func object(_ properties: [(key: String, schema: String)]) -> String {
        let members = properties.map { "\"\($0.key)\": \($0.schema)" }.joined(separator: ", ")
        return #"{"type": "object", "additionalProperties": false, "properties": {\#(members)}}"#
    }

    private static func reference(_ name: String) -> String { ##"{"$ref": "#/$defs/\##(name)"}"## }
}
