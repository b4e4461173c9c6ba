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

    private func manifest(_ records: [ReportRecord], part: BatchPart = .all) -> Manifest {
        var counts = Manifest.Counts()
        for record in records { counts.add(record) }
        var origin = Manifest.Origin(program: "p", settings: "s", options: ["--strict"])
        origin.part = part
        return Manifest(origin: origin, counts: counts, records: "records\(part.suffix).jsonl", sum: "00")
    }

    @Test func `a manifest survives being written and read`() throws {
        let records = [written("乙"), ReportRecord.failure("in/丙.json", name: "丙", reason: "坏"), written("甲", errors: 2)]
        let manifest = manifest(records, part: BatchPart(repair: 2, shard: Shard("3/16")))
        #expect(try Manifest(json: manifest.json) == manifest)
        #expect(manifest.part.suffix == "-repair-2-3-of-16" && manifest.part.description == "repair 2, 3/16")
        let counts = manifest.counts
        #expect([counts.reports, counts.written, counts.failed, counts.pages, counts.bytes] == [3, 2, 1, 92, 1_400_000])
        #expect([counts.errors, counts.warnings, counts.remarks] == [2, 0, 0] && !counts.isComplete)
        #expect(throws: (any Error).self) { try Manifest(json: Array("{}".utf8)) }
    }

    @Test(arguments: ["", "3", "0/4", "5/4", "-1/4", "3/16/1", "a/b", "1/0", "/", "1/"])
    func `what is no part is refused`(text: String) { #expect(Shard(text) == nil) }

    @Test func `parts are disjoint, complete and of similar size, and a report keeps its part whatever else there is`() throws {
        let names = (0..<1000).map { "区县/单位\($0)" }
        for count in [1, 2, 3, 7, 16, 64] {
            let parts = try (1...count).map { number in
                let shard = try #require(Shard(number: number, of: count))
                return names.filter { shard.contains($0) }
            }
            #expect(parts.flatMap(\.self).sorted() == names.sorted())
            // Five standard deviations of a part by chance.
            let mean = 1000 / Double(count)
            #expect(parts.allSatisfy { (Double($0.count) - mean).magnitude <= 5 * mean.squareRoot() }, "\(parts.map(\.count))")
        }
    }

    private func page(_ number: Int = 1, of records: [ReportRecord]) -> String {
        let pages = IndexPages(manifest(records))
        let rows = records.map { IndexRow($0) }
        let (others, written) = (rows.filter { !$0.isWritten }, rows.filter(\.isWritten))
        let ranges = pages.rows(onPage: number)
        return pages.page(
            number, others: others[ranges.others].map(\.html).joined(), written: written[ranges.written].map(\.html).joined())
    }

    @Test func `the page lists every report with its figures and links, and escapes what it is given`() {
        var odd = written("甲 & <乙>#1", errors: 3)
        odd.title = "<script>alert(1)</script>\u{202E}"
        let page = page(of: [odd, .failure("in/坏.json", name: "坏", reason: "a < b")])
        #expect(page.contains("href=\"%E7%94%B2%20%26%20%3C%E4%B9%99%3E%231.pdf\""))
        #expect(page.contains("href=\"findings/%E7%94%B2%20%26%20%3C%E4%B9%99%3E%231.html\""))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;\u{FFFD}"))
        #expect(page.contains("data-label=\"页数\">46<") && page.contains("data-label=\"大小\">684\u{A0}KB<"))
        #expect(page.contains("class=\"n e\" data-label=\"错误\">3<"))
        #expect(page.contains("未能生成（1 份）") && page.contains("a &lt; b") && page.contains("已生成（1 份）"))
        // The script is the same for every data, and the last thing on the page.
        let parts = page.components(separatedBy: "<script>")
        #expect(parts.count == 2 && !parts[1].contains("甲"))
        expectSelfContained(parts[0] + "</html>\n")
    }

    @Test func `a thousand stand on a page, those first that are not there, and each stands once`() {
        let records = (0..<2345).map { number in
            number % 7 == 0 ? ReportRecord.failure("x", name: "n\(number)", reason: "坏") : written("n\(number)")
        }
        let pages = IndexPages(manifest(records))
        #expect(pages.pageCount == 3)
        let ranges = (1...3).map { pages.rows(onPage: $0) }
        #expect(ranges.map { $0.others.count + $0.written.count } == [1000, 1000, 345])
        #expect(ranges.flatMap(\.others.self).elementsEqual(0..<335) && ranges.flatMap { Array($0.written) } == Array(0..<2010))
        let second = page(2, of: records)
        #expect(second.contains("<base href=\"../\">") && second.contains("href=\"index.html\">首页") && second.contains("index/3.html"))
        #expect(second.components(separatedBy: "<tr data-k").count == 1001 && second.contains("const files = 1,"))
        #expect(IndexPages(manifest([])).pageCount == 1)
    }

    @Test func `entries for the search can not leave their script`() {
        var odd = written("</script>\"\\\n\u{2028}")
        odd.title = "\u{1B}甲"
        let entry = IndexRow(odd).searchEntry
        #expect(!entry.contains("<") && !entry.contains("\n") && !entry.contains("\u{2028}") && !entry.contains("\u{1B}"))
        #expect(entry.hasPrefix("[\"in/\\u003c/script>\\u0022\\u005c\\u000a\\u2028.json\",\"\u{FFFD}甲\",\"\","))
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
        let (error, warning) = try (#require(page.firstRange(of: "大事")), #require(page.firstRange(of: "小事")))
        #expect(error.lowerBound < warning.lowerBound && page.contains("<pre>{&quot;a&quot;: <mark>&lt;1&gt;</mark>}</pre>"))
        #expect(page.contains("错误[E1]") && page.contains("r.json:1:7"))
        expectSelfContained(page)
        #expect(findingsPage(title: "甲", diagnostics: [], language: .chinese).contains("没有发现问题"))
    }
}
