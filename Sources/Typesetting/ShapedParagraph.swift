public import Display
public import Geometry
public import Styling

/// A paragraph whose text is shaped once; its lines depend on the width alone.
public struct ShapedParagraph {
    private struct Piece {
        var text: StyledText
        var character: Character
        var run: ShapedRun?
        var width: Double
    }

    public let style: ParagraphStyle
    private let pieces: [Piece]

    init(items: [ParagraphItem], style: ParagraphStyle, shaper: any Shaper) {
        self.style = style
        var pieces: [Piece] = []
        for case .text(let text) in items {
            for character in text.text {
                let run = shaper.shape(String(character), style: text.style).first
                pieces.append(Piece(text: text, character: character, run: run, width: run?.glyphs.reduce(0) { $0 + $1.advance } ?? 0))
            }
        }
        self.pieces = pieces
    }

    /// The width of the text in one line.
    public var naturalWidth: Length {
        .pt(pieces.reduce(0) { $0 + $1.width }) + style.startIndent + style.endIndent + style.firstLineIndent
    }

    /// The widest part that no line end may divide.
    public var minimumWidth: Length { .pt(pieces.map(\.width).max() ?? 0) + style.startIndent + style.endIndent }

    /// The paragraph's lines in a measure of `width`.
    public func lines(width: Length) -> [Line] {
        var lines: [Line] = []
        var start = 0
        while start < pieces.count {
            let indent = style.startIndent + (start == 0 ? style.firstLineIndent : .zero)
            var used = 0.0
            var end = start
            while end < pieces.count, end == start || used + pieces[end].width <= (width - indent - style.endIndent).points {
                used += pieces[end].width
                end += 1
            }
            lines.append(line(pieces[start..<end], indent: indent, width: width, used: used))
            start = end
        }
        return lines
    }

    private func line(_ pieces: ArraySlice<Piece>, indent: Length, width: Length, used: Double) -> Line {
        var x = indent.points
        let slack = width.points - indent.points - used
        switch style.alignment {
        case .center, .balance: x += slack / 2
        case .right: x += slack
        case .left, .justify, .distribute: break
        }
        let baseline = style.linePitch * 0.75
        var items: [Frame.Placed] = []
        for piece in pieces {
            guard let run = piece.run else { continue }
            let glyphs = run.glyphs.map {
                GlyphRun.Glyph(id: $0.id, cluster: UInt32($0.cluster), x: Float($0.xOffset), y: Float($0.yOffset))
            }
            let glyphRun = GlyphRun(
                font: run.font, size: run.size, color: piece.text.style.color, glyphs: glyphs, text: String(piece.character),
                width: .pt(piece.width))
            let origin = Point(x: .pt(x), y: baseline)
            if let leaf = piece.text.leaf {
                let frame = Frame(
                    size: Size(width: .pt(piece.width), height: style.linePitch),
                    items: [.init(.glyphs(glyphRun), at: Point(x: .zero, y: baseline))])
                items.append(.init(.marked(.leaf(leaf), frame), at: Point(x: .pt(x), y: .zero)))
            } else {
                items.append(.init(.glyphs(glyphRun), at: origin))
            }
            x += piece.width
        }
        return Line(
            frame: Frame(size: Size(width: width, height: style.linePitch), baseline: baseline, items: items), textWidth: .pt(used))
    }
}
