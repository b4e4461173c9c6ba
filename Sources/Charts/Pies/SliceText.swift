internal import Display
internal import Geometry
internal import Styling

/// What a slice's label says, measured once at the style's own sizes.
struct SliceText {
    /// How the text of a label outside is broken.
    enum Form {
        /// The name on one line, the amount below.
        case twoLines
        /// The name in lines, the amount below.
        case lines
        /// Name and amount behind each other where one line holds them, where room is dearest.
        case flow
    }

    private let name: TextBlock
    private let amount: Frame
    private let nameSize: Size
    private let amountSize: Size
    /// Of an amount: between name and amount on one line.
    private let em: Length
    /// Name and amount behind each other, shaped when first wanted.
    private let flow: Flow

    private final class Flow {
        let make: () -> TextBlock
        lazy var block = make()

        init(_ make: @escaping () -> TextBlock) { self.make = make }
    }

    /// `showsName` is false where a legend names the slices.
    init(_ slice: Slice, showsName: Bool, _ lettering: Lettering) {
        let first = Lettering.Part(text: showsName ? slice.name : "", role: .name)
        let text = [slice.value.label, slice.value.share].filter { !$0.isEmpty }.joined(separator: "，")
        name = lettering.block([first], isBalanced: true)
        amount = lettering.line(text, .value)
        nameSize = Size(width: name.naturalWidth, height: name.pitch)
        amountSize = amount.size
        em = lettering.size(of: .value)
        flow = Flow {
            let space = Lettering.Part(text: first.text.isEmpty ? "" : "\u{3000}", role: .value)
            return lettering.block([first, space, Lettering.Part(text: text, role: .value, isUnbroken: true)], isBalanced: false)
        }
    }

    /// The extent of name and amount on a line each.
    func stackedSize(_ labels: LabelSetter) -> Size {
        let width = max(nameSize.width, amountSize.width)
        return Size(width: width * labels.scale, height: (nameSize.height + amountSize.height) * labels.scale)
    }

    /// Name and amount on a line each, centred, in a colour.
    func label(colored color: Color, _ labels: LabelSetter) -> Label {
        Label(stacked: [labels.line(name), labels.line(amount)], alignment: .center).colored(color)
    }

    /// The label for a column of `width`, which holds it.
    func label(_ form: Form, width: Length, isLeft: Bool, _ labels: LabelSetter) -> Label {
        let alignment: TextBlock.Alignment = isLeft ? .right : .left
        if isFlow(form, width: width / labels.scale) { return labels.block(flow.block, width: width, alignment: alignment) }
        return Label(
            stacked: [labels.block(name, width: width, alignment: alignment), labels.line(amount)], alignment: isLeft ? .right : .left)
    }

    /// The height of the label in a column of `width`, which holds it.
    func height(_ form: Form, width: Length, _ labels: LabelSetter) -> Length {
        let width = width / labels.scale
        if isFlow(form, width: width) { return flow.block.height(width: width) * labels.scale }
        return (name.height(width: width) + amountSize.height) * labels.scale
    }

    /// A height that the label in a column of `width` can not be less than; infinite when a part of it sticks out.
    func leastHeight(_ form: Form, width: Length, _ labels: LabelSetter) -> Length {
        let width = width / labels.scale
        guard amountSize.width <= width, (form == .twoLines ? nameSize.width : name.leastWidth) <= width else { return .infinity }
        if isFlow(form, width: width) { return flow.block.pitch * flow.block.fewestLines(width: width) * labels.scale }
        return (name.pitch * name.fewestLines(width: width) + amountSize.height) * labels.scale
    }

    /// Whether name and amount run on: where both stand on one line, or the name needs several, at the style's own sizes.
    private func isFlow(_ form: Form, width: Length) -> Bool {
        form == .flow && (nameSize.width > width || nameSize.width + amountSize.width + em * 1.5 <= width)
    }
}
