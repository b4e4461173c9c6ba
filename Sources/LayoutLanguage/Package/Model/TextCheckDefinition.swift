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
        case years([ParsedExpression])
        /// The body's name is written in one of these ways.
        case names([ParsedExpression])
        /// No term is explained twice (`甲：指…`).
        case repeatedTerms
        /// The document has a heading that ends with each of these texts, in this order.
        case headings(ParsedExpression)
        /// Numbers that free texts name, by the words around them, keep a relation.
        case numbers([NumberPattern], ParsedExpression)
    }

    /// Words of a text with a number between them: `编制#个`.
    public struct NumberPattern: Hashable, Sendable {
        /// The name of the number in the relation.
        public var name: String
        /// The words; `#` stands for the number.
        public var text: String
    }

    /// The ID of its findings.
    public var id: String
    public var title: Template
    public var rule: Rule
    /// Paths of the data whose texts are looked at, keys joined by points, lists walked through; empty: all texts.
    public var paths: [SpannedName]
    /// Whether the texts of the composed document are looked at, too.
    public var readsDocument: Bool = false
    public var severity: Severity
    public var advice: Template?
    public var span: SourceSpan
}
