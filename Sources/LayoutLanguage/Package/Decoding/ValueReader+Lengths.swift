internal import DocumentTree
internal import Geometry
internal import Styling

extension ValueReader {
    /// A length that may depend on the style it stands in: `12pt`, `5mm`, `2em`, `2 lines`, `0`.
    func relativeLength(_ node: YAMLNode) -> RelativeLength? {
        guard let text = text(node) else { return nil }
        return relativeLength(text, in: node)
    }

    /// A length, or two as `5..7 lines`: the second says the unit where the first has none.
    func lengthRange(_ node: YAMLNode) -> (least: RelativeLength, most: RelativeLength)? {
        guard let text = text(node) else { return nil }
        guard let dots = text.firstRange(of: "..") else { return relativeLength(text, in: node).map { ($0, $0) } }
        var least = String(text[..<dots.lowerBound])
        let most = text[dots.upperBound...]
        if number(least) != nil { least += most.drop { $0.isNumber || $0 == "." } }
        guard let least = relativeLength(least, in: node), let most = relativeLength(most, in: node) else { return nil }
        return (least, most)
    }

    /// A length in points or millimetres.
    func length(_ node: YAMLNode) -> Length? {
        guard let relative = relativeLength(node) else { return nil }
        guard !relative.dependsOnStyle else {
            report(.styleLength(node.scalar?.text ?? ""), at: node.span)
            return nil
        }
        return relative.length(em: .zero, line: .zero)
    }

    /// A length that is not negative.
    func extent(_ node: YAMLNode) -> Length? {
        guard let length = length(node) else { return nil }
        guard length >= .zero else {
            report(.badLength(node.scalar?.text ?? "", nearest: nil), at: node.span)
            return nil
        }
        return length
    }

    /// The length that `text` writes; `node` is where it stands.
    func relativeLength(_ text: some StringProtocol, in node: YAMLNode) -> RelativeLength? {
        let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "-" }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        if let value = number(digits) {
            if unit.isEmpty, value == 0 { return RelativeLength(0, .pt) }
            if let unit = RelativeLength.Unit(rawValue: unit == "line" ? "lines" : String(unit)) {
                let length = RelativeLength(value, unit)
                if length.length(em: Self.longest / 1000, line: Self.longest / 1000).magnitude <= Self.longest { return length }
                report(.tooLong(String(text)), at: node.span)
                return nil
            }
        }
        let nearest = number(digits) == nil ? nil : nearestUnit(to: String(unit)).map { "\(digits)\($0)" }
        report(.badLength(String(text), nearest: nearest), at: node.span)
        return nil
    }

    /// The longest side of a page (ISO 32000-1, Annex C, table C.1); no length of a layout needs more, nor a thousand em or lines.
    private static let longest = Length.pt(14_400)
    /// Dashes and gaps that are shorter together can not be seen, and a page has hundreds of thousands of them.
    private static let shortestDashes = Length.pt(0.25)

    private func nearestUnit(to text: String) -> String? {
        switch text.lowercased() {
        case "pt", "point", "points", "磅": "pt"
        case "mm", "毫米": "mm"
        case "cm", "厘米": "cm"
        case "em", "字", "字符": "em"
        case "行", "lines", "line": " lines"
        default: nil
        }
    }

    /// `9mm`, `auto`, `auto 12mm 30mm`, `1*` or `1* 20mm`.
    func columnWidth(_ node: YAMLNode, style: ParagraphStyle) -> Table.Column.Width? {
        guard let text = text(node) else { return nil }
        let words = text.split(separator: " ")
        func lengths(_ words: some Sequence<Substring>) -> [Length] {
            words.compactMap { word in
                guard let relative = relativeLength(word, in: node) else { return nil }
                return relative.length(em: style.text.hanPitch, line: style.linePitch)
            }
        }
        let bounds = words.dropFirst()
        if words.first == "auto", bounds.count <= 2 {
            let lengths = lengths(bounds)
            guard lengths.count == bounds.count else { return nil }
            let minimum = lengths.first ?? .zero
            return .content(minimum: minimum, maximum: lengths.count == 2 ? max(minimum, lengths[1]) : .infinity)
        }
        if let share = words.first, share.last == "*", let value = number(share.dropLast()), value > 0, bounds.count <= 1 {
            let lengths = lengths(bounds)
            return lengths.count == bounds.count ? .share(value, minimum: lengths.first ?? .zero) : nil
        }
        guard let relative = relativeLength(text, in: node) else { return nil }
        let width = relative.length(em: style.text.hanPitch, line: style.linePitch)
        guard width > .zero else {
            report(.badLength(text, nearest: nil), at: node.span)
            return nil
        }
        return .fixed(width)
    }

    /// A width, or `{width, color, dashes}`; `none` is no line at all.
    func stroke(_ node: YAMLNode) -> Stroke?? {
        if node.scalar?.text == "none" { return .some(nil) }
        if node.scalar != nil { return extent(node).map { $0 > .zero ? Stroke(width: $0) : nil } }
        return mapping(node) { keys in
            guard let width = keys.required("width", extent) else { return nil }
            return .some(Stroke(width: width, color: keys.value("color", color) ?? .black, dashes: keys.value("dashes", dashes) ?? []))
        }
    }

    /// Lengths of dashes and gaps in turn; none is a solid line.
    private func dashes(_ node: YAMLNode) -> [Length]? {
        guard let lengths = list(node, of: extent) else { return nil }
        guard lengths.isEmpty || lengths.reduce(.zero, +) >= Self.shortestDashes else {
            report(.shortDashes, at: node.span)
            return nil
        }
        return lengths
    }
}
