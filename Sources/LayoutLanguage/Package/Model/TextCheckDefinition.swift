public import Diagnostics

/// A rule of `checks.yaml` about the texts of a report's data.
public struct TextCheckDefinition: Hashable, Sendable {
    public enum Rule: Hashable, Sendable {
        /// None of these may occur: what a template leaves behind.
        case words([String])
        /// Brackets and quotation marks come in pairs.
        case brackets
        /// Commas, colons, semicolons, brackets beside Han are full-width.
        case halfWidth
        /// No two marks of a sentence's inside or end follow one another.
        case doubledMarks
        /// A paragraph ends with the mark of a sentence's end.
        case sentenceEnd
        /// Numbered paragraphs count on without gap.
        case numbering
        /// Years are among these.
        case years([ExpressionSource])
        /// The body's name is written in one of these ways.
        case names([ExpressionSource])
        /// No term is explained twice (`甲：指…`).
        case repeatedTerms
    }

    /// The ID of its findings.
    public var id: String
    public var title: TemplateSource
    public var rule: Rule
    /// Paths of the data whose texts are looked at, keys joined by points, lists walked through; empty: all texts.
    public var paths: [NameReference]
    public var severity: Severity
    public var advice: TemplateSource?
    public var span: SourceSpan

    public init(
        id: String, title: TemplateSource, rule: Rule, paths: [NameReference], severity: Severity, advice: TemplateSource?, span: SourceSpan
    ) {
        self.id = id
        self.title = title
        self.rule = rule
        self.paths = paths
        self.severity = severity
        self.advice = advice
        self.span = span
    }
}
