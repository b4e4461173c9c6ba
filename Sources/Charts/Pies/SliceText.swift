internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// What a slice's label says, measured once at the style's own sizes.
struct SliceText {
    /// How the text of a label outside is broken.
    enum Form: CaseIterable {
        /// The name on one line, the amount below.
        case twoLines
        /// The name in lines, the amount below.
        case lines
        /// Name and amount behind each other, where room is dearest.
        case flow
    }

    /// How a label in a column stands.
    private enum Setting {
        /// The name in lines, the amount below.
        case stacked
        /// Name and amount on one line.
        case row
        /// The amount behind the last line of the name where that has room for it.
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

    /// `showsName` is false where a legend names the slices; `comma` stands between amount and share.
    init(_ slice: Slice, showsName: Bool, comma: String, _ lettering: Lettering) {
        let first: ChartText = showsName ? slice.name : ""
        let text = [slice.value.labelText, slice.value.shareText].filter { !$0.isEmpty }.joined(by: comma)
        name = lettering.block(first.parts(.name), isBalanced: true)
        amount = lettering.line(text, .value)
        nameSize = Size(width: name.naturalWidth, height: name.pitch)
        amountSize = amount.size
        em = lettering.size(of: .value)
        flow = Flow {
            let space = Lettering.Part(text: first.isEmpty ? "" : "\u{3000}", role: .value)
            return lettering.block(first.parts(.name) + [space] + text.unbrokenParts(.value), isBalanced: false)
        }
    }

    // MARK: Inside

    /// The extent of name and amount below each other, the name on one line or, when it `isFolded`, on two.
    func size(isFolded: Bool, _ labels: LabelSetter) -> Size {
        let first = isFolded ? name.frame(width: foldedWidth, alignment: .center).size : nameSize
        return Size(width: max(first.width, amountSize.width) * labels.scale, height: (first.height + amountSize.height) * labels.scale)
    }

    /// Name and amount below each other, centred, in a colour.
    func label(isFolded: Bool, colored color: Color, _ labels: LabelSetter) -> Label {
        let first = isFolded ? labels.line(name.frame(width: foldedWidth, alignment: .center)) : labels.line(name)
        return Label(stacked: [first, labels.line(amount)], alignment: .center).colored(color)
    }

    /// Holds two even lines.
    private var foldedWidth: Length { name.naturalWidth / 2 + em }

    // MARK: Outside

    /// The label for a column of `width`, which holds it.
    func label(_ form: Form, width: Length, isLeft: Bool, _ labels: LabelSetter) -> Label {
        let alignment: TextBlock.Alignment = isLeft ? .right : .left
        switch setting(form, width: width / labels.scale) {
        case .row: return labels.line(row)
        case .flow: return labels.block(flow.block, width: width, alignment: alignment)
        case .stacked:
            return Label(
                stacked: [labels.block(name, width: width, alignment: alignment), labels.line(amount)], alignment: isLeft ? .right : .left)
        }
    }

    /// The height of the label in a column of `width`, which holds it.
    func height(_ form: Form, width: Length, _ labels: LabelSetter) -> Length {
        let width = width / labels.scale
        switch setting(form, width: width) {
        case .row: return rowHeight * labels.scale
        case .flow: return flow.block.height(width: width) * labels.scale
        case .stacked: return (name.height(width: width) + amountSize.height) * labels.scale
        }
    }

    /// A height that the label in a column of `width` can not be less than; infinite when a part of it sticks out.
    func leastHeight(_ form: Form, width: Length, _ labels: LabelSetter) -> Length {
        let width = width / labels.scale
        guard amountSize.width <= width, (form == .twoLines ? nameSize.width : name.leastWidth) <= width else { return .infinity }
        switch setting(form, width: width) {
        case .row: return rowHeight * labels.scale
        case .flow: return max(name.pitch, TextBlock.pitchInSizes * em) * max(1, (rowWidth * 0.9 / width).rounded(.up)) * labels.scale
        case .stacked: return (name.pitch * name.fewestLines(width: width) + amountSize.height) * labels.scale
        }
    }

    private func setting(_ form: Form, width: Length) -> Setting {
        guard form == .flow else { return .stacked }
        if rowWidth <= width { return .row }
        return nameSize.width > width ? .flow : .stacked
    }

    private var gap: Length { nameSize.width > .zero && amountSize.width > .zero ? em : .zero }
    private var rowWidth: Length { nameSize.width + gap + amountSize.width }
    private var rowHeight: Length { max(nameSize.height, amountSize.height) }

    /// Name and amount on one line.
    private var row: Frame {
        let first = name.frame(width: .infinity, alignment: .left)
        let baseline = max(first.baseline ?? .zero, amount.baseline ?? .zero)
        return Frame(
            size: Size(width: rowWidth, height: rowHeight), baseline: baseline,
            items: [
                .init(.frame(first), at: Point(x: .zero, y: baseline - (first.baseline ?? baseline))),
                .init(.frame(amount), at: Point(x: first.size.width + gap, y: baseline - (amount.baseline ?? baseline))),
            ])
    }
}
