/// How much JSON is read before it is refused.
public struct JSONLimits: Hashable, Sendable {
    /// Lists and objects inside one another.
    public var depth: Int
    /// Bytes of one text: a paragraph longer than a book is a mistake, and takes gigabytes to set.
    public var text: Int
    /// Bytes of the whole file.
    public var bytes: Int
    /// Diagnostics after which reading stops.
    public var diagnostics: Int

    public init(depth: Int = 64, text: Int = 1 << 20, bytes: Int = 64 << 20, diagnostics: Int = 20) {
        self.depth = depth
        self.text = text
        self.bytes = bytes
        self.diagnostics = diagnostics
    }
}
