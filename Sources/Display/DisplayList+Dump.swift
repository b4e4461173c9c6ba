internal import Geometry

extension DisplayList: CustomStringConvertible {
    /// One line for each operation under a line for each stretch of one mark; lengths in points, two decimals.
    public var description: String {
        pages.enumerated().map { "page \($0.offset + 1) \($0.element)" }.joined()
    }
}

extension DisplayPage: CustomStringConvertible {
    public var description: String {
        var lines = ["\(number(geometry.sheet.width))×\(number(geometry.sheet.height))" + (label.isEmpty ? "" : " '\(label)'")]
        if rotation != 0 { lines[0] += " turned \(rotation)" }
        for stretch in stretches {
            lines.append("  " + name(of: stretch.mark))
            lines += stretch.operations.map { "    " + text(for: $0) }
        }
        lines += links.map { "  link \(box($0.rect)) to \(name(of: $0.target))" }
        lines += anchors.map { "  anchor '\($0.id.rawValue)' at (\(number($0.point.x)), \(number($0.point.y)))" }
        lines += fields.map { "  signature '\($0.name)' \(box($0.rect))" }
        return lines.map { $0 + "\n" }.joined()
    }

    private func text(for operation: Operation) -> String {
        let map = operation.transform
        let turn = map.isTranslation ? "" : " turned [\([map.a, map.b, map.c, map.d].map { number(.pt($0)) }.joined(separator: " "))]"
        let place = "at (\(number(map.tx)), \(number(map.ty)))\(turn)"
        switch operation.content {
        case .glyphs(let run): return "text '\(run.text)' \(run.font.rawValue) \(number(run.size)) \(place)"
        case .drawing(let drawing):
            let kinds = [drawing.fill.map { _ in "fill" }, drawing.stroke.map { "stroke \(number($0.width))" }].compactMap { $0 }
            return "\(kinds.joined(separator: " and ")) \(drawing.path.bounds.map(box) ?? "nothing") \(place)"
        case .image(let image):
            return "\(image.format.rawValue) \(number(image.size.width))×\(number(image.size.height)) \(place)"
        }
    }

    private func name(of mark: Frame.Mark?) -> String {
        switch mark {
        case .leaf(let id): "leaf \(id.rawValue)"
        case .artifact(let kind): "artifact \(kind.rawValue)"
        case nil: "undeclared"
        }
    }

    private func name(of target: LinkTarget) -> String {
        switch target {
        case .anchor(let id): "'\(id.rawValue)'"
        case .uri(let uri): uri
        }
    }

    private func box(_ rect: Rect) -> String {
        "(\(number(rect.minX)), \(number(rect.minY))) \(number(rect.size.width))×\(number(rect.size.height))"
    }

    /// Points with at most two decimals.
    private func number(_ length: Length) -> String {
        let hundredths = (length.points * 100).rounded()
        guard hundredths.magnitude < 1e15 else { return "\(length.points)" }
        let whole = Int(hundredths)
        let (units, rest) = (abs(whole) / 100, abs(whole) % 100)
        let fraction = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        return (whole < 0 ? "-" : "") + "\(units)" + fraction
    }
}
