import Foundation
import PDFArchive
import Testing

/// Pictures beside a report as a clerk meets them.
@Suite("Pictures that the data choose")
struct PictureByDataTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        try folder.write("@image 图/{text}.png {width=30mm alt=\"{name}\"}\n", toNew: "layouts/small/prose/a.md")
        try folder.write(SmallLayout.report("甲局", text: "门"), toNew: "in/r.json")
        try folder.write(TestPicture.png(40, 20), toNew: "in/图/门.png")
    }

    private func render(_ arguments: String...) throws -> CommandRun { try CommandRun(arguments, in: folder) }

    @Test("The PDF carries them, is verified, and gives back what draws it again")
    func carried() throws {
        #expect(try render("in/r.json", "-o", "out.pdf").status == 0)
        let carried = try embeddedFiles(in: folder.bytes(of: "out.pdf")).first { $0.name == "图/门.png" }
        #expect(try carried?.mimeType == "image/png" && carried?.bytes == folder.bytes(of: "in/图/门.png"))
        #expect(try render("verify", "out.pdf").status == 0)
        #expect(try render("extract", "out.pdf", "-o", "taken").status == 0)
        let again = try render("taken/report.json", "--layout", "taken/layouts/small", "-o", "again.pdf")
        #expect(try again.status == 0 && folder.bytes(of: "again.pdf") == folder.bytes(of: "out.pdf"), "\(again.messages)")
    }

    @Test("A missing one is named where the data name it, and nothing is written")
    func missing() throws {
        try folder.write(SmallLayout.report("甲局", text: "们"), toNew: "in/r.json")
        let run = try render("in/r.json", "-o", "out.pdf")
        #expect(run.status == 1 && run.messages.contains("/text: 错误[B035] 报告的文件夹里没有图片“图/们.png”"), "\(run.messages)")
        #expect(run.messages.contains("是否指“图/门.png”？"), "\(run.messages)")
        #expect(try folder.names == ["in", "layouts"])
    }

    @Test("A batch draws a report again when only its picture is another")
    func batch() throws {
        #expect(try render("batch", "in", "-o", "out").status == 0)
        let first = try folder.bytes(of: "out/r.pdf")
        #expect(try render("batch", "in", "-o", "out").status == 0)
        #expect(try folder.bytes(of: "out/r.pdf") == first)
        try folder.write(TestPicture.png(20, 20), toNew: "in/图/门.png")
        #expect(try render("batch", "in", "-o", "out").status == 0)
        let carried = try embeddedFiles(in: folder.bytes(of: "out/r.pdf")).first { $0.name == "图/门.png" }
        #expect(try carried?.bytes == folder.bytes(of: "in/图/门.png"))
    }
}
