import Diagnostics
import Geometry
import Styling
import Testing
import Typesetting

/// typesetting.md 1.7: a character that no face has is named with its code point and its surroundings.
@Suite(.enabled(if: PreparedFonts.exist))
struct MissingCharacterTests {
    @Test func missingCharactersAreNamedOnce() throws {
        let typesetter = Typesetter(shaper: PangoShaper(library: try PreparedFonts.library()))
        let style = ParagraphStyle(text: TextStyle(font: .fang))
        for _ in 0..<2 { _ = typesetter.paragraph([.text(StyledText("主要原因是缩减\u{1F600}项目", style: style.text))], style: style) }
        let missing = try #require(typesetter.missingCharacters.first)
        #expect(typesetter.missingCharacters.count == 1)
        #expect(missing.codePoint == "U+1F600" && missing.context.contains("缩减\u{1F600}项目"))
        let diagnostic = missing.diagnostic()
        #expect(diagnostic.id == "T001" && diagnostic.severity == .failure)
        #expect(diagnostic.message.english.contains("U+1F600"))
    }

    /// U+FFFC stands for a leader among the characters of a paragraph; one that the text holds itself is no leader.
    @Test func replacementCharactersOfTheTextAreMissing() throws {
        let typesetter = Typesetter(shaper: PangoShaper(library: try PreparedFonts.library()))
        let style = ParagraphStyle(text: TextStyle(font: .fang))
        let text = { StyledText($0, style: style.text) }
        let paragraph = typesetter.paragraph([.text(text("甲\u{FFFC}乙")), .leader(text("…")), .text(text("3"))], style: style)
        #expect(typesetter.missingCharacters.map(\.codePoint) == ["U+FFFC"])
        let drawn = paragraph.lines(width: .pt(200)).map(\.text).joined()
        #expect(drawn.hasPrefix("甲\u{FFFC}乙…") && drawn.hasSuffix("…3") && drawn.dropFirst(3).dropLast().allSatisfy { $0 == "…" })
    }

    @Test func eachDocumentNamesThemAnew() throws {
        let first = Typesetter(shaper: PangoShaper(library: try PreparedFonts.library()))
        let style = ParagraphStyle(text: TextStyle(font: .fang))
        let items: [ParagraphItem] = [.text(StyledText("缩减\u{1F600}项目", style: style.text))]
        _ = first.paragraph(items, style: style)
        let second = Typesetter(following: first)
        #expect(second.missingCharacters.isEmpty)
        _ = second.paragraph(items, style: style)
        #expect(second.missingCharacters.map(\.codePoint) == ["U+1F600"])
    }

    @Test func fallbackFacesAreAskedFirst() throws {
        // FandolFang lacks the character, the rest of Noto Serif of the fallback list has it.
        let runs = PangoShaper(library: try PreparedFonts.library()).shape("年𠮷年", style: TextStyle(font: .fang))
        #expect(runs.map(\.font.rawValue) == ["FandolFang-Regular", "NotoSerifCJKsc-Regular-rest", "FandolFang-Regular"])
        #expect(runs.map(\.range) == [0..<3, 3..<7, 7..<10])
        #expect(runs.allSatisfy { $0.missing.isEmpty })
    }

    @Test func subscriptsStandCloseToTheirLetters() throws {
        let shaper = PangoShaper(library: try PreparedFonts.library())
        let style = TextStyle(font: .fang, size: em, hanLatinGap: 0.25)
        for text in ["CO₂", "PM₂.₅", "10⁻³"] {
            let line = Typesetter(shaper: shaper).label(StyledText(text, style: style))
            let advances = shaper.shape(text, style: style).flatMap(\.glyphs).map(\.advance).reduce(0, +)
            #expect(abs(line.size.width.points - advances) < 1e-6, "no gap within \(text)")
        }
    }

    @Test func figuresOfOneWidth() throws {
        let shaper = PangoShaper(library: try PreparedFonts.library())
        for role in [FontRole.song, .fang, .hei] {
            let style = TextStyle(font: role, size: em, figures: .tabular)
            let advances = Set(shaper.shape("0123456789−", style: style).flatMap(\.glyphs).map { ($0.advance * 1e6).rounded() })
            #expect(advances.count == 1, "digits and the minus of \(role) are one width")
        }
    }
}
