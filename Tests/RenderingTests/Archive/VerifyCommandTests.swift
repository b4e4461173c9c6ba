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

    @Test func whatWasAlteredIsNot() throws {
        let folder = try folder()
        #expect(try CommandRun(["report.json", "-o", "a.pdf"], in: folder).status == 0)
        let bytes = try folder.bytes(of: "a.pdf")
        try Data(bytes + [UInt8(ascii: "\n")]).write(to: folder.url.appendingPathComponent("a.pdf"))
        let run = try CommandRun(["verify", "a.pdf"], in: folder)
        #expect(run.status == 1 && run.messages.contains("[F034]"), "\(run.messages)")
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
        #expect(run.status == 1 && run.messages.contains("[F034]"), "\(run.messages)")
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
