import Display
import Geometry
import PDFArchive
import PDFExport
import Testing

/// Drawing beside the making of pages.
@Suite struct PageDrawerTests {
    private static func opening() throws -> FontFaces.Opening { try Faces().opening }

    @Test func drawsWhatTheListDraws() throws {
        let sample = try Sample.shared()
        let drawer = PageDrawer(faces: try Self.opening())
        // The same bytes for a second document: nothing is left of the first.
        for _ in 0..<2 {
            for (index, page) in sample.document.pages.enumerated() { drawer.take(page, at: index) }
            let drawn = try drawer.finish()
            #expect(drawn.pdf == sample.drawn.pdf && drawn.inks == sample.drawn.inks && drawn.order == [0, 1, 2])
            #expect(drawn.list.pages == sample.list.pages.map(\.withoutDrawing))
        }
    }

    /// Pages that were drawn last first are in the file where they belong, with their own content, boxes, labels and links.
    @Test(arguments: [[2, 0, 1], [1, 2, 0], [2, 1, 0]]) func theOrderOfDrawingIsNotThatOfTheFile(order: [Int]) throws {
        let sample = try Sample.shared()
        let drawer = PageDrawer(faces: try Self.opening())
        for index in order { drawer.take(sample.document.pages[index], at: index) }
        let drawn = try drawer.finish()
        #expect(drawn.order == order)
        let pdf = try archive(drawn, of: sample.document, options: ArchiveOptions(profile: .a3aUA1))
        let expected = try archive(sample.drawn, of: sample.document, options: ArchiveOptions(profile: .a3aUA1))
        let texts = try [pdf, expected].map { try Tools.run("pdftotext", ["-layout", "{}", "-"], on: $0).text }
        #expect(texts[0] == texts[1] && texts[0].contains("概况"))
        #expect(try Inspection.findings(in: pdf) == [])
    }

    @Test func aStartOverForgetsPagesAndFailures() throws {
        let sample = try Sample.shared()
        let drawer = PageDrawer(faces: try Self.opening())
        var broken = sample.document.pages[0]
        broken.frame.items.append(Frame.Placed(.glyphs(try Faces().run("无主")), at: .zero))
        drawer.take(broken, at: 0)
        #expect(throws: ExportError.self) { try drawer.finish() }
        drawer.take(broken, at: 0)
        drawer.startOver()
        for (index, page) in sample.document.pages.enumerated() { drawer.take(page, at: index) }
        #expect(try drawer.finish().pdf == sample.drawn.pdf)
    }
}
