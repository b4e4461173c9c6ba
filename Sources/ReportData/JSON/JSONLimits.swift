/// How much JSON is read before it is refused.
public struct JSONLimits: Hashable, Sendable {
    /// Lists and objects inside one another.
    public var depth: Int
    /// Bytes of the whole file.
    public var bytes: Int
    /// Diagnostics after which reading stops.
    public var diagnostics: Int

    public init(depth: Int = 64, bytes: Int = 64 << 20, diagnostics: Int = 20) {
        self.depth = depth
        self.bytes = bytes
        self.diagnostics = diagnostics
    }
}
