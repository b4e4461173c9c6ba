import Foundation
import Testing

/// `render check` says what `render` would say, and names what is typed wrong.
struct CheckCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        try folder.write(SmallLayout.report("甲"), to: "report.json")
    }

    private func run(_ arguments: String...) throws -> CommandRun {
        try CommandRun(arguments + ["--layout", "layouts/small"], in: folder)
    }

    /// The findings of a run without the last lines, which say what became of it.
    private func findings(_ run: CommandRun) -> [Substring] {
        run.messages.split(separator: "\n").filter { $0.contains(/\[[A-Z]+\d+\]/) }
    }

    /// Replaces a part of a file of the layout.
    private func change(_ path: String, _ old: String, _ new: String) throws {
        let text = try #require(SmallLayout.files[path])
        try #require(text.contains(old))
        try folder.write(text.replacing(old, with: new), to: "layouts/small/\(path)")
    }

    @Test(arguments: [
        ("tables/a.yaml", "width: 1*", "width: 400mm", 2 as Int32, "L003"), ("prose/a.md", "{text}", "**字**𫰡", 1, "T001"),
        ("styles.yaml", "font: song", "font: 仿宋, weight: bold", 0, "B051"), ("styles.yaml", "font: song", "font: fnag", 1, "B050"),
        ("prose/a.md", "{text}", "＃ 甲", 1, "P034"),
    ])
    func checkAndDrawSayTheSame(_ path: String, _ old: String, _ new: String, _ status: Int32, _ id: String) throws {
        try change(path, old, new)
        let check = try run("check", "report.json", "--strict")
        let draw = try run("report.json", "--strict", "-o", "out.pdf")
        #expect(check.status == status && draw.status == status)
        let said = findings(draw)
        #expect(findings(check) == said && said.contains { $0.contains("[\(id)]") }, "\(check.messages)\(draw.messages)")
    }

    @Test
    func aQuickCheckSetsNoPages() throws {
        try change("tables/a.yaml", "width: 1*", "width: 400mm")
        #expect(try run("check", "report.json", "--strict", "--quick").status == 0)
    }

    @Test
    func placesOfTablesAreThoseOfTheLayout() throws {
        try change("tables/a.yaml", "width: 1*", "width: 400mm")
        let messages = try run("check", "report.json").messages
        #expect(messages.contains("layouts/small/tables/a.yaml:1:1: 错误[L003]") && messages.contains("毫米") && !messages.contains("磅"))
    }

    @Test
    func rolesHaveTheirChineseNames() throws {
        try change("styles.yaml", "font: song", "font: 宋体")
        let named = try run("report.json", "-o", "a.pdf")
        try change("styles.yaml", "font: song", "font: song")
        #expect(try run("report.json", "-o", "b.pdf").status == 0 && named.status == 0)
        let dumps = try ["a", "b"].map { name in
            try change("styles.yaml", "font: song", name == "a" ? "font: 宋体" : "font: song")
            return try run("report.json", "--dump", "display-list").output
        }
        #expect(dumps[0] == dumps[1])
    }

    @Test
    func theProgramsOwnFolderIsMadeAndNoOther() throws {
        #expect(try run("report.json").status == 0)
        #expect(FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("output/report.pdf").path))
        #expect(try run("report.json", "-o", "elsewhere/a.pdf").messages.contains("[F007]"))
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("output"))
        try folder.write("{", to: "bad.json")
        #expect(try run("bad.json").status == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("output").path))
    }

    @Test
    func whatIsNoReportIsNamed() throws {
        try folder.write("[1]", to: "list.json")
        #expect(try run("check", "list.json").messages.contains("list.json:1:1: 错误[D035]"))
        try folder.write("{\"layout\": 1}", to: "number.json")
        let run = try CommandRun(["check", "number.json"], in: folder)
        #expect(run.status == 1 && run.messages.contains("number.json:1:12 /layout: 错误[F014]"), "\(run.messages)")
        #expect(try CommandRun(["chek", "report.json"], in: folder).messages.contains("是否指 check"))
    }

    @Test
    func aBaseThatIsALinkIsSaid() throws {
        try folder.write("name: plain\n", toNew: "elsewhere/plain/layout.yaml")
        let link = folder.url.appendingPathComponent("layouts/plain").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../elsewhere/plain")
        try change("layout.yaml", "name: small", "name: small\nextends: plain")
        let run = try run("check", "report.json", "--strict")
        #expect(run.status == 0 && run.messages.contains("提示[F027] 版式包“plain”的文件夹是链接"), "\(run.messages)")
    }

    @Test
    func aPackageIsCalledAsItsFolder() throws {
        try change("layout.yaml", "name: small", "name: large")
        #expect(try run("check", "report.json").messages.contains("layouts/small/layout.yaml:1:7: 警告[Y046]"))
        try folder.write("甲: [1]\n", toNew: "layouts/small/lists/表.yml")
        #expect(try run("check", "report.json").messages.contains("[Y034]"))
    }
}
