import Display
import Foundation
import Geometry
import HarfBuzz
import OFDExport
import Styling
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#endif

/// What `Python/ofd.py` says of a file.
private struct OFDFacts: Decodable {
    var faults: [String]
    var outline: [String]
    var links: [String]
    var attachments: [String: String]
    var properties: [String: String]
    var roles: [String]
    var kinds: [String: Int]
    var clips: Int
    var images: [Int]
}

/// What a file must show: the glyphs of a display list.
private struct Expected: Encodable {
    struct Glyph: Encodable {
        var face: String
        var number: UInt32
        var x: Double
        var y: Double

        func encode(to encoder: any Encoder) throws {
            var list = encoder.unkeyedContainer()
            try list.encode(face)
            try list.encode(number)
            try list.encode(x)
            try list.encode(y)
        }
    }

    struct Page: Encodable {
        var size: [Double]
        var glyphs: [Glyph]
        var text: String
    }

    var faces: [String: String]
    var pages: [Page]

    init(_ document: PagedDocument, _ faces: Faces) {
        pages = DisplayList(document).pages.map { page in
            var shown = Page(size: [page.geometry.sheet.width.millimetres, page.geometry.sheet.height.millimetres], glyphs: [], text: "")
            for operation in page.stretches.flatMap(\.operations) {
                guard case .glyphs(let run) = operation.content else { continue }
                shown.text += run.text + (run.glyphs.contains { $0.cluster >= run.text.utf8.count } ? "\u{AD}" : "")
                shown.glyphs += run.glyphs.map { glyph in
                    let place = operation.transform.applied(to: Point(x: .pt(Double(glyph.x)), y: .pt(Double(glyph.y))))
                    return Glyph(face: run.font.rawValue, number: glyph.id, x: place.x.millimetres, y: place.y.millimetres)
                }
            }
            return shown
        }
        self.faces = [:]
        for face in Set(pages.flatMap { $0.glyphs.map(\.face) }) { self.faces[face] = faces.library.face(named: face)?.path }
    }
}

@Suite("OFD files")
struct OFDTests {
    private let faces: Faces

    init() throws { faces = try Faces() }

    private func file(of document: PagedDocument, _ sources: OFDSources = OFDSources()) throws(OFDError) -> [UInt8] {
        let drawing = OFDDrawing { [faces] in faces.library.face(named: $0.rawValue)?.path }
        for index in document.order { drawing.take(document.pages[index], at: index) }
        return try drawing.finish(document, carrying: sources)
    }

    private func facts(of file: [UInt8], showing document: PagedDocument) throws -> OFDFacts {
        let folder = FileManager.default.temporaryDirectory.appending(path: "render-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let expected = folder.appending(path: "expected.json")
        try JSONEncoder().encode(Expected(document, faces)).write(to: expected)
        let script = repository + "/Tests/PDFTests/Python/ofd.py"
        let output = try Tools.run(repository + "/.venv/bin/python", [script, "{}", expected.path], on: file)
        try #require(output.status == 0, "\(output.text)")
        return try JSONDecoder().decode(OFDFacts.self, from: Data(output.text.utf8))
    }

    @Test("Every glyph stands where it stands in the list with the outline that it has in its face; every other object is there")
    func sample() throws {
        let sample = try Sample.shared()
        let sources = OFDSources(
            attachments: [
                Attachment(name: "report.json", bytes: Array("{\"年度\": 2024}".utf8), mimeType: "application/json", relationship: .data),
                Attachment(
                    name: "layouts/x/layout.yaml", bytes: Array("name: x\n".utf8), mimeType: "application/yaml", relationship: .source),
            ], properties: [DocumentProperty(name: "dataSHA256", value: "00ff <&>", description: "Digest")], creator: "render 1.0")
        let bytes = try file(of: sample.document, sources)
        let facts = try facts(of: bytes, showing: sample.document)
        #expect(facts.faults == [])
        #expect(facts.outline == ["第一部分　概况", "一、收入"])
        #expect(Set(facts.links) == ["page", "https://example.org/a%20b?(c)"])
        #expect(facts.attachments == ["report.json": "{\"年度\": 2024}", "layouts/x/layout.yaml": "name: x\n"])
        #expect(facts.properties == ["dataSHA256": "00ff <&>"])
        #expect(
            Set(["Document", "Part", "H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "TH", "TD", "Figure", "Link"]).isSubset(
                of: facts.roles))
        // The hatch: its ground, its lines within a clip, its edge.
        #expect(facts.clips == 1 && facts.kinds["ImageObject"] == 1 && facts.images.count == 1)
        #expect(try file(of: sample.document, sources) == bytes, "other bytes the second time")
    }

    @Test("Characters and glyphs that are not one to one keep both: ligatures, marks, a hyphen, turned text, characters beyond 16 bits")
    func groups() throws {
        var sheet = Sheet(faces)
        let leaf = sheet.element(.paragraph)
        for (index, text) in ["office fifty", "a\u{301}b", "𠮷野家 <&> \"x\"", "合计1,234.50"].enumerated() {
            let run = try faces.run(
                text, face: index < 2 ? "TeXGyreTermes-Regular" : "NotoSerifCJKsc-Regular", color: .rgb(red: 0.5, green: 0, blue: 0))
            sheet.place(.glyphs(run), in: .leaf(leaf), at: (40, 40 + 20 * Double(index)))
        }
        var hyphenated = try faces.run("inter-", face: "TeXGyreTermes-Regular")
        hyphenated.text = "inter"
        sheet.place(.glyphs(hyphenated), in: .leaf(leaf), at: (40, 140))
        let turned = Frame(
            size: Size(width: .pt(80), height: .pt(20)), items: [.init(.glyphs(try faces.run("转过来的字")), at: Point(x: .zero, y: .pt(12)))])
        sheet.place(.transformed(turned, .quarterTurnCounterclockwise(of: turned.size)), in: .leaf(leaf), at: (200, 100))
        let document = sheet.document
        #expect(try facts(of: try file(of: document), showing: document).faults == [])
    }

    @Test("Text that nobody declares, a face that nobody has and a picture that is none are refused")
    func refusals() throws {
        var sheet = Sheet(faces)
        try sheet.write("无主", in: nil, at: (40, 40))
        #expect(throws: OFDError.undeclaredText("无主", page: 1)) { try file(of: sheet.document) }
        sheet = Sheet(faces)
        let leaf = sheet.element(.paragraph)
        var run = try faces.run("字")
        run.font = FontID(rawValue: "Nobody")
        sheet.place(.glyphs(run), in: .leaf(leaf), at: (40, 40))
        #expect(throws: OFDError.missingFace(run.font)) { try file(of: sheet.document) }
        sheet = Sheet(faces)
        let image = Image(bytes: Array("GIF89a".utf8), format: .png, size: Size(width: .pt(10), height: .pt(10)))
        sheet.place(.image(image), in: .leaf(sheet.element(.figure)), at: (40, 40))
        #expect(throws: OFDError.unreadableImage(page: 1)) { try file(of: sheet.document) }
    }
}
