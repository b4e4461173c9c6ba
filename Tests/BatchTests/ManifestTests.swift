import Diagnostics
import ReportBatch
import Testing

@Suite struct ManifestTests {
    private func written(_ name: String, errors: Int = 0) -> ReportRecord {
        var record = ReportRecord(report: "in/\(name).json", name: name, title: "标题\(name)", state: .written, key: "k\(name)")
        record.pages = 46
        record.pdf = "\(name).pdf"
        record.size = 700_000
        record.sha256 = "00"
        record.findings = "findings/\(name).html"
        record.errors = errors
        return record
    }

    @Test func `a manifest survives being written and read, and does not know the order in which reports were done`() throws {
        let records = [written("乙"), ReportRecord.failure("in/丙.json", name: "丙", reason: "坏"), written("甲", errors: 2)]
        let manifest = Manifest(program: "render 1", reports: records)
        #expect(try Manifest(json: manifest.json) == manifest)
        #expect(Manifest(program: "render 1", reports: records.reversed()) == manifest)
        let counts = manifest.counts
        #expect([counts.reports, counts.written, counts.failed, counts.pages, counts.bytes] == [3, 2, 1, 92, 1_400_000])
        #expect([counts.errors, counts.warnings, counts.remarks] == [2, 0, 0])
        #expect(throws: (any Error).self) { try Manifest(json: Array("{}".utf8)) }
    }

    @Test func `parts merge to the manifest of the whole`() {
        let records = (0..<50).map { written("\($0)") }
        let whole = Manifest(program: "p", reports: records)
        for count in [1, 2, 3, 16] {
            let shards = (1...count).compactMap { Shard("\($0)/\(count)") }
            let parts = shards.map { Manifest(program: "p", shard: $0, reports: $0.part(of: records)) }
            #expect(parts.map(\.shard) == shards.map(\.description))
            #expect(Manifest(merging: parts.map { ($0, "") }, program: "p") == whole)
        }
    }

    @Test func `merging moves paths, counts a report once, and takes what was written`() {
        let failed = Manifest(program: "p", reports: [.failure("x", name: "甲", reason: "坏"), written("乙")])
        let other = Manifest(program: "p", reports: [written("甲")])
        for parts in [[(failed, ""), (other, "")], [(other, ""), (failed, "")]] {
            #expect(Manifest(merging: parts, program: "p") == Manifest(program: "p", reports: [written("甲"), written("乙")]))
        }
        let moved = Manifest(merging: [(other, "../b")], program: "p").reports[0]
        #expect(moved.pdf == "../b/甲.pdf" && moved.findings == "../b/findings/甲.html" && moved.name == "../b/甲")
    }

    @Test(arguments: ["", "3", "0/4", "5/4", "-1/4", "3/16/1", "a/b", "1/0", "/", "1/"])
    func `what is no part is refused`(text: String) { #expect(Shard(text) == nil) }

    @Test func `parts are disjoint, complete and of nearly equal size`() throws {
        for count in 1...9 {
            let parts = try (1...count).map { try #require(Shard("\($0)/\(count)")).part(of: Array(0..<100)) }
            #expect(parts.flatMap(\.self).sorted() == Array(0..<100))
            #expect(parts.allSatisfy { ($0.count - 100 / count).magnitude <= 1 })
        }
    }

    @Test func `the page lists every report with its figures and links, and escapes what it is given`() {
        var odd = written("甲 & <乙>#1", errors: 3)
        odd.title = "<script>alert(1)</script>\u{202E}"
        let page = Manifest(program: "p", reports: [odd, .failure("in/坏.json", name: "坏", reason: "a < b")]).page
        #expect(page.contains("href=\"%E7%94%B2%20%26%20%3C%E4%B9%99%3E%231.pdf\""))
        #expect(page.contains("href=\"findings/%E7%94%B2%20%26%20%3C%E4%B9%99%3E%231.html\""))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;\u{FFFD}") && !page.contains("<script"))
        #expect(page.contains("data-label=\"页数\">46<") && page.contains("data-label=\"大小\">684\u{A0}KB<"))
        #expect(page.contains("class=\"n e\" data-label=\"错误\">3<"))
        #expect(page.contains("未能生成（1 份）") && page.contains("a &lt; b") && page.contains("已生成（1 份）"))
        expectSelfContained(page)
    }

    /// A page for any telephone and for one folder that is passed on: no script, nothing from elsewhere.
    private func expectSelfContained(_ page: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-CN\">") && page.hasSuffix("</html>\n"), sourceLocation: sourceLocation)
        #expect(page.contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"), sourceLocation: sourceLocation)
        for part in ["<script", "<link", "<img", "<iframe", "src=", "url(", "@import", "http:", "https:", "javascript:", "onclick"] {
            #expect(!page.contains(part), "\(part)", sourceLocation: sourceLocation)
        }
    }

    @Test func `the page of findings has the gravest first, and text for nothing found`() throws {
        let file = SourceFile(name: "r.json", text: "{\"a\": <1>}")
        let place = Place(span: SourceSpan(file: file, range: 6..<9))
        let found = [
            Diagnostic("W1", .warning, Message("小事", "w"), at: place), Diagnostic("E1", .error, Message("大事", "e"), at: place),
        ]
        let page = findingsPage(title: "甲", diagnostics: found, language: .chinese)
        let (error, warning) = try (#require(page.range(of: "大事")), #require(page.range(of: "小事")))
        #expect(error.lowerBound < warning.lowerBound && page.contains("<pre>{&quot;a&quot;: <mark>&lt;1&gt;</mark>}</pre>"))
        #expect(page.contains("错误[E1]") && page.contains("r.json:1:7"))
        expectSelfContained(page)
        #expect(findingsPage(title: "甲", diagnostics: [], language: .chinese).contains("没有发现问题"))
    }
}
