public import Diagnostics

/// Text with `{…}` as it stands in a layout file; parsed when the document is bound.
public struct TemplateSource: Hashable, Sendable {
    /// The characters of the template without quotation marks.
    public var span: SourceSpan

    public init(_ span: SourceSpan) { self.span = span }

    public var text: String { String(span.text) }
}

/// An expression as it stands in a layout file; parsed when the document is bound.
public struct ExpressionSource: Hashable, Sendable {
    /// The characters of the expression without quotation marks.
    public var span: SourceSpan

    public init(_ span: SourceSpan) { self.span = span }

    public var text: String { String(span.text) }
}

/// `项 in 表`: what is repeated, and the name that one element has inside the repetition.
public struct EachSource: Hashable, Sendable {
    public var name: String
    public var nameSpan: SourceSpan
    public var list: ExpressionSource

    public init(name: String, nameSpan: SourceSpan, list: ExpressionSource) {
        self.name = name
        self.nameSpan = nameSpan
        self.list = list
    }
}

/// A name that a layout file uses for something declared elsewhere.
public struct NameReference: Hashable, Sendable {
    public var name: String
    public var span: SourceSpan

    public init(_ name: String, span: SourceSpan) {
        self.name = name
        self.span = span
    }
}
