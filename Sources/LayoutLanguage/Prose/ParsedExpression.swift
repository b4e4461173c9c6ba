public import Diagnostics

/// An expression of a layout file.
public struct ParsedExpression: Hashable, Sendable {
    public var span: SourceSpan

    public init(span: SourceSpan) { self.span = span }
}
