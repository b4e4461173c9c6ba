import Display
import Geometry
import Styling
import Typesetting
import TypesettingTestSupport

/// A glyph as it stands on a line.
struct StandingGlyph {
    var character: String
    /// From the left edge of the measure, in points.
    var x: Double
    var y: Double
}

extension Line {
    /// The characters of the line in order.
    var text: String { runs.map(\.run.text).joined() }

    /// All glyph runs with their origins, through leaves.
    var runs: [(run: GlyphRun, origin: Point)] { frame.runs(at: .zero) }

    /// All glyphs with the characters of their clusters.
    var glyphs: [StandingGlyph] {
        runs.flatMap { run, origin in
            let bytes = Array(run.text.utf8)
            // The first glyph of each cluster that is no space to fill a gap before or behind the character.
            let shown = run.glyphs.enumerated().filter {
                [" ", "\u{3000}"].contains(UnicodeScalar($0.element.id)) == false || run.isAlone($0.offset)
            }
            let glyphs = shown.enumerated().filter { $0.offset == 0 || shown[$0.offset - 1].element.cluster != $0.element.element.cluster }
                .map(\.element)
            return glyphs.map { index, glyph in
                let next = run.glyphs[index...].first { $0.cluster > glyph.cluster }.map { Int($0.cluster) } ?? bytes.count
                return StandingGlyph(
                    character: String(decoding: bytes[Int(glyph.cluster)..<next], as: UTF8.self),
                    x: origin.x.points + Double(glyph.x), y: origin.y.points + Double(glyph.y))
            }
        }
    }
}

extension GlyphRun {
    /// Whether a glyph is the only one of its cluster.
    fileprivate func isAlone(_ index: Int) -> Bool {
        glyphs.count { $0.cluster == glyphs[index].cluster } == 1
    }
}

extension Frame {
    func runs(at origin: Point) -> [(run: GlyphRun, origin: Point)] {
        items.flatMap { placed -> [(run: GlyphRun, origin: Point)] in
            switch placed.item {
            case .glyphs(let run): [(run, origin + placed.origin)]
            case .frame(let frame), .marked(_, let frame): frame.runs(at: origin + placed.origin)
            case .drawing, .image, .transformed, .link, .anchor, .signatureField: []
            }
        }
    }
}

/// The size of text in these tests: one em is ten points.
let em = Length.pt(10)

/// Text in square glyphs: Han one em, ASCII half an em.
func squareParagraph(
    _ text: String, alignment: ParagraphStyle.Alignment = .justify, breaking: ParagraphStyle.Breaking = .optimal,
    kinsoku: ParagraphStyle.Kinsoku = .basic, change: (inout ParagraphStyle) -> Void = { _ in }
) -> ShapedParagraph {
    var style = ParagraphStyle(text: TextStyle(size: em), alignment: alignment, breaking: breaking, kinsoku: kinsoku)
    change(&style)
    // `|` marks a preferred line end, as in layout files.
    var items: [ParagraphItem] = []
    for (index, part) in text.split(separator: "|", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { items.append(.preferredBreak) }
        items.append(.text(StyledText(String(part), style: style.text)))
    }
    return Typesetter(shaper: SquareShaper()).paragraph(items, style: style)
}

/// The texts of the lines at a width given in em.
func lineTexts(_ paragraph: ShapedParagraph, ems: Double) -> [String] { paragraph.lines(width: em * ems).map(\.text) }

/// `count` different Han.
func han(_ count: Int) -> String { String(String.UnicodeScalarView((0..<count).compactMap { Unicode.Scalar(0x4E00 + UInt32($0)) })) }
