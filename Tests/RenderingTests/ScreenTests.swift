import Foundation
import PDFArchive
import Testing

@Suite("Pages for a screen")
struct ScreenTests {
    @Test("Turned pages lie on their side, and the file still verifies")
    func verify() throws {
        let folder = try TemporaryFolder()
        try folder.write(try Repository.source("Tests/Corpus/all-zero/report.json").text, to: "report.json")
        #expect(try CommandRun(["report.json", "-o", "paper.pdf"], in: folder).status == 0)
        #expect(try CommandRun(["report.json", "--screen", "-o", "screen.pdf"], in: folder).status == 0)
        let sizes = try ["paper.pdf", "screen.pdf"].map { name in
            let pdf = Array(try Data(contentsOf: folder.url.appendingPathComponent(name)))
            let lines = try Tool.run("pdfinfo", ["-l", "999", "{}"], on: pdf).split(separator: "\n").filter { $0.contains(" size:") }
            return lines.map { $0.contains("841.89 x 595") ? "landscape" : "portrait" }
        }
        #expect(sizes[0].allSatisfy { $0 == "portrait" })
        #expect(sizes[1].count == sizes[0].count && sizes[1].contains("landscape") && sizes[1].contains("portrait"))
        #expect(try CommandRun(["verify", "screen.pdf"], in: folder).status == 0)
    }

    @Test("A batch turns pages for a screen as one report does, and knows its own results again")
    func batch() throws {
        let folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        let pages = "text: {orientation: turned, margins: {top: 20mm, inner: 20mm, outer: 20mm, bottom: 20mm}}\n"
        try folder.write(pages, to: "layouts/small/pages.yaml")
        try folder.write(SmallLayout.report("甲局"), toNew: "in/甲局.json")
        let paper = try CommandRun(["batch", "in", "-o", "out"], in: folder)
        let screen = try CommandRun(["batch", "in", "-o", "out", "--screen"], in: folder)
        #expect(paper.status == 0 && screen.status == 0 && !screen.messages.contains("未变，跳过"), "\(screen.messages)")
        #expect(try CommandRun(["in/甲局.json", "--screen", "-o", "one.pdf"], in: folder).status == 0)
        #expect(try folder.bytes(of: "one.pdf") == folder.bytes(of: "out/甲局.pdf"))
        #expect(try CommandRun(["in/甲局.json", "-o", "paper.pdf"], in: folder).status == 0)
        #expect(try folder.bytes(of: "paper.pdf") != folder.bytes(of: "one.pdf"))
    }
}
