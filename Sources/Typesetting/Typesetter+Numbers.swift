public import Display
public import Geometry
internal import Styling

extension Typesetter {
    /// A printed number or a code of figures, set without a paragraph around it: the line that ``paragraph(_:style:)`` gives, in a frame
    /// as wide as the number. `nil` for any text that is not digits with separators and a sign, or that must be looked at more closely.
    ///
    /// Nothing in such a number can be parted, squeezed or stretched: its glyphs stand side by side. A table has some hundred thousands of
    /// them, few of which come again, and a paragraph for each would cost more than all the rest of its cell.
    public func numberFrame(_ source: StyledText, linePitch: Length) -> Frame? {
        let style = source.style
        guard record == nil, source.link == nil, style.decoration == .none, Self.isFigures(source.text) else { return nil }
        let runs = cache.shapeAlone(source.text, style: style, script: .latin)
        guard runs.count == 1, runs[0].missing.isEmpty else { return nil }
        let run = runs[0]
        var x = 0.0
        let glyphs = run.glyphs.map { glyph in
            defer { x += glyph.advance }
            return GlyphRun.Glyph(
                id: glyph.id, cluster: UInt32(glyph.cluster), x: Float(x + glyph.xOffset), y: Float(glyph.yOffset))
        }
        let size = Size(width: .pt(x), height: linePitch)
        let baseline = LineFrameBuilder.baseline(pitch: linePitch, size: style.size)
        let text = GlyphRun(font: run.font, size: run.size, color: style.color, glyphs: glyphs, text: source.text, width: .pt(x))
        let placed = Frame.Placed(.glyphs(text), at: Point(x: .zero, y: baseline - style.baselineShift))
        let frame = Frame(size: size, baseline: baseline, items: [placed])
        guard let leaf = source.leaf else { return frame }
        return Frame(size: size, baseline: baseline, items: [.init(.marked(.leaf(leaf), frame), at: .zero)])
    }

    /// Whether a text is digits and what stands between and before them, beginning with a digit or a sign and ending with a digit.
    private static func isFigures(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var bytes = bytes[...]
            // U+2212 MINUS SIGN is E2 88 92.
            if bytes.starts(with: [0xE2, 0x88, 0x92]) { bytes = bytes.dropFirst(3) }
            func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
            guard let first = bytes.first, let last = bytes.last, isDigit(first), isDigit(last) else { return false }
            return bytes.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
        }
    }
}
