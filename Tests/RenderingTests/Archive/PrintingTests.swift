import Foundation
import PDFArchive
import Testing

/// What a printing house asks of lines and boxes.
@Suite("Lines and boxes for a printing house")
struct PrintingTests {
    @Test("No line is thinner than a quarter of a point, and boxes nest as numbers", arguments: Repository.reports)
    func corpus(path: String) throws {
        #expect(try Self.complaints(about: ArchivedReport.shared(path).pdf) == "")
    }

    @Test("The judge finds thin lines, also under a map, and pages without a box that is cut to")
    func ablation() throws {
        let page = OriginTests.page("0.25 w 0 0 m 9 9 l S q 0.5 0 0 0.5 0 0 cm 0.4 w 0 0 m 9 9 l S Q")
        let complaints = try Self.complaints(about: page)
        #expect(complaints.contains("page 1: a line of 0.2 pt"))
        #expect(!complaints.contains("0.25 pt") && complaints.contains("page 1: no trim box"))
    }

    private static func complaints(about file: [UInt8]) throws -> String {
        try Tool.run("\(Repository.root)/.venv/bin/python", ["\(Repository.root)/Tests/PDFTests/Python/printing.py", "{}"], on: file)
    }
}
