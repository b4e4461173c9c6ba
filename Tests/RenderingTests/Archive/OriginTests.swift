import Display
import Foundation
import PDFArchive
import ReportRendering
import Testing

@Suite("Places of glyphs in viewers")
struct OriginTests {
    @Test(
        "Every glyph stands at one place in PDFium and MuPDF, in each profile, for readers and for a printer",
        arguments: Repository.reports + [Repository.fullReport])
    func origins(path: String) throws {
        let turned = try RenderedReport(path, options: DrawingOptions(isForPrint: true)).pdf()
        let files = Array(try ArchivedReport.shared(path).files.values) + [turned]
        #expect(files.count == Profile.allCases.count + 1)
        #expect(try Self.differences(in: files) == "")
    }

    @Test("The comparison finds the number that PDFium loses")
    func ablation() throws {
        // An array that has an empty string and ends with a number: what follows it stands too far left in PDFium.
        let page = Self.page("BT /F 20 Tf 20 50 Td [()-1000(1)-2000 ]TJ [(3)]TJ ET")
        #expect(try Self.differences(in: [page]).contains("page 1: 2 of 2 glyphs stand apart: 3 "))
        #expect(try Self.differences(in: [Self.page("BT /F 20 Tf 20 50 Td [()-1000(1)]TJ [-2000(3)]TJ ET")]) == "")
    }

    /// What `Python/origins.py` says of the files.
    private static func differences(in files: [[UInt8]]) throws -> String {
        let script = "\(Repository.root)/Tests/PDFTests/Python/origins.py"
        return try Tool.run("\(Repository.root)/.venv/bin/python", [script] + files.map { _ in "{}" }, on: files)
    }

    /// A file of one page with that content, in one of the faces that every reader has.
    static func page(_ content: String) -> [UInt8] {
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            "<</Length \(content.utf8.count)>>stream\n\(content)\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        return HandmadePDF.file(objects)
    }
}
