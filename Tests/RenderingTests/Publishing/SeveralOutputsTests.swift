import Display
import Foundation
import Nettle
import ReportRendering
import Testing

/// Several results of one call: all of them, or none.
@Suite struct SeveralOutputsTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        try folder.write(SmallLayout.report("甲局"), to: "r.json")
    }

    private func run(_ arguments: String...) throws -> CommandRun { try CommandRun(["r.json"] + arguments, in: folder) }

    @Test func everyForm() throws {
        let run = try run("-o", "a.pdf", "-o", "a.html", "-o", "a.HTM", "-o", "p.svg")
        #expect(run.status == 0 && run.messages.contains("已生成 a.pdf、a.html、a.HTM、p.svg，1 页"), "\(run.messages)")
        let (html, pdf) = (try folder.bytes(of: "a.html"), try folder.bytes(of: "a.pdf"))
        #expect(html == (try folder.bytes(of: "a.HTM")) && html.starts(with: "<!DOCTYPE html>".utf8) && pdf.starts(with: "%PDF".utf8))
        #expect(try folder.text(of: "p-1.svg").contains("甲局"))
        _ = try self.run("-o", "b.pdf")
        _ = try self.run("-o", "b.html")
        #expect(try folder.bytes(of: "b.pdf") == pdf)
        #expect(try folder.bytes(of: "b.html") == html)
    }

    @Test(
        "What can not be written is told before any work",
        arguments: [
            (["-o", "a.html", "-o", "a.html"], "F095"), (["-o", "a.html", "-o", "./a.html"], "F095"),
            (["-o", "a.pdf", "-o", "no/a.html"], "F007"), (["-o", "a.html", "-o", "a.docx"], "F017"),
            (["-o", "a.html", "-o", "r.json"], "F016"),
            (["-o", "a.html", "-o", "layouts"], "F006"),
        ])
    func wrongNames(arguments: [String], identifier: String) throws {
        let before = try folder.names
        let run = try CommandRun(["r.json"] + arguments, in: folder)
        #expect(run.status == 1 && run.messages.contains("[\(identifier)]"), "\(run.messages)")
        #expect(try folder.names == before)
    }

    @Test("A full disk, a full device and a wrong report leave what was there and nothing else")
    func noneWhenOneFails() throws {
        for name in ["a.html", "a.pdf"] { try folder.write("old", to: name) }
        let before = try folder.names
        func shell(_ line: String) throws -> Int32 {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments = ["-c", line]
            process.currentDirectoryURL = folder.url
            process.environment = ProcessInfo.processInfo.environment.merging(["R": try CommandRun.program.path]) { $1 }
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
        // The web page has some ten kilobytes, the PDF more.
        #expect(try shell("trap '' XFSZ; ulimit -f 16; $R r.json -o a.html -o a.pdf") == 1)
        #expect(try shell("$R r.json -o a.html -o a.pdf -o /dev/full") == 1)
        #expect(try shell("$R r.json -o a.html -o - > /dev/full") == 1)
        try folder.write(SmallLayout.report("甲局", total: "4"), to: "wrong.json")
        #expect(try shell("$R wrong.json --strict -o a.html -o a.pdf") == 2)
        #expect(try folder.names.filter { $0 != "wrong.json" } == before)
        #expect(try folder.text(of: "a.html") == "old" && folder.text(of: "a.pdf") == "old")
    }

    @Test("A batch writes other forms beside the PDF, lists and checks them, and draws again what is lacking")
    func batch() throws {
        let first = try CommandRun(["batch", "r.json", "-o", "out", "--also", "html"], in: folder)
        #expect(first.status == 0, "\(first.messages)")
        let record = try #require(try folder.records("out/records.jsonl").first)
        let html = try #require(record.others?.first)
        #expect(html.form == "HTML" && html.path == "r.html")
        let bytes = try folder.bytes(of: "out/r.html")
        #expect(html.size == bytes.count && html.sha256 == SHA256(of: bytes).hexadecimal)
        #expect(try folder.text(of: "out/index.html").contains("<a href=\"r.html\">HTML</a>"))
        #expect(try CommandRun(["batch", "r.json", "-o", "out", "--also", "html"], in: folder).messages.contains("未变"))
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("out/r.html"))
        #expect(try CommandRun(["batch", "--merge", "out", "-o", "out"], in: folder).status == 3)
        #expect(try CommandRun(["batch", "r.json", "-o", "out", "--also", "html"], in: folder).status == 0)
        #expect(try folder.bytes(of: "out/r.html") == bytes)
        #expect(try CommandRun(["batch", "r.json", "-o", "out", "--also", "doc"], in: folder).status == 64)
        try folder.write(SmallLayout.report("乙局"), to: "index.json")
        let own = try CommandRun(["batch", "index.json", "-o", "out2", "--also", "html"], in: folder)
        #expect(own.status == 1 && own.messages.contains("[F096]"), "\(own.messages)")
    }

    @Test("A report's pages go to any back end, in the order in which they are finished")
    func anyBackEnd() throws {
        let (data, renderer, _) = try RenderedReport.bound("report.json")
        let counting = CountingBackEnd()
        #expect(try renderer.publish(data, to: counting, options: DrawingOptions()) == Array("47 pages of 乐山市金口河区总工会2024年度部门决算".utf8))
        #expect(counting.places.sorted() == Array(0..<47))
    }
}

/// Says how many pages it was given.
private final class CountingBackEnd: PageBackEnd {
    private(set) var places: [Int] = []

    func take(_ page: Page, at index: Int) { places.append(index) }

    func startOver() { places = [] }

    func finish(_ publication: Publication) -> [UInt8] { Array("\(places.count) pages of \(publication.document.metadata.title)".utf8) }
}
