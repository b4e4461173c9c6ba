public import Diagnostics

/// Text with expressions, choices and repetitions in it: a line of prose, a cell, a branch of a phrase.
public struct Template: Hashable, Sendable {
    public var parts: [TemplatePart]
    /// The stretch that was parsed.
    public var span: SourceSpan

    /// What is written.
    public var text: String { String(span.text) }
}

/// A piece of a template.
public indirect enum TemplatePart: Hashable, Sendable {
    case text(String, SourceSpan)
    /// Text in backticks: its numbers are meant as they stand.
    case literal(String, SourceSpan)
    /// `{expression:format}`.
    case expression(TemplateExpression)
    /// `{phrase(parameter: expression) as name}`.
    case phrase(PhraseCall)
    /// `{@if …}…{@end}`.
    case choice([TemplateBranch])
    /// `{@each …}…{@end}`.
    case repetition(TemplateRepetition)
    case bold(Template)
    case link(TemplateLink)
    /// `[text]{.underline}`.
    case span(TemplateSpan)
    /// `^[text]`: a note at the foot of the page.
    case footnote(Template)
    /// `｜`: a line end that is preferred if one is needed.
    case preferredBreak
}

/// An expression whose value is printed.
public struct TemplateExpression: Hashable, Sendable {
    public var expression: ParsedExpression
    /// What follows the colon; `nil` prints as text does.
    public var format: SpannedName?
}

/// The use of a phrase with its arguments.
public struct PhraseCall: Hashable, Sendable {
    public var name: SpannedName
    public var arguments: [Argument]
    /// What a report calls this use when it states it.
    public var statedName: SpannedName?
    public var span: SourceSpan

    /// A parameter and what it stands for in this use.
    public struct Argument: Hashable, Sendable {
        public var name: SpannedName
        public var expression: ParsedExpression
    }
}

/// One branch of a choice in line.
public struct TemplateBranch: Hashable, Sendable {
    /// `nil` for the branch that is taken otherwise.
    public var condition: ParsedExpression?
    public var content: Template
}

/// A repetition in line.
public struct TemplateRepetition: Hashable, Sendable {
    public var each: Each
    /// What stands between two rows.
    public var separator: String
    public var content: Template

    public init(_ each: Each, separator: String, content: Template) {
        self.each = each
        self.separator = separator
        self.content = content
    }
}

/// A text that leads somewhere.
public struct TemplateLink: Hashable, Sendable {
    /// `#名称` for a place in the document, else a URI.
    public var target: SpannedName
    public var content: Template

    /// Whether it leads to a place of the document.
    var leadsToPlace: Bool { target.text.hasPrefix("#") }
}

/// A text that looks or breaks other than what surrounds it.
public struct TemplateSpan: Hashable, Sendable {
    /// What sets a text apart.
    public enum Look: Hashable, Sendable {
        case underline, emphasisDots, superscript, `subscript`, unbroken
        /// Lines may end between any two characters.
        case breakAnywhere
        /// A style of `texts` in styles.yaml.
        case style(SpannedName)
        /// A language by its BCP 47 tag.
        case language(String)
    }

    public var looks: [Look]
    public var content: Template
}
