import Display
import Geometry
import Pango
import Styling
import Testing
import Typesetting
import TypesettingTestSupport

/// Numbers of tables, which are set without a paragraph: nothing of them may differ from what a paragraph makes of them.
struct NumberFrameTests {
    private static let numbers =
        ["0", "7", "0.00", "1.50", "100", "2,025", "1,204.00", "−3.25", "−1,234,567.89", "98765432109876", "0.005"]

    private func style(_ change: (inout TextStyle) -> Void = { _ in }) -> TextStyle {
        var style = TextStyle(size: em, figures: .tabular)
        change(&style)
        return style
    }

    /// The glyphs of a frame with where they stand and what they belong to.
    private func glyphs(_ frame: Frame, at origin: Point = .zero, leaf: StructID? = nil) -> [String] {
        frame.items.flatMap { placed -> [String] in
            let place = origin + placed.origin
            switch placed.item {
            case .glyphs(let run): return ["\(place) \(String(describing: leaf)) \(run)"]
            case .frame(let inner): return glyphs(inner, at: place, leaf: leaf)
            case .marked(.leaf(let id), let inner): return glyphs(inner, at: place, leaf: id)
            case .marked, .transformed, .drawing, .image, .link, .anchor, .signatureField: return ["something else"]
            }
        }
    }

    private func compare(_ text: StyledText, _ typesetter: Typesetter) throws {
        let frame = try #require(typesetter.numberFrame(text, linePitch: em * 1.25), "\(text.text)")
        let style = ParagraphStyle(text: text.style, alignment: .left, linePitch: em * 1.25)
        let paragraph = typesetter.paragraph([.text(text)], style: style)
        let lines = paragraph.lines(width: paragraph.naturalWidth + .pt(1))
        #expect(lines.count == 1)
        #expect(lines.first.map { glyphs($0.frame) } == glyphs(frame), "\(text.text)")
        #expect((frame.size.width - paragraph.naturalWidth).magnitude < .pt(0.001))
        #expect(frame.size.height == lines.first?.frame.size.height && frame.baseline == lines.first?.frame.baseline)
    }

    @Test(arguments: numbers)
    func aNumberIsSetAsByAParagraph(_ number: String) throws {
        for leaf in [nil, StructID(rawValue: 3)] {
            for figures in [TextStyle.Figures.tabular, .proportional] {
                let text = StyledText(number, style: style { $0.figures = figures }, leaf: leaf, isUnbroken: true)
                try compare(text, Typesetter(shaper: SquareShaper()))
            }
        }
    }

    @Test(.enabled(if: PreparedFonts.exist))
    func soItIsWithFaces() throws {
        let typesetter = Typesetter(shaper: PangoShaper(library: try PreparedFonts.library()))
        for font in [FontRole.song, .hei] {
            for (number, figures) in Self.numbers.flatMap({ [($0, TextStyle.Figures.tabular), ($0, .proportional)] }) {
                let style = style {
                    $0.figures = figures
                    $0.font = font
                    $0.weight = font == .song ? .bold : .regular
                    $0.baselineShift = .pt(1)
                    $0.color = .gray(0.5)
                }
                try compare(StyledText(number, style: style, leaf: StructID(rawValue: 3)), typesetter)
            }
        }
    }

    @Test(arguments: ["", "—", "/", "12%", "1 2", ".5", "5.", "(7.00)", "３", "-5", "12万", "−"])
    func otherTextsAreParagraphs(_ text: String) {
        #expect(Typesetter(shaper: SquareShaper()).numberFrame(StyledText(text, style: style()), linePitch: em) == nil)
    }

    @Test func numbersThatAreDecoratedOrExplainedAreParagraphs() {
        let typesetter = Typesetter(shaper: SquareShaper())
        #expect(typesetter.numberFrame(StyledText("12", style: style { $0.decoration = .underline }), linePitch: em) == nil)
        // A line that is to be explained later is remembered.
        let recording = Typesetter(shaper: SquareShaper(), record: LineRecord())
        #expect(recording.numberFrame(StyledText("12", style: style()), linePitch: em) == nil)
    }
}
