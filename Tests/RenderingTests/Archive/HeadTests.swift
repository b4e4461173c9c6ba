import Testing

/// What a screen reader says of the cells of whole reports.
@Suite("Heads of cells")
struct HeadTests {
    /// A cell as it is announced, in the order of `Python/heads.py`.
    private struct Cell: Hashable {
        let table: String
        let isHead: Bool
        let text: String
        let rowHeads: String
        let columnHeads: String
        /// Why it has not both kinds of heads; empty where it has, or should.
        let reason: String

        init?(_ line: Substring) {
            let words = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard words.count == 7, let space = words[0].firstIndex(of: " ") else { return nil }
            table = String(words[0][words[0].index(after: space)...])
            (isHead, text, rowHeads, columnHeads, reason) = (words[1] == "TH", words[3], words[4], words[5], words[6])
        }
    }

    private static func cells(of pdf: [UInt8], _ options: [String] = []) throws -> [Cell] {
        let script = "\(Repository.root)/Tests/PDFTests/Python/heads.py"
        let text = try Tool.run("\(Repository.root)/.venv/bin/python", [script] + options + ["{}"], on: pdf)
        let lines = text.split(separator: "\n").filter { $0 != "\u{C}" }
        let cells = lines.compactMap { Cell($0) }
        #expect(cells.count == lines.count, "\(lines.first { Cell($0) == nil } ?? "")")
        return cells
    }

    /// The tables with cells of data that have not both kinds of heads by their nature, and why (`Python/heads.py` says what the words mean).
    private static let exempt: [String: Set<String>] = [
        // The published forms have values beside their labels, and a line for the names of those who answer for it.
        "label": ["绩效目标自评表", "项目支出绩效自评表", "全国项目支出绩效自评表", "绩效目标申报表"],
        "alone": ["项目支出绩效自评表"],
        // One row of amounts, which has no name in the published form.
        "only": ["财政拨款三公经费支出决算表", "三公经费和机关运行经费预算表"],
    ]

    @Test(
        "Every cell of data is announced with the name of its row and the heads of its column",
        arguments: Repository.reports + [Repository.fullReport])
    func all(path: String) throws {
        let cells = try Self.cells(of: try ArchivedReport.shared(path).pdf)
        #expect(cells.count { !$0.isHead && !$0.rowHeads.isEmpty && !$0.columnHeads.isEmpty } > 100 || path.contains("gallery"))
        for cell in cells where !cell.isHead && (cell.rowHeads.isEmpty || cell.columnHeads.isEmpty) {
            let isExempt = cell.reason == "blank" ? cell.text.isEmpty : Self.exempt[cell.reason]?.contains(cell.table) == true
            #expect(isExempt, "\(cell)")
        }
        // Names and heads say something.
        #expect(cells.allSatisfy { !$0.isHead || !$0.text.isEmpty || $0.rowHeads.isEmpty })
    }

    /// An amount, and what it is announced with.
    private struct Announced: Sendable, CustomTestStringConvertible {
        var path = "Tests/Corpus/jinkouhe-2024-corrected/report.json"
        let table: String
        let text: String
        let heads: (rows: String, columns: String)

        var testDescription: String { "\(table): \(text)" }
    }

    private static let announced = [
        Announced(table: "收入支出决算总表", text: "197.57", heads: ("一、一般公共预算财政拨款收入", "收入/金额/1")),
        Announced(table: "收入支出决算总表", text: "197.57", heads: ("本年支出合计", "支出/金额/2")),
        Announced(table: "支出决算表", text: "197.57", heads: ("合计", "本年支出合计/1")),
        Announced(table: "绩效目标自评表", text: "58.1", heads: ("项目预算执行情况（万元）/预算数：", "")),
        Announced(path: Repository.fullReport, table: "支出决算表", text: "77.90", heads: ("教育支出/教育管理事务/行政运行", "本年支出合计/1")),
        Announced(path: Repository.fullReport, table: "支出决算表", text: "216", heads: ("商业服务业等支出", "项目/科目编码/类")),
        Announced(path: Repository.fullReport, table: "项目支出绩效自评表", text: "1280.5", heads: ("预算执行情况（10分）/总额", "调整后预算数")),
        Announced(
            path: Repository.fullReport, table: "项目支出绩效自评表", text: "100",
            heads: ("绩效指标（90分）/产出指标/数量指标/完成改造的设施数量", "指标值")),
        Announced(
            path: "Tests/Corpus/national-form/report.json", table: "财政拨款三公经费支出决算表", text: "72.00", heads: ("", "预算数/合计/1")),
    ]

    @Test("Amounts are announced with their names", arguments: announced.indices)
    func amounts(index: Int) throws {
        let wanted = Self.announced[index]
        let cells = try Self.cells(of: try ArchivedReport.shared(wanted.path).pdf).filter {
            $0.table == wanted.table && $0.text == wanted.text
        }
        #expect(
            cells.contains { ($0.rowHeads, $0.columnHeads) == wanted.heads }, "\(wanted.testDescription) is announced as \(cells.prefix(9))"
        )
    }

    @Test("A file that was written anew with equal objects made one has every cell that it had")
    func resaved() throws {
        let pdf = try ArchivedReport.shared("Tests/Corpus/jinkouhe-2024-corrected/report.json").pdf
        #expect(try Self.cells(of: pdf, ["--resaved"]) == Self.cells(of: pdf))
    }

    @Test("In PDF 2.0 every cell is announced as in PDF 1.7", arguments: ["report.json", Repository.fullReport])
    func nextVersion(path: String) throws {
        let report = try ArchivedReport.shared(path)
        let cells = try Self.cells(of: try #require(report.files[.a4fUA2]))
        #expect(cells.count > 500)
        #expect(cells == (try Self.cells(of: report.pdf)))
    }
}
