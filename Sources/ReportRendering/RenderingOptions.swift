/// What a rendering is asked for beyond its inputs.
public struct RenderingOptions: Hashable, Sendable {
    /// Whether turned pages are shown lying on their side instead of upright (`--screen`).
    public var turnsPagesForScreen = false

    public init() {}
}
