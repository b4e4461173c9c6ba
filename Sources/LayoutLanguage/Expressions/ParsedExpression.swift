public import Diagnostics

/// An expression of a layout file: its place, and its tree unless it could not be read.
public struct ParsedExpression: Hashable, Sendable {
    public var span: SourceSpan
    /// `nil` when the text is no expression; that has been reported.
    public var tree: Expression?

    /// What is written.
    public var text: String { String(span.text) }

    /// The expression that `span` writes, and everything that is wrong with it.
    public static func parse(_ span: SourceSpan) -> (expression: ParsedExpression, diagnostics: [Diagnostic]) {
        let (tree, diagnostics) = Expression.parse(source: span.file, range: span.range)
        return (ParsedExpression(span: span, tree: tree), diagnostics)
    }
}
