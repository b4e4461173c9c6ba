internal import Display
internal import Geometry
internal import Styling
internal import Typesetting

/// A text that may be set in lines, shaped once: what a width needs of it is asked many times, and mostly answered without
/// breaking lines.
final class TextBlock {
    /// How its lines stand below each other.
    enum Alignment: Hashable {
        case left, center, right
    }

    /// On one line.
    let naturalWidth: Length
    /// Of the widest part that nothing divides.
    let leastWidth: Length
    /// From baseline to baseline.
    let pitch: Length
    private let isBalanced: Bool
    private let paragraph: ShapedParagraph?
    private var frames: [(key: FrameKey, frame: Frame)] = []
    /// Measures that are known to take a number of lines.
    private var counts: [(lines: Int, measures: ClosedRange<Length>)] = []

    private struct FrameKey: Equatable {
        var measure: Length
        var alignment: Alignment
    }

    /// Baselines of a label lie this many sizes apart.
    static let pitchInSizes = 1.15

    init(_ texts: [StyledText], isBalanced: Bool, typesetter: Typesetter) {
        self.isBalanced = isBalanced
        let pitch = (texts.map(\.style.size).max() ?? .zero) * Self.pitchInSizes
        self.pitch = pitch
        paragraph = texts.first.map { first in
            // Both ways of breaking give the fewest lines that hold the text; even lines end behind words that the layout knows.
            let style = ParagraphStyle(
                text: first.style, alignment: isBalanced ? .balance : .left, breaking: .firstFit, linePitch: pitch, lastLineHan: 0,
                breaksByPhrase: isBalanced)
            return typesetter.paragraph(texts.map(ParagraphItem.text), style: style)
        }
        naturalWidth = paragraph?.naturalWidth ?? .zero
        leastWidth = paragraph?.minimumWidth ?? .zero
    }

    /// A number of lines that the text in `width` does not go below: punctuation gives way by a tenth at the most.
    func fewestLines(width: Length) -> Double {
        guard naturalWidth > .zero else { return 0 }
        return max(1, (naturalWidth * 0.9 / max(width, leastWidth)).rounded(.up))
    }

    /// The height of the lines in `width`, which are not made.
    func height(width: Length) -> Length {
        guard let paragraph, width > .zero else { return .zero }
        if width >= naturalWidth { return pitch }
        return pitch * Double(lineCount(of: paragraph, measure(width)))
    }

    /// The width of the lines in `width`.
    func lineWidth(width: Length) -> Length { width >= naturalWidth ? naturalWidth : frame(width: width, alignment: .left).size.width }

    /// Lines no wider than `width`, as wide as the widest of them; wider only where a part can not be divided.
    func frame(width: Length, alignment: Alignment) -> Frame {
        guard let paragraph, width > .zero else { return Frame(size: .zero) }
        let key = FrameKey(measure: measure(width), alignment: alignment)
        if let known = frames.first(where: { $0.key == key }) { return known.frame }
        let frame = stack(paragraph.lines(width: key.measure), key)
        frames.append((key, frame))
        return frame
    }

    /// A narrower measure never takes fewer lines: between two measures that take as many lies no other number.
    private func lineCount(of paragraph: ShapedParagraph, _ measure: Length) -> Int {
        if let known = counts.first(where: { $0.measures.contains(measure) }) { return known.lines }
        let count = paragraph.lineCount(width: measure)
        if let index = counts.firstIndex(where: { $0.lines == count }) {
            let measures = counts[index].measures
            counts[index].measures = min(measures.lowerBound, measure)...max(measures.upperBound, measure)
        } else {
            counts.append((count, measure...measure))
        }
        return count
    }

    /// One line is the same at every width that holds it.
    private func measure(_ width: Length) -> Length { min(max(width, leastWidth), naturalWidth) + .pt(0.01) }

    private func stack(_ lines: [Line], _ key: FrameKey) -> Frame {
        let width = lines.map(\.textWidth).max() ?? .zero
        var items: [Frame.Placed] = []
        var height = Length.zero
        for line in lines {
            // The text of a line stands at the left of the measure, of an even one in its middle; the frame is as wide as the text.
            let start = isBalanced ? (key.measure - line.textWidth) / 2 : .zero
            let shift: Length =
                switch key.alignment {
                case .left: .zero
                case .center: (width - line.textWidth) / 2
                case .right: width - line.textWidth
                }
            items.append(.init(.frame(line.frame), at: Point(x: shift - start, y: height)))
            height = height + line.frame.size.height
        }
        return Frame(size: Size(width: width, height: height), baseline: lines.first?.frame.baseline, items: items)
    }
}
