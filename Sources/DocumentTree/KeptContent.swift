/// A cell's content as it is kept: a table of a province has half a million cells, and nearly all of them are one short text.
///
/// Every content has one form, so that equal contents are equal here.
enum KeptContent: Hashable, Sendable {
    case empty
    /// `.text([.text(text, nil)])`.
    case plain(String)
    /// `.number(FigureUse(id: id, text: text))`.
    case number(id: String, text: String)
    indirect case other(Table.Cell.Content)

    init(_ content: Table.Cell.Content) {
        switch content {
        case .empty: self = .empty
        case .text(let inlines):
            if inlines.count == 1, case .text(let text, nil) = inlines[0] { self = .plain(text) } else { self = .other(content) }
        case .number(let use): self = use.style == nil ? .number(id: use.id, text: use.text) : .other(content)
        case .blocks, .diagonal, .pageSum: self = .other(content)
        }
    }

    var content: Table.Cell.Content {
        switch self {
        case .empty: .empty
        case .plain(let text): .text([.text(text, nil)])
        case .number(let id, let text): .number(FigureUse(id: id, text: text))
        case .other(let content): content
        }
    }

    var number: FigureUse? {
        switch self {
        case .number(let id, let text): FigureUse(id: id, text: text)
        case .other(.number(let use)): use
        case .empty, .plain, .other: nil
        }
    }

    var isText: Bool {
        switch self {
        case .plain, .other(.text): true
        case .empty, .number, .other: false
        }
    }

    var text: String? {
        switch self {
        case .plain(let text): text
        case .other(.text(let inlines)): inlines.plainText
        case .empty, .number, .other: nil
        }
    }

    var plainText: String? {
        switch self {
        case .plain(let text), .number(_, let text): text
        case .empty, .other: nil
        }
    }
}
