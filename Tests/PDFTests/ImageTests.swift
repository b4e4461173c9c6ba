import Display
import Geometry
import PDFArchive
import PDFExport
import QPDF
import Testing

/// Images and faces of TrueType outlines in a file.
@Suite struct ImageTests {
    /// A picture drawn by this program, so that no file lies beside the test.
    private func sheet() throws -> Sheet {
        let faces = try Faces()
        let picture = try DisplayPage(Page(frame: Frame(size: Size(width: .pt(8), height: .pt(6))))).png(
            resolution: 72, number: 1, fonts: faces.drawable)
        var sheet = Sheet(faces)
        let figure = sheet.element(.figure) {
            $0.alternateText = "图"
            $0.box = PageBox(page: 0, rect: Rect(x: .pt(20), y: .pt(20), width: .pt(80), height: .pt(60)))
        }
        let image = Image(bytes: picture, format: .png, size: Size(width: .pt(80), height: .pt(60)))
        sheet.place(.image(image), in: .leaf(figure), at: (20, 20))
        return sheet
    }

    @Test func imagesAreNotInterpolated() throws {
        let sheet = try sheet()
        let drawn = try DisplayList(sheet.document).drawn(fonts: sheet.faces.drawable)
        let pdf = try archive(drawn, of: sheet.document, options: ArchiveOptions())
        #expect(try interpolated(drawn.pdf) == [true])
        #expect(try interpolated(pdf) == [false])
        #expect(try Tools.brokenRules(of: pdf, profiles: ["3a", "ua1"]) == [])
    }

    /// Of each image of the first page, whether a viewer is asked to interpolate it.
    private func interpolated(_ pdf: [UInt8]) throws -> [Bool] {
        let file = try PDFFile(pdf)
        let images = try required(file.value(at: ["Resources", "XObject"], in: file.page(0)))
        return file.keys(of: images).compactMap { file.value(of: $0, in: images) }.map { file.value(of: "Interpolate", in: $0) != nil }
    }
}
