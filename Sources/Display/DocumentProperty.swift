/// A fact on the making of a document, such as the digest of its data, that a published file states among its metadata.
public struct DocumentProperty: Hashable, Sendable {
    /// An XML name without a prefix, such as `dataSHA256`.
    public var name: String
    public var value: String
    /// What the fact is, in English.
    public var description: String

    public init(name: String, value: String, description: String) {
        self.name = name
        self.value = value
        self.description = description
    }
}
