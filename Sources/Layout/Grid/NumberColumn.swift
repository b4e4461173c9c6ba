internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

/// The numbers of one column at the size that fits: every decimal point on one x (typesetting.md 6.1).
struct NumberColumn {
    /// The widths of one shape.
    struct Metrics {
        /// From the left edge to the decimal point, a leading bracket included.
        var integer: Length
        var total: Length
        /// A leading and a trailing bracket, which hang.
        var leading = Length.zero
        var trailing = Length.zero
        /// Text without digits (`—`, `/`) stands in the middle of the digits.
        var hasDigits: Bool
    }

    /// The size that no number of the column exceeds.
    let size: Length
    let alignsDecimals: Bool
    private let metrics: NumberShapes<Metrics>
    private let typesetter: Typesetter
    /// The widest part before and behind the decimal point.
    private let integer: Length
    private let fraction: Length
    /// The width of all numbers of the column.
    let width: Length
    /// The shape that asks for the most.
    let widestShape: NumberShape?

    init(_ need: ColumnNeed, size: Length, alignsDecimals: Bool, typesetter: Typesetter) {
        self.size = size
        self.alignsDecimals = alignsDecimals
        self.typesetter = typesetter
        var metrics = NumberShapes<Metrics>()
        var (integer, fraction, widest, words) = (Length.zero, Length.zero, Length.zero, Length.zero)
        var widestShape: NumberShape?
        for shape in need.shapes {
            let found = Self.metrics(of: shape.text, style: shape.key.style.limited(to: size), typesetter: typesetter)
            metrics[shape.key] = found
            if found.total > widest { widestShape = shape }
            widest = max(widest, found.total)
            guard found.hasDigits else {
                words = max(words, found.total)
                continue
            }
            integer = max(integer, found.integer - found.leading)
            fraction = max(fraction, found.total - found.integer - found.trailing)
        }
        self.metrics = metrics
        self.integer = integer
        self.fraction = fraction
        width = alignsDecimals ? max(integer + fraction, words) : widest
        self.widestShape = widestShape
    }

    /// Where a number begins in a box of `room`. Sums of pages are not measured beforehand.
    func x(of text: String, style: TextStyle, alignment: HorizontalAlignment, room: Length) -> Length {
        let known = metrics[NumberShape.key(of: text, style: style)]
        let found = known ?? Self.metrics(of: text, style: style.limited(to: size), typesetter: typesetter)
        let block = alignsDecimals ? integer + fraction : found.total
        let left: Length
        switch alignment {
        case .left: left = .zero
        case .center: left = (room - block) / 2
        case .right: left = room - block
        }
        guard alignsDecimals else { return left }
        return found.hasDigits ? left + integer - found.integer : left + (block - found.total) / 2
    }

    private static func metrics(of text: String, style: TextStyle, typesetter: Typesetter) -> Metrics {
        let position = typesetter.decimalPosition(of: text, style: style)
        var found = Metrics(integer: position.integer, total: position.total, hasDigits: text.contains(where: \.isNumber))
        func width(_ character: Character) -> Length { typesetter.decimalPosition(of: String(character), style: style).total }
        if let first = text.first, "(（[".contains(first) { found.leading = width(first) }
        if let last = text.last, ")）]".contains(last) { found.trailing = width(last) }
        // Without a fraction the closing bracket is behind the point, not before it.
        if !text.contains(".") { found.integer = found.integer - found.trailing }
        return found
    }
}

extension TextStyle {
    /// The style at no more than `size`.
    func limited(to size: Length) -> TextStyle {
        guard self.size > size else { return self }
        var style = self
        style.size = size
        return style
    }
}
