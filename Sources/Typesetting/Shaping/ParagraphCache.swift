internal import Styling

/// Paragraphs of one text by text and style, with the lines found so far: the cells of a table repeat, and a table asks for the
/// widths of its cells before it sets them.
///
/// Two generations: what was not asked for since the younger one filled up is forgotten, so that a long table keeps little.
final class ParagraphCache {
    private struct Key: Hashable {
        var text: TextKey
        var style: Int
        var isUnbroken: Bool
    }

    /// How a paragraph of one text looks.
    struct Look: Hashable {
        var paragraph: ParagraphStyle
        var text: TextStyle
    }

    private var styles = StyleNumbers<Look>()
    private var young: [Key: ParagraphContent] = [:]
    private var old: [Key: ParagraphContent] = [:]
    /// The length of the texts of the younger generation, in UTF-8.
    private var length = 0
    /// Where a generation ends: about 10 MB of it.
    private static let capacity = 48_000
    /// What a paragraph costs beside its text.
    private static let overhead = 16

    /// The paragraph of `text` alone, made by `make` when it is not known.
    func content(of text: StyledText, style: ParagraphStyle, make: () -> ParagraphContent) -> ParagraphContent {
        let number = styles.number(of: Look(paragraph: style, text: text.style))
        let key = Key(text: TextKey(text: text.text), style: number, isUnbroken: text.isUnbroken)
        if let known = young[key] { return known }
        let content = old[key] ?? make()
        if length > Self.capacity {
            old = young
            young = [:]
            length = 0
        }
        young[key] = content
        length += text.text.utf8.count + Self.overhead
        return content
    }
}
