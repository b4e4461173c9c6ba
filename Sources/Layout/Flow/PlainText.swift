internal import Display
internal import DocumentTree
internal import Styling
internal import Typesetting

/// Inlines as items without struct elements of their own: artifacts (running heads, repeated captions) and cells that are one leaf.
struct PlainText {
    var style: TextStyle
    /// The leaf of all the text; `nil` inside artifacts.
    var leaf: StructID?
    /// What `pageNumber` shows.
    var page = ""
    var references = References()
    /// What `runningTitle` shows, level 1 first.
    var titles: [String] = []

    /// The items of `inlines`.
    func items(_ inlines: [Inline]) -> [ParagraphItem] { inlines.flatMap(items) }

    private func items(_ inline: Inline) -> [ParagraphItem] {
        switch inline {
        case .text(let string, let own): return text(string, own)
        case .figure(let use): return text(use.text, use.style)
        case .foreign(let inner, let language):
            var inside = self
            inside.style.language = language
            return inside.items(inner)
        case .link(_, let inner): return items(inner)
        case .unbroken(let inner):
            var items = items(inner).map { item in
                guard case .text(var text) = item else { return item }
                text.isUnbroken = true
                return ParagraphItem.text(text)
            }
            items.holdTogether(from: 0)
            return items
        case .lineBreak: return [.lineBreak]
        case .preferredBreak: return [.preferredBreak]
        case .leader(let string): return [.leader(StyledText(string, style: style, leaf: leaf))]
        case .pageNumber: return text(page)
        case .pageCount: return text(references.lastNumber ?? "000")
        case .runningTitle(let level): return text(titles.indices.contains(level - 1) ? titles[level - 1] : "")
        case .pageReference(let anchor): return text(references.number(of: anchor) ?? "000")
        case .numberReference, .anchor, .footnote: return []
        }
    }

    private func text(_ string: String, _ own: TextStyle? = nil) -> [ParagraphItem] {
        string.isEmpty ? [] : [.text(StyledText(string, style: own ?? style, leaf: leaf))]
    }
}
