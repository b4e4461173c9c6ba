import Foundation
import Testing

/// `render extract` and `render verify` as a user calls them, on a small report: whole ones are drawn again in `ArchiveTests`.
@Suite struct VerifyCommandTests {
    /// A folder with a layout, another that builds on it and comes before it by name, and a report for each.
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        try folder.write("name: above\nextends: small\nmetadata: {title: \"{name}\"}\n", toNew: "layouts/above/layout.yaml")
        try folder.write("name: zenith\nextends: above\nmetadata: {title: \"{name}\"}\n", toNew: "layouts/zenith/layout.yaml")
        try folder.write(SmallLayout.report("甲局"), to: "report.json")
        return folder
    }

    @Test(arguments: [
        [], ["--profile", "plain"], ["--profile", "a4f+ua2"], ["--draft"], ["--print"], ["--print", "--draft"], ["--linearize"],
        ["--linearize", "--profile", "a4f+ua2"], ["--linearize", "--draft"], ["--layout", "layouts/above"],
        ["--layout", "layouts/zenith"],
    ])
    func whatWasDrawnIsVerified(options: [String]) throws {
        let folder = try folder()
        let drawn = try CommandRun(["report.json", "-o", "a.pdf"] + options, in: folder)
        #expect(drawn.status == 0, "\(drawn.messages)")
        let verified = try CommandRun(["verify", "a.pdf"], in: folder)
        #expect(verified.status == 0 && verified.messages.contains("逐字节相符"), "\(verified.messages)")
    }

    @Test func extractGivesBackEveryFile() throws {
        let folder = try folder()
        #expect(try CommandRun(["report.json", "-o", "a.pdf", "--layout", "layouts/zenith"], in: folder).status == 0)
        #expect(try CommandRun(["extract", "a.pdf", "-o", "out"], in: folder).status == 0)
        let sources = try folder.files(below: "layouts").map { "layouts/\($0)" } + ["report.json"]
        #expect(sources.count > SmallLayout.files.count + 2)
        for path in sources { #expect(try folder.bytes(of: "out/\(path)") == folder.bytes(of: path), "\(path)") }
        #expect(Set(try folder.files(below: "out")) == Set(sources + ["provenance.json"]))
    }

    /// What became of a file, which message says so, and how the command ends.
    @Test(
        arguments: [
            ("resave", "", 4, ["F064"]), ("append", "", 4, ["F065"]), ("edit", "1", 1, ["F067", "第 1 页"]),
            ("comment", "1", 1, ["F068", "第 1 页"]), ("attach", "more.txt", 1, ["F071", "增加了附件：more.txt"]),
            ("detach", "provenance.json", 1, ["F071", "缺少附件：provenance.json"]), ("damage", "report.json", 1, ["F035", "report.json"]),
            ("replace", "report.json", 1, ["F037", "数据 report.json"]), ("replace", "layouts/small/styles.yaml", 1, ["F037", "版式"]),
            ("replace", "provenance.json", 1, ["F071", "附件被改动过：provenance.json"]),
            ("state", "--profile a3a+ua1<=>--profile a3a+ua1 --print<", 4, ["F064"]),
            ("state", "--profile a3a+ua1<=>--profile a3a+ua1 --draft<", 1, ["F072", "--draft"]),
            ("state", "--profile a3a+ua1<=>--profile xyz<", 1, ["F074", "xyz"]),
            ("state", "render 0=>render 9", 1, ["F073", "render 9"]),
            ("state", ">甲局报告<=>乙局报告<", 1, ["F034", "标题（dc:title）"]), ("state", ">甲局<=>乙局<", 1, ["F034", "作者（dc:creator）"]),
            ("state", "<pdfaid:part>3=><pdfaid:part>2", 1, ["F034", "pdfaid:part"]), ("clean", "", 4, ["F064"]),
        ] as [(String, String, Int32, [String])])
    func whatHappenedIsSaid(kind: String, argument: String, status: Int32, words: [String]) throws {
        let folder = try folder()
        #expect(try CommandRun(["report.json", "-o", "a.pdf"], in: folder).status == 0)
        try folder.write(try AlteredPDF.make(kind, folder.bytes(of: "a.pdf"), argument), toNew: "b.pdf")
        let run = try CommandRun(["verify", "b.pdf"], in: folder)
        #expect(run.status == status && words.allSatisfy(run.messages.contains), "\(run.messages)")
    }

    @Test func filesThatWereSavedAgainAreToldFromOthers() throws {
        let folder = try folder()
        #expect(try CommandRun(["report.json", "-o", "a.pdf"], in: folder).status == 0)
        let path = folder.url.path
        for options in [[], ["--linearize"], ["--object-streams=disable", "--stream-data=uncompress"], ["--qdf"]] {
            _ = try Tool.run("qpdf", options + ["{}", "\(path)/b.pdf"], on: folder.bytes(of: "a.pdf"))
            let run = try CommandRun(["verify", "b.pdf"], in: folder)
            #expect(run.status == 4 && run.messages.contains("[F064]"), "\(options): \(run.messages)")
            #expect(try CommandRun(["extract", "b.pdf", "-o", "out"], in: folder).status == 0)
            #expect(try folder.bytes(of: "out/report.json") == folder.bytes(of: "report.json"))
            try FileManager.default.removeItem(at: folder.url.appendingPathComponent("out"))
        }
    }

    @Test func signedFilesAreVerified() throws {
        let folder = try folder()
        #expect(try CommandRun(["report.json", "-o", "a.pdf"], in: folder).status == 0)
        try folder.write(try AlteredPDF.make("sign", folder.bytes(of: "a.pdf"), "公章"), toNew: "b.pdf")
        let signed = try CommandRun(["verify", "b.pdf"], in: folder)
        #expect(signed.status == 0 && signed.messages.contains("其后追加了 1 个签名"), "\(signed.messages)")
        try folder.write(try AlteredPDF.make("sign", folder.bytes(of: "b.pdf"), "复核"), toNew: "c.pdf")
        let twice = try CommandRun(["verify", "c.pdf"], in: folder)
        #expect(twice.status == 0 && twice.messages.contains("其后追加了 2 个签名"), "\(twice.messages)")
        // A page that was edited, and then signed, is not what was drawn.
        let edited = try AlteredPDF.make("sign", AlteredPDF.make("edit", folder.bytes(of: "a.pdf"), "1"), "公章")
        try folder.write(edited, toNew: "d.pdf")
        let forged = try CommandRun(["verify", "d.pdf"], in: folder)
        #expect(forged.status == 1 && forged.messages.contains("[F067]"), "\(forged.messages)")
    }

    @Test func extractSaysWhatWasChanged() throws {
        let folder = try folder()
        #expect(try CommandRun(["report.json", "-o", "a.pdf"], in: folder).status == 0)
        let pdf = try folder.bytes(of: "a.pdf")
        try folder.write(try AlteredPDF.make("replace", pdf, "report.json"), toNew: "b.pdf")
        let refused = try CommandRun(["extract", "b.pdf", "-o", "out"], in: folder)
        #expect(refused.status == 1 && refused.messages.contains("[F037]"), "\(refused.messages)")
        #expect(try !folder.names.contains("out"))
        let forced = try CommandRun(["extract", "b.pdf", "-o", "out", "--force"], in: folder)
        #expect(forced.status == 0 && forced.messages.contains("警告[F037]"), "\(forced.messages)")
        #expect(try folder.text(of: "out/report.json") == folder.text(of: "report.json").replacing("3", with: "4"))
        try folder.write(try AlteredPDF.make("attach", pdf, "more.txt"), toNew: "c.pdf")
        let more = try CommandRun(["extract", "c.pdf", "-o", "more"], in: folder)
        #expect(more.status == 0 && more.messages.contains("警告[F071]"), "\(more.messages)")
        #expect(try folder.text(of: "more/more.txt") == "more")
    }

    /// A PDF has the images of its layout twice, and may be larger than any other input. What is too much here is a hole.
    @Test func largeFilesAreRead() throws {
        let folder = try folder()
        #expect(try CommandRun(["report.json", "-o", "a.pdf"], in: folder).status == 0)
        // The end of the file, which says where its table begins, once more behind the hole.
        let end = String(decoding: try folder.bytes(of: "a.pdf").suffix(64), as: UTF8.self)
        let start = try #require(end.range(of: "startxref")).lowerBound
        let file = try FileHandle(forUpdating: folder.url.appendingPathComponent("a.pdf"))
        try file.truncate(atOffset: 65 << 20)
        try file.seekToEnd()
        try file.write(contentsOf: Data("\n\(end[start...])".utf8))
        let run = try CommandRun(["verify", "a.pdf"], in: folder)
        #expect(run.status == 4 && run.messages.contains("[F065]"), "\(run.messages)")
        try file.truncate(atOffset: (256 << 20) + 1)
        try file.close()
        let larger = try CommandRun(["verify", "a.pdf"], in: folder)
        #expect(larger.status == 1 && larger.messages.contains("[F005]"), "\(larger.messages)")
    }

    @Test func aFileWithoutSourcesCanNotBeVerified() throws {
        let folder = try folder()
        #expect(try CommandRun(["report.json", "-o", "a.pdf", "--profile", "a2a+ua1"], in: folder).status == 0)
        for command in [["verify", "a.pdf"], ["extract", "a.pdf", "-o", "out"]] {
            let run = try CommandRun(command, in: folder)
            #expect(run.status == 1 && run.messages.contains("[F031]"), "\(run.messages)")
        }
    }
}
