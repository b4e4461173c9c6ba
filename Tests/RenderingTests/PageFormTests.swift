import Foundation
import Testing

@Suite("Landscape pages for readers and for a printer")
struct PageFormTests {
    @Test("They stand upright; --print turns them on upright paper; the old --screen is what is done anyway, and says so")
    func forms() throws {
        let folder = try TemporaryFolder()
        try folder.write(try Repository.source("Tests/Corpus/all-zero/report.json").text, to: "report.json")
        let old = try CommandRun(["report.json", "--screen", "-o", "old.pdf"], in: folder)
        for arguments in [["-o", "web.pdf"], ["--print", "-o", "paper.pdf"]] {
            #expect(try CommandRun(["report.json"] + arguments, in: folder).status == 0)
        }
        let sizes = try ["web.pdf", "paper.pdf"].map { name in
            let lines = try Tool.run("pdfinfo", ["-l", "999", "{}"], on: folder.bytes(of: name)).split(separator: "\n")
            return lines.filter { $0.contains(" size:") }.map { $0.contains("841.89 x 595") ? "landscape" : "portrait" }
        }
        #expect(sizes[0].contains("landscape") && sizes[0].contains("portrait"))
        #expect(sizes[1].count == sizes[0].count && sizes[1].allSatisfy { $0 == "portrait" })
        #expect(old.status == 0 && old.messages.contains("--screen 已不需要"), "\(old.messages)")
        #expect(try folder.bytes(of: "old.pdf") == folder.bytes(of: "web.pdf"))
        for name in ["web.pdf", "paper.pdf"] { #expect(try CommandRun(["verify", name], in: folder).status == 0) }
        #expect(try CommandRun(["report.json", "--screen", "--print", "-o", "x.pdf"], in: folder).status == 64)
    }

    @Test("A batch turns pages for a printer as one report does, and knows its own results again")
    func batch() throws {
        let folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        let pages = "text: {orientation: turned, margins: {top: 20mm, inner: 20mm, outer: 20mm, bottom: 20mm}}\n"
        try folder.write(pages, to: "layouts/small/pages.yaml")
        try folder.write(SmallLayout.report("甲局"), toNew: "in/甲局.json")
        let web = try CommandRun(["batch", "in", "-o", "out"], in: folder)
        let old = try CommandRun(["batch", "in", "-o", "out", "--screen"], in: folder)
        let paper = try CommandRun(["batch", "in", "-o", "out", "--print"], in: folder)
        #expect(web.status == 0 && old.messages.contains("未变，跳过") && old.messages.contains("--screen 已不需要"), "\(old.messages)")
        #expect(paper.status == 0 && !paper.messages.contains("未变，跳过"), "\(paper.messages)")
        #expect(try CommandRun(["in/甲局.json", "--print", "-o", "one.pdf"], in: folder).status == 0)
        #expect(try folder.bytes(of: "one.pdf") == folder.bytes(of: "out/甲局.pdf"))
        #expect(try CommandRun(["in/甲局.json", "-o", "web.pdf"], in: folder).status == 0)
        #expect(try folder.bytes(of: "web.pdf") != folder.bytes(of: "one.pdf"))
    }
}
