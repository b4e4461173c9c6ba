internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

/// Sets the labels of one attempt: all of them made smaller by the same step.
struct LabelSetter {
    /// By how much labels shrink in one step.
    static let step = Length.pt(0.25)

    private let lettering: Lettering
    /// Names of categories, series and slices.
    let name: TextStyle
    /// Amounts, ticks, units and notes.
    let value: TextStyle

    init(_ lettering: Lettering, style: ChartStyle, shrinking steps: Int) {
        self.lettering = lettering
        func shrunk(_ text: TextStyle) -> TextStyle {
            var text = text
            text.size = max(text.size - Self.step * Double(steps), min(style.smallestSize, text.size))
            return text
        }
        name = shrunk(style.label)
        value = shrunk(style.value)
    }

    /// The steps from the style's sizes down to the smallest.
    static func steps(in style: ChartStyle) -> Int {
        let room = max(style.label.size, style.value.size) - style.smallestSize
        return max(0, Int((room / step).rounded(.up)))
    }

    /// The size that gaps are counted in.
    var em: Length { value.size }

    /// One line; an empty text takes no room.
    func line(_ text: String, style: TextStyle) -> Frame { lettering.line(StyledText(text, style: style)) }

    /// Lines no wider than `width`, as wide as the widest of them, unless a part can not be divided.
    func block(_ texts: [StyledText], width: Length, alignment: ParagraphStyle.Alignment) -> Frame {
        lettering.block(texts, width: width, alignment: alignment)
    }
}
