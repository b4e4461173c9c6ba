import Diagnostics
import Display
import Foundation
import ReportRendering
import Testing

/// Web pages in a browser, held against the pages of the same reports.
@Suite struct WebPageTests {
    private static let python = "\(Repository.root)/.venv/bin/python"
    private static let script = "\(Repository.root)/Tests/PDFTests/Python/webpage.py"

    private func page(_ path: String, options: DrawingOptions = DrawingOptions()) throws -> [UInt8] {
        let (data, renderer, bound) = try RenderedReport.bound(path)
        let files = try renderer.publish(bound, pages: nil, data: data, as: [.html], options: options)
        return try #require(files.first).bytes
    }

    /// The text of a report's pages, a line a block.
    private func text(_ path: String) throws -> [UInt8] {
        let blocks = ReadingText(of: try LaidOutReport.of(path).paged).blocks
        return Array(blocks.map { "\($0.role)\t\($0.text.replacing("\n", with: " "))\n" }.joined().utf8)
    }

    /// One report or two of each layout: parsing pages takes a second for three hundred kilobytes.
    private static let reports =
        ["report.json"]
        + ["gallery", "national-form", "shanghai-bureau", "shanghai-budget-unit", "other-direction"].map {
            "Tests/Corpus/\($0)/report.json"
        }

    @Test("Pages say what the PDF says, in its order; they are valid, ask for nothing, and fit every window, with scripts and without")
    func corpus() throws {
        let folder = try TemporaryFolder()
        var arguments = [Self.script]
        for (index, path) in Self.reports.enumerated() {
            let names = ["\(index).html", "\(index).txt"].map { folder.url.appendingPathComponent($0) }
            try Data(try page(path)).write(to: names[0])
            try Data(try text(path)).write(to: names[1])
            // axe-core takes five seconds for the sample; a page without scripts is the same page where a browser runs none.
            let asked = [0: "light,noscript:", 1: "noscript:", 3: "dark:"][index] ?? ""
            arguments += [asked + names[0].path, names[1].path]
        }
        let output = try Tool.run(Self.python, arguments, on: [[UInt8]]())
        #expect(output == "checked \(Self.reports.count)\n", "\(output.prefix(4000))")
    }

    @Test("The same report gives the same bytes, alone and beside a PDF, and carries its data to the byte")
    func bytes() throws {
        let (data, renderer, _) = try RenderedReport.bound("Tests/Corpus/shanghai-budget-unit/report.json")
        let options = DrawingOptions()
        let alone = try renderer.publish(data, as: [.html], options: options)
        let both = try renderer.publish(data, as: [.pdf, .html, .html], options: options)
        #expect(alone.pageCount == nil && both.pageCount ?? 0 > 10 && alone.title == both.title)
        #expect(both.files.map(\.form) == [.pdf, .html, .html])
        #expect(alone.files[0].bytes == both.files[1].bytes && both.files[1].bytes == both.files[2].bytes)
        let single = try renderer.publish(data, as: [.pdf], options: options)
        #expect(single.files[0].bytes == both.files[0].bytes)
        #expect(single.findings.count == both.findings.count)
        let html = String(decoding: alone.files[0].bytes, as: UTF8.self)
        let link = try #require(html.range(of: "download=\"report.json\" href=\"data:application/json;base64,"))
        let end = try #require(html[link.upperBound...].firstIndex(of: "\""))
        let carried = try #require(Data(base64Encoded: String(html[link.upperBound..<end])))
        #expect([UInt8](carried) == Array(data.file.text.utf8))
    }

    @Test("Nothing in the data becomes markup")
    func markup() throws {
        let folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        try folder.write(SmallLayout.report("甲局", text: "<script>alert(1)</script>&amp;<b title='x'>"), to: "report.json")
        let run = try CommandRun(["report.json", "-o", "a.html"], in: folder)
        #expect(run.status == 0, "\(run.messages)")
        let html = try folder.text(of: "a.html")
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&lt;b title='x'&gt;"))
        #expect(!html.contains("<script"))
    }

    @Test("A draft says so, with what was found")
    func draft() throws {
        let folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        try folder.write(SmallLayout.report("甲局", total: "4"), to: "report.json")
        let run = try CommandRun(["report.json", "--draft", "-o", "a.html"], in: folder)
        #expect(run.status == 0, "\(run.messages)")
        let html = try folder.text(of: "a.html")
        #expect(html.contains("<title>草稿　甲局报告</title>") && html.contains("<aside class=\"draft\"><p>草稿</p><ul><li>错误[C01]"))
    }
}
