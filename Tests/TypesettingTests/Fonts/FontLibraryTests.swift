import Foundation
import Pango
import Styling
import Testing
import Typesetting

@Suite(.enabled(if: PreparedFonts.exist))
struct FontLibraryTests {
    @Test func everyFaceIsExactlyItsFile() throws {
        let library = try PreparedFonts.library()
        // Widths of digits differ between the weights of one family, so a wrong file would show.
        let regular = try #require(library.face(named: "NotoSerifCJKsc-Regular"))
        let bold = try #require(library.face(named: "NotoSerifCJKsc-Bold"))
        #expect(regular.path.hasSuffix("/NotoSerifCJKsc-Regular.ttf"))
        #expect(regular.shape("1", script: .latin, language: "zh-CN").map(\.advance) == [0.471])
        #expect(bold.shape("1", script: .latin, language: "zh-CN").map(\.advance) == [0.466])
        #expect(library.face(named: "Helvetica") == nil)
    }

    @Test func shapingIsExactAndUnrounded() throws {
        let face = try #require(try PreparedFonts.library().face(named: "NotoSerifCJKsc-Regular"))
        let glyphs = face.shape("年，5——", script: .han, language: "zh-CN")
        #expect(glyphs.map(\.advance) == [1, 1, 0.558, 2])
        #expect(glyphs.map(\.cluster) == [0, 3, 6, 7], "the two dashes are one glyph of one cluster")
        #expect(face.ink(of: glyphs[1].id).upperBound < 0.5)
        #expect(face.ascent == 1.151 && face.descent == 0.286)
    }

    @Test func featuresAndLanguagesChooseGlyphs() throws {
        let library = try PreparedFonts.library()
        let termes = try #require(library.face(named: "TeXGyreTermes-Regular"))
        #expect(termes.shape("18", script: .latin, language: "zh-CN").map(\.advance) == [0.5, 0.5])
        #expect(termes.shape("18", script: .latin, language: "zh-CN", features: "pnum=1").map(\.advance) == [0.323, 0.469])
        // This face has its digits of one width under `locl` for Latin text that is not Chinese.
        let noto = try #require(library.face(named: "NotoSerifCJKsc-Regular"))
        #expect(noto.shape("18", script: .latin, language: "en").map(\.advance) == [0.549, 0.549])
    }

    @Test func missingCharactersAreMarked() throws {
        let face = try #require(try PreparedFonts.library().face(named: "FandolFang-Regular"))
        let glyphs = face.shape("年𠮷", script: .han, language: "zh-CN")
        #expect(glyphs.map(\.isMissing) == [false, true])
        #expect(glyphs[1].cluster == 3)
    }

    @Test func rareCharactersComeFromTheRest() throws {
        let library = try PreparedFonts.library()
        for name in ["NotoSerifCJKsc-Regular", "NotoSerifCJKsc-Bold", "NotoSansCJKsc-Regular", "NotoSansCJKsc-Bold"] {
            let face = try #require(library.face(named: name))
            let rest = try #require(library.rest(of: face))
            // 鑫 is in GB 2312, 镕 and 堃 are names' characters beyond it.
            #expect(face.shape("鑫镕堃", script: .han, language: "zh-CN").map(\.isMissing) == [false, true, true])
            #expect(rest.shape("鑫镕堃", script: .han, language: "zh-CN").map(\.isMissing) == [true, false, false])
            #expect(rest.ascent == face.ascent && rest.descent == face.descent)
        }
        let runs = PangoShaper(library: library).shape("朱镕基", style: TextStyle(font: .song, size: .pt(10)))
        #expect(runs.map(\.font.rawValue) == ["NotoSerifCJKsc-Regular", "NotoSerifCJKsc-Regular-rest", "NotoSerifCJKsc-Regular"])
        #expect(runs.map(\.range) == [0..<3, 3..<6, 6..<9])
    }

    @Test func brokenTablesSayWhatIsWrong() throws {
        var table = try PreparedFonts.table()
        table.fallback.append("Nowhere")
        #expect(throws: FontError.unknownFace(name: "Nowhere", usedBy: "fallback")) {
            try FontLibrary(table: table, folder: PreparedFonts.folder)
        }
        table.fallback.removeLast()
        table.faces["NotoSerifCJKsc-Bold"]?.rest = "Elsewhere"
        #expect(throws: FontError.unknownFace(name: "Elsewhere", usedBy: "NotoSerifCJKsc-Bold")) {
            try FontLibrary(table: table, folder: PreparedFonts.folder)
        }
        table = FontTable(faces: ["a": .init(family: "A", file: "nothing.otf", licence: "")], roles: [:], fallback: [])
        #expect(throws: FontError.unreadable(path: "/nonexistent/nothing.otf")) { try FontLibrary(table: table, folder: "/nonexistent") }
        table.faces["a"]?.file = "fonts.json"
        #expect(throws: FontError.unsupported(path: PreparedFonts.folder + "/fonts.json")) {
            try FontLibrary(table: table, folder: PreparedFonts.folder)
        }
    }

    @Test func rolesChooseFacesByWeightAndScript() throws {
        let table = try PreparedFonts.table()
        #expect(table.hanFace(TextStyle(font: .song, weight: .bold)) == "NotoSerifCJKsc-Bold")
        #expect(table.hanFace(TextStyle(font: .fang)) == "FandolFang-Regular")
        #expect(table.latinFace(TextStyle(font: .fang)) == "TeXGyreTermes-Regular")
        #expect(table.latinFace(TextStyle(font: FontRole(rawValue: "none"))) == nil)
    }
}
