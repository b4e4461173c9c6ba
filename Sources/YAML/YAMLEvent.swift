/// A step of a YAML text (YAML 1.1, 4): values in the order of the text, lists and mappings between their beginning and their end.
public struct YAMLEvent: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// `isPlain` is neither quoted nor a block.
        case scalar(String, isPlain: Bool)
        /// The value that has that anchor stands here once more.
        case alias(String)
        case list
        case mapping
        /// Of the innermost list or mapping.
        case end
        case document
        case endOfDocument
        case endOfText
    }

    public var kind: Kind
    /// The UTF-8 offset where it begins, anchor and tag of a value included.
    public var offset: Int
    /// The name under which aliases repeat the value.
    public var anchor: String?
    /// The tag that the text gives the value, written out.
    public var tag: String?
}

/// What libyaml can not read, in its own words.
public struct YAMLSyntaxError: Error, Hashable, Sendable {
    public var words: String
    /// The UTF-8 offset where it was noticed.
    public var offset: Int
}
