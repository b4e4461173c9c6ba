import Display
import Geometry
import PDFArchive
import QPDF
import Styling
import Testing

/// What a file says of itself beside its pages.
@Suite struct DocumentFactsTests {
    @Test func attachmentsComeBack() throws {
        let sample = try Sample.shared()
        let files = try embeddedFiles(in: sample.archived())
        #expect(files == (sample.attachments + [Sample.table]).sorted { $0.name < $1.name })
        #expect(try embeddedFiles(in: sample.archived(.a2aUA1)) == [])
    }

    @Test func metadataAndInfoAreEqual() throws {
        let pdf = try Sample.shared().archived()
        let info = try Tools.run("pdfinfo", ["{}"], on: pdf).text
        #expect(info.contains("Title:           年度报告 <A&B>\n"))
        #expect(info.contains("Keywords:        收入, 支出\n"))
        #expect(info.contains("Creator:         render 1.0\n"))
        let xmp = try Tools.run("pdfinfo", ["-meta", "{}"], on: pdf).text
        for part in [
            "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>",
            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">年度报告 &lt;A&amp;B&gt;</rdf:li></rdf:Alt></dc:title>",
            "<pdf:Keywords>收入, 支出</pdf:Keywords>", "<xmp:CreatorTool>render 1.0</xmp:CreatorTool>",
            "<xmp:CreateDate>2025-08-15T09:30:00+08:00</xmp:CreateDate>", "<render:dataSHA256>00ff</render:dataSHA256>",
            "<pdfaProperty:name>dataSHA256</pdfaProperty:name>",
        ] { #expect(xmp.contains(part), "\(part)") }
        let plain = try Tools.run("pdfinfo", ["-meta", "{}"], on: Sample.shared().archived(.plain)).text
        #expect(!plain.contains("<pdfaid:part>") && !plain.contains("<pdfuaid:part>"))
    }

    @Test func pagesHaveLabelsAndBoxes() throws {
        let faces = try Faces()
        let frame = Frame(size: Size(width: .pt(100), height: .pt(140)))
        let pages = [Page(frame: frame, bleed: .pt(10), hasCropMarks: true, label: "i", rotation: 90)]
        let document = PagedDocument(pages: pages, structure: StructTree(), outline: [], metadata: DocumentMetadata(title: "t"))
        let list = DisplayList(document)
        let file = try PDFFile(archive(list.pdf(fonts: faces.drawable), drawnFrom: list, of: document, options: ArchiveOptions()))
        let box = { (key: String) in file.value(of: key, in: file.page(0)).map { file.items(of: $0).compactMap { file.number($0) } } }
        let edge = 10 + PageGeometry.cropMarkRoom.points
        let trim = try #require(box("TrimBox"))
        for (found, expected) in zip(trim, [edge, edge, edge + 100, edge + 140]) { #expect(abs(found - expected) < 0.001) }
        let bleed = try #require(box("BleedBox"))
        for (found, expected) in zip(bleed, [edge - 10, edge - 10, edge + 110, edge + 150]) { #expect(abs(found - expected) < 0.001) }
        #expect(box("MediaBox")?.count == 4)
        #expect(file.value(of: "Rotate", in: file.page(0)).flatMap { file.number($0) } == 90)
        #expect(file.value(at: ["PageLabels", "Nums"], in: file.catalog).map { file.items(of: $0).count } == 2)
    }

    @Test func outlineLeadsToPlaces() throws {
        let file = try PDFFile(Sample.shared().archived())
        let first = try required(file.value(at: ["Outlines", "First"], in: file.catalog))
        #expect(file.value(of: "Title", in: first).flatMap { file.text($0) } == "第一部分　概况")
        let child = try required(file.value(of: "First", in: first))
        #expect(file.value(of: "Title", in: child).flatMap { file.text($0) } == "一、收入")
        let destination = file.value(of: "Dest", in: child).map { file.items(of: $0) } ?? []
        #expect(destination.first.flatMap { file.reference(to: $0) } == file.reference(to: file.page(1)))
        #expect(destination.dropFirst(2).prefix(2).compactMap { file.number($0) } == [20, 380])
    }

    @Test func linksSayWhatTheyAre() throws {
        let file = try PDFFile(Sample.shared().archived())
        let link = try required(file.value(of: "Annots", in: file.page(1)).flatMap { file.items(of: $0).first })
        #expect(file.value(of: "Contents", in: link).flatMap { file.text($0) } == "网站")
        #expect(file.value(at: ["A", "URI"], in: link).flatMap { file.text($0) } == "https://example.org/a%20b?(c)")
        #expect(file.value(of: "Rect", in: link).map { file.items(of: $0).compactMap { file.number($0) } } == [260, 338, 284, 352])
    }

    @Test func facesAreEmbeddedAsSubsets() throws {
        let fonts = try Tools.run("pdffonts", ["{}"], on: Sample.shared().archived()).text.split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        for font in fonts { #expect(font.contains(#/[A-Z]{6}\+.* yes yes yes /#), "\(font)") }
    }
}
