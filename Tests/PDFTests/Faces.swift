import Cairo
import Display
import Geometry
import PDFExport
import Pango
import Styling
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The repository's root.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The prepared faces and the glyph runs that tests are made of.
struct Faces {
    let library: FontLibrary

    init() throws {
        let folder = repository + "/Fonts/prepared"
        let json = try #require(FileManager.default.contents(atPath: folder + "/fonts.json"), "no prepared fonts; run Scripts/bootstrap")
        library = try FontLibrary(table: JSONDecoder().decode(FontTable.self, from: json), folder: folder)
    }

    /// Opens faces for the export.
    var opening: FontFaces.Opening {
        let paths = Dictionary(uniqueKeysWithValues: library.table.faces.keys.map { ($0, library.face(named: $0)?.path) })
        return { id throws(CairoError) in
            guard let path = paths[id.rawValue].flatMap({ $0 }) else { return nil }
            return try FontFace(path: path)
        }
    }

    /// The faces as the export takes them.
    var drawable: FontFaces { FontFaces(opening) }

    /// One line of text in one face.
    func run(_ text: String, size: Length = .pt(12), face name: String = "NotoSerifCJKsc-Regular", color: Color = .black) throws -> GlyphRun
    {
        let face = try #require(library.face(named: name))
        var x = 0.0
        let glyphs = face.shape(text, script: .han, language: "zh-CN").map { glyph in
            defer { x += glyph.advance * size.points }
            return GlyphRun.Glyph(
                id: glyph.id, cluster: UInt32(glyph.cluster), x: Float(x + glyph.xOffset * size.points),
                y: Float(glyph.yOffset * size.points))
        }
        return GlyphRun(font: FontID(rawValue: name), size: size, color: color, glyphs: glyphs, text: text, width: .pt(x))
    }
}
