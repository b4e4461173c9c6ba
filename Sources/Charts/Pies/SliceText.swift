internal import Display
internal import Geometry
internal import Styling
internal import Typesetting

/// What a slice's label says, measured at one size of type.
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

    private let name: StyledText
    private let amount: StyledText
    private let nameLine: Frame
    private let amountLine: Frame

    /// `showsName` is false where a legend names the slices.
    init(_ slice: Slice, showsName: Bool, _ labels: LabelSetter) {
        let parts = [slice.value.label, slice.value.share].filter { !$0.isEmpty }
        name = StyledText(showsName ? slice.name : "", style: labels.name)
        amount = StyledText(parts.joined(separator: "，"), style: labels.value)
        nameLine = labels.line(name.text, style: name.style)
        amountLine = labels.line(amount.text, style: amount.style)
    }

    /// The extent of name and amount on a line each.
    var stackedSize: Size {
        let height = nameLine.size.height + amountLine.size.height
        return Size(width: max(nameLine.size.width, amountLine.size.width), height: height)
    }

    /// Name and amount on a line each, centred, in a colour.
    func label(colored color: Color, _ labels: LabelSetter) -> Label {
        let lines = [name, amount].map { text in
            var style = text.style
            style.color = color
            return labels.line(text.text, style: style)
        }
        return Label(stacked: lines, alignment: .center)
    }

    /// The label for a column of `width`; `nil` when it does not fit.
    func label(_ form: Form, width: Length, isLeft: Bool, _ labels: LabelSetter) -> Label? {
        let alignment: ParagraphStyle.Alignment = isLeft ? .right : .left
        var frames = [nameLine, amountLine]
        if form == .lines, nameLine.size.width > width { frames[0] = labels.block([name], width: width, alignment: alignment) }
        if form == .flow, isOneLine(width) || nameLine.size.width > width {
            let space = StyledText(nameLine.size.width > .zero ? "\u{3000}" : "", style: amount.style)
            var whole = amount
            whole.isUnbroken = true
            frames = [labels.block([name, space, whole], width: width, alignment: alignment)]
        }
        let label = Label(stacked: frames, alignment: isLeft ? .right : .left)
        return label.size.width <= width + .pt(0.05) ? label : nil
    }

    /// A height that the label in a column of `width` can not be less than.
    func leastHeight(_ form: Form, width: Length) -> Length {
        switch form {
        case .twoLines:
            return stackedSize.width <= width + .pt(0.05) ? stackedSize.height : .infinity
        case .lines:
            return lines(nameLine, width) + amountLine.size.height
        case .flow:
            if isOneLine(width) { return min(nameLine.size.height, amountLine.size.height) * 0.9 }
            return nameLine.size.width > width ? lines(nameLine, width) : stackedSize.height
        }
    }

    private func isOneLine(_ width: Length) -> Bool {
        nameLine.size.width + amountLine.size.width + amount.style.size * 1.5 <= width
    }

    /// The least height of a text in lines: they are set tighter than single lines.
    private func lines(_ line: Frame, _ width: Length) -> Length { line.size.height * 0.9 * (line.size.width / width).rounded(.up) }
}
