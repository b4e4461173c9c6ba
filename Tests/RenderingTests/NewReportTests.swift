import DocumentTree
import Foundation
import PDFArchive
import Testing

@Suite("Beginning, checking and drafting reports")
struct NewReportTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(
        "A new report has every field with its meaning, renders at once, and what is not filled in is found",
        arguments: ["sichuan", "national-2024"])
    func newReport(layout: String) throws {
        #expect(try CommandRun(["new", layout, "r"], in: folder).status == 0)
        let report = try folder.text(of: "r/report.json")
        for field in ["kind", "publication_date", "three_public", "reception", "indicators", "attachments", "stated"] {
            #expect(report.contains("\"// \(field)\": \"") && report.contains("\"\(field)\": "), "\(field)")
        }
        #expect(report.contains("单位全称，必填：与公章一致") && report.contains("\"layout\": \"\(layout)\""))
        let run = try CommandRun(["r/report.json", "-o", "out.pdf", "--strict"], in: folder)
        #expect([0, 2].contains(run.status) && run.messages.contains("【请填写"), "\(run.messages.prefix(3000))")
        // Nothing but what is to be filled in is wrong.
        let errors = run.messages.split(separator: "\n").filter { $0.contains("错误[") }
        #expect(errors.contains { $0.contains("请填写") }, "\(errors)")
        #expect(try CommandRun(["r/report.json", "-o", "out.pdf"], in: folder).status == 0)
        let again = try CommandRun(["new", layout, "r"], in: folder)
        #expect(try again.status == 1 && again.messages.contains("[F050]") && folder.text(of: "r/report.json") == report)
        // Editors accept notes where the schema is strict.
        #expect(try folder.text(of: "r/schema.json").contains("\"patternProperties\": {\"^//\": true}"))
    }

    @Test("Checks of several reports: a table or JSON on standard output, each report's findings though one can not be read")
    func check() throws {
        try SmallLayout.write(to: folder)
        try folder.write(SmallLayout.report("甲", total: "4"), to: "a.json")
        try folder.write(SmallLayout.report("乙", total: "5"), to: "b.json")
        let table = try CommandRun(["check", "a.json", "b.json"], in: folder)
        #expect(table.status == 0 && table.output.split(separator: "\n").count { $0.contains("C01") } == 2)
        #expect(table.output.contains("a.json:1:") && table.messages.contains("^"))
        let json = try CommandRun(["check", "a.json", "b.json", "--format", "json", "--strict"], in: folder)
        let findings = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
        #expect(json.status == 2 && json.messages.isEmpty && findings.compactMap { $0["file"] as? String } == ["a.json", "b.json"])
        let broken = try CommandRun(["check", "none.json", "b.json", "--format", "json"], in: folder)
        #expect(broken.status == 1 && broken.output.contains("F001") && broken.output.contains("C01"))
    }

    @Test("A draft has a watermark on every page, and findings beside the numbers they are about")
    func draft() throws {
        try SmallLayout.write(to: folder)
        try folder.write(SmallLayout.report("甲局", total: "4", text: String(repeating: "文字", count: 900)), to: "r.json")
        #expect(try CommandRun(["r.json", "-o", "plain.pdf"], in: folder).status == 0)
        #expect(try CommandRun(["r.json", "-o", "draft.pdf", "--draft"], in: folder).status == 0)
        // It claims nothing, and its title says so, too.
        let raw = String(decoding: try folder.bytes(of: "draft.pdf"), as: UTF8.self)
        #expect(!raw.contains("pdfaid:") && !raw.contains("pdfuaid:") && raw.contains("<rdf:li xml:lang=\"x-default\">草稿 DRAFT"))
        let wrong = try CommandRun(["r.json", "-o", "draft.pdf", "--draft", "--profile", "a3a+ua1"], in: folder)
        #expect(wrong.status == 64 && wrong.messages.contains("草稿不符合任何归档标准"), "\(wrong.messages)")
        let plain = try Tool.run("pdftotext", ["{}", "-"], on: folder.bytes(of: "plain.pdf"))
        let draft = try folder.bytes(of: "draft.pdf")
        let text = try Tool.run("pdftotext", ["{}", "-"], on: draft)
        #expect(text.contains("[C01]") && !plain.contains("[C01]") && !plain.contains("草稿"))
        let dump = try CommandRun(["r.json", "--draft", "--dump", "pages"], in: folder).output
        let count = plain.count { $0 == "\u{C}" }
        #expect(count >= 2 && dump.matches(of: /DRAFT/).count == count)
        // Marks are artifacts: a draft is as accessible as what will be published, only that it does not say so.
        let broken = try Tool.brokenRules(of: [(draft, ["ua1"])])
        #expect(!broken.isEmpty && broken.allSatisfy { $0.hasPrefix("PDFUA1-ID-") }, "\(broken)")
        // The mark stands at the height of the total.
        let boxes = try Tool.run("pdftotext", ["-f", "1", "-l", "1", "-bbox", "{}", "-"], on: draft)
        func height(_ word: String) throws -> Double {
            let line = try #require(boxes.split(separator: "\n").first { $0.contains(word) }, "\(word)")
            return try #require(line.firstMatch(of: /yMin="([\d.]+)"/).flatMap { Double($0.1) })
        }
        #expect(try abs(height("[C01]") - height("合计")) < 20)
    }

    @Test("The schema of layout files names no key that the decoder does not know, and each file of a package")
    func layoutSchema() throws {
        let text = try CommandRun(["schema"], in: folder).output
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let definitions = try #require(schema["$defs"] as? [String: Any])
        for file in ["layout", "pages", "styles", "figures", "phrases", "checks", "charts", "tables/*", "lists/*"] {
            #expect(definitions["\(file).yaml"] != nil, "\(file)")
        }
        let sources = "\(Repository.root)/Sources/LayoutLanguage/Package"
        let files = FileManager.default.enumerator(atPath: sources)?.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") } ?? []
        let decoder = try files.map { try String(contentsOfFile: "\(sources)/\($0)", encoding: .utf8) }.joined()
        let keys = Self.keys(in: schema)
        #expect(keys.count > 100)
        // The keys of the names of charts are read one by one from their list.
        for key in keys.sorted() { #expect(decoder.contains("\"\(key)\"") || Chart.Words.Kind(rawValue: key) != nil, "\(key)") }
        #expect(try CommandRun(["schema", "sichuan-2024"], in: folder).output.contains("\"three_public\""))
        #expect(try CommandRun(["schema", "nothing"], in: folder).status == 1)
    }

    /// The names of all `properties` within a schema.
    private static func keys(in value: Any) -> Set<String> {
        if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(keys(in: $1)) } }
        guard let object = value as? [String: Any] else { return [] }
        let own = (object["properties"] as? [String: Any]).map { Set($0.keys) } ?? []
        return object.values.reduce(into: own) { $0.formUnion(keys(in: $1)) }
    }

    @Test("Help has examples, and scripts for shells know every command")
    func help() throws {
        #expect(try CommandRun(["--help"], in: folder).output.contains("render report.json -o 2024.pdf"))
        #expect(try CommandRun(["batch", "--help"], in: folder).output.contains("--shard 3/16"))
        for shell in ["bash", "zsh", "fish"] {
            let script = try CommandRun(["--generate-completion-script", shell], in: folder).output
            for word in ["batch", "check", "explain", "extract", "new", "schema", "verify", "max-pages", "shard"] {
                #expect(script.contains(word))
            }
            #expect(!script.contains("batch-worker"))
        }
    }
}
