internal import Display
internal import Geometry
internal import Styling
internal import Typesetting

/// The texts of one chart, set once for each style and width, since attempts to place them ask again and again.
final class Lettering {
    private struct Block: Hashable {
        var texts: [StyledText]
        var width: Length
        var alignment: ParagraphStyle.Alignment
    }

    private let typesetter: Typesetter
    private var lines: [StyledText: Frame] = [:]
    private var blocks: [Block: Frame] = [:]

    init(typesetter: Typesetter) { self.typesetter = typesetter }

    /// One line; an empty text takes no room.
    func line(_ text: StyledText) -> Frame {
        guard !text.text.isEmpty else { return Frame(size: .zero) }
        if let frame = lines[text] { return frame }
        let frame = typesetter.label(text)
        lines[text] = frame
        return frame
    }

    /// Lines no wider than `width`, as wide as the widest of them.
    ///
    /// A part that can not be divided may stick out: the frame then is wider than `width`.
    func block(_ texts: [StyledText], width: Length, alignment: ParagraphStyle.Alignment) -> Frame {
        let texts = texts.filter { !$0.text.isEmpty }
        guard let first = texts.first, width > .zero else { return Frame(size: .zero) }
        let key = Block(texts: texts, width: width, alignment: alignment)
        if let frame = blocks[key] { return frame }
        let pitch = (texts.map(\.style.size).max() ?? first.style.size) * Self.linePitch
        let style = ParagraphStyle(text: first.style, alignment: alignment, linePitch: pitch, lastLineHan: 1)
        let paragraph = typesetter.paragraph(texts.map(ParagraphItem.text), style: style)
        let measure = max(width, paragraph.minimumWidth) + .pt(0.01)
        let frame = Self.stack(paragraph.lines(width: measure), measure: measure, alignment: alignment)
        blocks[key] = frame
        return frame
    }

    /// Baselines of a label lie this many sizes apart.
    private static let linePitch = 1.15

    private static func stack(_ lines: [Line], measure: Length, alignment: ParagraphStyle.Alignment) -> Frame {
        let width = lines.map(\.textWidth).max() ?? .zero
        // The lines stand in the measure as the alignment says; the frame is only as wide as their text.
        let shift: Length =
            switch alignment {
            case .left, .justify, .distribute: .zero
            case .right: width - measure
            case .center, .balance: (width - measure) / 2
            }
        var items: [Frame.Placed] = []
        var height = Length.zero
        for line in lines {
            items.append(.init(.frame(line.frame), at: Point(x: shift, y: height)))
            height = height + line.frame.size.height
        }
        return Frame(size: Size(width: width, height: height), baseline: lines.first?.frame.baseline, items: items)
    }
}
