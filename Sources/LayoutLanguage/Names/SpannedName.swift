public import Diagnostics

/// A word of a layout file with its place.
public struct SpannedName: Hashable, Sendable {
    public var text: String
    public var span: SourceSpan

    public init(_ text: String, span: SourceSpan) {
        self.text = text
        self.span = span
    }
}
