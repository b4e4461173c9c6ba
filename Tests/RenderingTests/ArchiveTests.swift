import Display
import Foundation
import PDFArchive
import Testing

@Suite("Archival files of whole reports")
struct ArchiveTests {
    @Test("Every report of the corpus holds the standards that each profile claims", arguments: Repository.reports)
    func profiles(path: String) throws {
        let report = try RenderedReport(path)
        let drawn = try report.drawn()
        let (attached, bare, plain) = (try report.archived(drawn), try report.archived(drawn, .a2aUA1), try report.archived(drawn, .plain))
        #expect(try Tool.brokenRules(of: [(attached, ["3a", "ua1"]), (bare, ["2a", "ua1"])]) == [])
        for pdf in [attached, bare, plain] {
            #expect(try Tool.run("qpdf", ["--check", "{}"], on: pdf).contains("No syntax or stream encoding errors"))
        }
    }

    @Test("Faces are no longer than what hb-subset writes for the same glyphs, a tenth aside")
    func faceSizes() throws {
        let report = try RenderedReport("report.json")
        var glyphs: [String: Set<UInt32>] = [:]
        for operation in DisplayList(report.document).pages.flatMap(\.stretches).flatMap(\.operations) {
            guard case .glyphs(let run) = operation.content else { continue }
            glyphs[run.font.rawValue, default: []].formUnion(run.glyphs.map(\.id))
        }
        let arguments = try glyphs.keys.sorted().map { name in
            let list = (glyphs[name] ?? []).sorted().map(String.init).joined(separator: ",")
            return "\(name)=\(Repository.root)/Fonts/prepared/\(try Repository.fileName(ofFace: name))=\(list)"
        }
        let script = "\(Repository.root)/Tests/PDFTests/Python/faces.py"
        let output = try Tool.run("\(Repository.root)/.venv/bin/python", [script, "{}"] + arguments, on: try report.pdf())
        let rows = output.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(rows.count == glyphs.count && rows.count >= 5)
        for row in rows {
            let (embedded, subset) = (try #require(Double(row[1])), try #require(Double(row[2])))
            #expect(embedded > 0 && embedded <= subset * 1.1, "\(row[0])")
        }
    }

    @Test("Two runs give the same bytes, below one megabyte")
    func determinism() throws {
        let first = try RenderedReport("report.json").pdf()
        #expect(try RenderedReport("report.json").pdf() == first)
        #expect(first.count < 1_000_000)
    }

    @Test("All faces are embedded as subsets")
    func fonts() throws {
        let rows = try Tool.run("pdffonts", ["{}"], on: try RenderedReport("report.json").pdf()).split(separator: "\n").dropFirst(2)
        #expect(rows.count >= 5)
        // The columns emb, sub and uni.
        #expect(rows.allSatisfy { $0.contains("yes yes yes") }, "\(rows.joined(separator: "\n"))")
    }

    @Test("A file verifies against what it carries, and an altered one does not")
    func verify() throws {
        let folder = try TemporaryFolder()
        var pdf = try RenderedReport("report.json").pdf()
        let file = folder.url.appendingPathComponent("report.pdf")
        try Data(pdf).write(to: file)
        #expect(try CommandRun(["verify", "report.pdf"], in: folder).status == 0)
        #expect(try CommandRun(["extract", "report.pdf", "-o", "sources"], in: folder).status == 0)
        let extracted = try String(contentsOf: folder.url.appendingPathComponent("sources/report.json"), encoding: .utf8)
        #expect(extracted == (try Repository.source("report.json").text))
        pdf.append(UInt8(ascii: "\n"))
        try Data(pdf).write(to: file)
        let run = try CommandRun(["verify", "report.pdf"], in: folder)
        #expect(run.status == 1 && run.messages.contains("[F034]"))
    }
}
