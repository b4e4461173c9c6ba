import Foundation
import PDFArchive
import QPDF
import Testing

/// Programs that make files small keep one of equal objects (`mutool clean -gggg`, `garbage=4` of PyMuPDF).
@Suite struct CleanedFileTests {
    /// The struct elements of a type, each time that one is named.
    private func elements(_ type: String, in pdf: [UInt8]) throws -> [PDFReference] {
        let file = try PDFFile(pdf)
        var found: [PDFReference] = []
        var open = [try required(file.value(of: "StructTreeRoot", in: file.catalog))]
        while let element = open.popLast() {
            if file.value(of: "S", in: element).flatMap({ file.name($0) }) == type, let number = file.reference(to: element) {
                found.append(number)
            }
            guard let kids = file.value(of: "K", in: element) else { continue }
            let items = file.items(of: kids)
            open += items.isEmpty ? [kids] : items
        }
        return found
    }

    private func required(_ object: PDFObject?) throws -> PDFObject { try #require(object) }

    @Test("Empty cells stay apart, and both standards hold", arguments: [("clean", ""), ("resave", "")])
    func cells(kind: String, argument: String) throws {
        let folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        let table = """
            明细表:
              columns:
                - {head: [名称], width: 1*, cell: "{行.name}", style: 格}
                - {head: [金额], width: auto, value: 行.amount, style: 格}
                - {head: [备注], width: 20mm, cell: "", style: 格}
                - {head: [签字], width: 20mm, cell: "", style: 格}
              rows: [{each: 行 in items}]
              rules: {frame: 0.75pt, inner: 0.35pt}

            """
        try folder.write(table, to: "layouts/small/tables/a.yaml")
        try folder.write(SmallLayout.report("甲局"), to: "report.json")
        var files: [(pdf: [UInt8], profiles: [String])] = []
        for (profile, levels) in [("a3a+ua1", ["3a", "ua1"]), ("a4f+ua2", ["4f", "ua2"])] {
            let options = ["--profile", profile, "--signature-field", "1:bottom-right"]
            let run = try CommandRun(["report.json", "-o", "a.pdf"] + options, in: folder)
            try #require(run.status == 0, "\(run.messages)")
            let cleaned = try AlteredPDF.make(kind, folder.bytes(of: "a.pdf"), argument)
            for type in ["TD", "TH", "TR"] {
                let (before, after) = (try elements(type, in: folder.bytes(of: "a.pdf")), try elements(type, in: cleaned))
                #expect(before.count >= 3 && after.count == before.count && Set(after).count == after.count, "\(type)")
            }
            files.append((cleaned, levels))
        }
        #expect(try Tool.brokenRules(of: files) == [])
    }
}
