internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// Sets the labels of one attempt: all of them made smaller by the same factor.
struct LabelSetter {
    /// By how much the smaller type shrinks in one step.
    private static let step = Length.pt(0.25)

    private let lettering: Lettering
    /// Of all type to the style's own sizes.
    let scale: Double

    init(_ lettering: Lettering, style: ChartStyle, shrinking steps: Int) {
        self.lettering = lettering
        let smaller = min(style.label.size, style.value.size)
        let least = min(style.smallestSize, smaller)
        scale = steps == 0 || smaller <= .zero ? 1 : max(smaller - Self.step * Double(steps), least) / smaller
    }

    /// The steps from the style's sizes down to where the smaller of them is the smallest.
    static func steps(in style: ChartStyle) -> Int {
        let room = min(style.label.size, style.value.size) - style.smallestSize
        return max(0, Int((room / step).rounded(.up)))
    }

    /// The size that gaps are counted in: that of amounts.
    var em: Length { lettering.size(of: .value) * scale }
    /// The size of names.
    var nameSize: Length { lettering.size(of: .name) * scale }

    /// One line; an empty text takes no room.
    func line(_ text: String, _ role: Lettering.Role = .value) -> Label { Label(lettering.line(text, role), scale: scale) }

    /// One line in which the figures are leaves.
    func line(_ text: ChartText, _ role: Lettering.Role = .value) -> Label { Label(lettering.line(text, role), scale: scale) }

    /// The width of a text on one line.
    func width(_ text: ChartText, _ role: Lettering.Role = .value) -> Length { lettering.line(text, role).size.width * scale }

    /// Text for lines, even ones if asked for.
    func text(_ text: ChartText, _ role: Lettering.Role = .value, isBalanced: Bool = false) -> TextBlock {
        lettering.block(text.parts(role), isBalanced: isBalanced)
    }

    /// Lines no wider than `width`, as wide as the widest of them, unless a part can not be divided.
    func block(_ text: TextBlock, width: Length, alignment: TextBlock.Alignment) -> Label {
        Label(text.frame(width: width / scale, alignment: alignment), scale: scale)
    }

    /// The height of `block`, whose lines are not made.
    func height(_ text: TextBlock, width: Length) -> Length { text.height(width: width / scale) * scale }

    /// The width of `block`.
    func width(_ text: TextBlock, width: Length) -> Length { text.lineWidth(width: width / scale) * scale }

    /// The text on one line.
    func line(_ text: TextBlock) -> Label { Label(text.frame(width: .infinity, alignment: .left), scale: scale) }

    /// Something that was measured as one line.
    func line(_ frame: Frame) -> Label { Label(frame, scale: scale) }

    /// The width below which a part of the text sticks out.
    func leastWidth(_ text: TextBlock) -> Length { text.leastWidth * scale }

    /// A height that the text in `width` is not less than; cheap, unlike breaking its lines.
    func leastHeight(_ text: TextBlock, width: Length) -> Length { text.pitch * scale * text.fewestLines(width: width / scale) }
}
