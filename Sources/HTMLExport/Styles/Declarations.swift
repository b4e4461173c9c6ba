internal import DocumentTree
internal import Geometry
internal import Styling

/// The declarations of one class.
struct Declarations {
    private var all = ""
    /// Those that hold on light ground only: ink and ground that a layout chose for paper.
    private var light = ""

    var isEmpty: Bool { all.isEmpty && light.isEmpty }

    /// What tells two looks apart.
    var key: String { "\(all)|\(light)" }

    mutating func add(_ declaration: String) { all += all.isEmpty ? declaration : ";\(declaration)" }

    private mutating func addLight(_ declaration: String) { light += light.isEmpty ? declaration : ";\(declaration)" }

    /// The rules of a class.
    func rules(for selector: String) -> String {
        var rules = all.isEmpty ? "" : "\(selector){\(all)}\n"
        if !light.isEmpty { rules += "@media print,(prefers-color-scheme:light){\(selector){\(light)}}\n" }
        return rules
    }

    // MARK: Text

    /// The face by its role; titles are of a heavy face that readers rarely have.
    mutating func font(_ style: TextStyle) {
        let known: [FontRole] = [.song, .fang, .kai, .hei, .title]
        add("font-family:var(--\(known.contains(style.font) ? style.font.rawValue : "song"))")
        if style.weight == .bold || style.font == .title { add("font-weight:700") }
    }

    /// The size as a part of running text's; large ones shrink on telephones.
    mutating func size(_ ratio: Double) {
        let size = min(max(ratio, 0.8), 2.2)
        guard (size - 1).magnitude > 0.02 else { return }
        add(
            size > 1.15
                ? "font-size:clamp(1.125rem,\(decimal(size * 4))vw,\(decimal(size * 1.0625))rem)" : "font-size:\(decimal(size * 1.0625))rem"
        )
    }

    /// Ink that is not the page's. It is darkened until it can be read (WCAG 2.2, 1.4.3).
    mutating func color(_ color: Color, on ground: Color? = nil) {
        if let ground, ground.luminance < 0.4 {
            // Light letters on dark ground stay so everywhere.
            return add("color:\((color.contrast(to: ground) < 4.5 ? Color.white : color).css)")
        }
        guard color != .black else { return }
        addLight("color:\(color.readable(on: ground ?? .white).css)")
    }

    /// Where lines end within words. `break-all` keeps the marks of Chinese from the edges of lines, which `line-break: anywhere` does not.
    mutating func lineBreak(_ style: TextStyle) { add("word-break:\(style.lineBreak == .anywhere ? "break-all" : "normal")") }

    mutating func paragraph(_ style: ParagraphStyle) {
        switch style.alignment {
        case .justify: add("text-align:justify")
        case .left: break
        case .center, .balance: add("text-align:center")
        case .right: add("text-align:right")
        case .distribute: add("text-align:justify;text-align-last:justify")
        }
        let em = style.text.hanPitch
        guard em > .zero else { return }
        let (start, first) = (style.startIndent / em, style.firstLineIndent / em)
        // On a telephone there is no room for what hangs over half a line.
        if start > 0.05 { add("padding-left:min(\(decimal(start))em,20vw)") }
        if first.magnitude > 0.05 { add("text-indent:\(first < 0 ? "max(\(decimal(first))em,-20vw)" : "\(decimal(first))em")") }
    }

    // MARK: Cells

    mutating func cell(_ style: Table.CellStyle) {
        switch style.horizontal {
        case .left: add("text-align:left")
        case .center: add("text-align:center")
        case .right: add("text-align:right")
        }
        switch style.vertical {
        case .top: add("vertical-align:top")
        case .middle: add("vertical-align:middle")
        case .bottom: add("vertical-align:bottom")
        }
        if let background = style.background {
            // Two classes: a head's own ground counts more than that of heads.
            if background.luminance < 0.4 {
                add("background:\(background.css)!important")
            } else {
                addLight("background:\(background.css)")
            }
        }
        let edges = [
            ("top", style.edges.top), ("right", style.edges.right), ("bottom", style.edges.bottom), ("left", style.edges.left),
        ]
        for (side, edge) in edges {
            switch edge {
            case nil: break
            case .open: add("border-\(side)-width:0!important")
            case .stroke(let stroke): add("border-\(side)-width:\(stroke.width.points > 0.9 ? 2 : 1)px!important")
            }
        }
    }
}
