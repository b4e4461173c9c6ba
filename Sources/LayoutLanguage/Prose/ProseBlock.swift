public import Diagnostics
public import Geometry

/// A prose file as read: its blocks in order, includes not yet followed.
public struct ProseFile: Hashable, Sendable {
    public var source: SourceFile
    public var blocks: [ProseBlock]
}

/// A line of a prose file, or the lines between a directive and its `@end`.
public indirect enum ProseBlock: Hashable, Sendable {
    case heading(ProseHeading)
    case paragraph(ProseParagraph)
    case item(ProseItem)
    case choice([ProseBranch])
    case repetition(ProseRepetition)
    /// Columns, a box, or what is placed.
    case group(ProseGroup)
    /// A chart, with the record that its expressions know.
    case figure(SpannedName, with: ParsedExpression?)
    case image(ProseImage)
    case code(ProseCode)
    case table(SpannedName)
    case form(SpannedName, with: ParsedExpression)
    case blocks(ParsedExpression)
    /// The kinds of lines to show; empty for all.
    case contents(kinds: [SpannedName])
    case page(SpannedName)
    case pageBreak(SourceSpan)
    case space(ProseLength)
    /// A share of what the page leaves free.
    case fill(Double, SourceSpan)
    case include(SpannedName)
    case signature(ProseSignature)
}

/// `## text {#anchor number=no}`.
public struct ProseHeading: Hashable, Sendable {
    /// 1 to 6.
    public var level: Int
    public var content: Template
    public var anchor: SpannedName?
    public var isNumbered: Bool = true
    /// `nil` leaves it to the heading's style.
    public var contents: HeadingContents?
    /// `nil` leaves it to the heading's style.
    public var isInOutline: Bool?
    /// A paragraph style instead of the level's.
    public var style: SpannedName?
}

/// What a heading itself says about its line in the contents.
public enum HeadingContents: Hashable, Sendable {
    case none
    /// The kind that the heading's style names.
    case styled
    case kind(SpannedName)
}

/// A paragraph, with the style it asks for.
public struct ProseParagraph: Hashable, Sendable {
    /// What the line says about the style.
    public enum Kind: Hashable, Sendable {
        case text
        case note
        case styled(SpannedName)
        /// The title of the document, in a style.
        case title(SpannedName)
    }

    public var kind: Kind
    public var content: Template
}

/// An item of a list; neighbours of one kind are one list.
public struct ProseItem: Hashable, Sendable {
    public var isNumbered: Bool
    /// How many items it stands in: it is indented farther than they are.
    public var level = 0
    public var content: Template
}

/// Blocks under a condition.
public struct ProseBranch: Hashable, Sendable {
    /// `nil` for `@else`.
    public var condition: ParsedExpression?
    public var blocks: [ProseBlock]
}

/// Blocks repeated over a list.
public struct ProseRepetition: Hashable, Sendable {
    public var each: Each
    public var blocks: [ProseBlock]

    public init(_ each: Each, blocks: [ProseBlock]) {
        self.each = each
        self.blocks = blocks
    }
}

/// A length of prose, zero or more.
public enum ProseLength: Hashable, Sendable {
    case length(Length)
    /// Lines of the running text's pitch.
    case lines(Double)
    /// Distances from one Han of the running text to the next.
    case em(Double)
}

extension [ProseBlock] {
    /// Calls `body` with each block and all within it, in the order of the file.
    func visit(_ body: (ProseBlock) -> Void) {
        for block in self {
            body(block)
            switch block {
            case .choice(let branches): for branch in branches { branch.blocks.visit(body) }
            case .repetition(let repetition): repetition.blocks.visit(body)
            case .group(let group): group.blocks.visit(body)
            case .heading, .paragraph, .item, .figure, .image, .code, .table, .form, .blocks, .contents, .page, .pageBreak, .space, .fill,
                .include, .signature:
                break
            }
        }
    }
}
