import Diagnostics
import Display
import DocumentTree
import Foundation
import Geometry
import Layout
import Pango
import Styling
import Typesetting

/// Measures what a row of a table costs to lay out, and what memory it takes, at 1,000, 10,000 and 100,000 rows.
///
///     swift run -c release TableBenchmark Fonts/prepared
///
/// Every measurement has a process of its own, so that none finds what another left in memory; sizes take turns, medians are printed.
@main
enum TableBenchmark {
    private static let sizes = [1_000, 10_000, 100_000]
    private static let rounds = 5

    static func main() throws {
        switch CommandLine.arguments.count {
        case 2: try compare(fonts: CommandLine.arguments[1])
        case 3: print(try measurement(fonts: CommandLine.arguments[1], rows: Int(CommandLine.arguments[2]) ?? 0).line)
        default: print("usage: TableBenchmark FONTS [ROWS]")
        }
    }

    /// What one process says of one size.
    private struct Measurement {
        var rows: Int
        var pages: Int
        /// Of processor time, for each row.
        var microseconds: Double
        /// Of the layout alone, at most.
        var kilobytes: Int

        var line: String { "\(rows) \(pages) \(microseconds) \(kilobytes)" }

        init(rows: Int, pages: Int, microseconds: Double, kilobytes: Int) {
            (self.rows, self.pages, self.microseconds, self.kilobytes) = (rows, pages, microseconds, kilobytes)
        }

        init?(line: String) {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard words.count == 4, let rows = Int(words[0]), let pages = Int(words[1]), let time = Double(words[2]),
                let memory = Int(words[3])
            else { return nil }
            self.init(rows: rows, pages: pages, microseconds: time, kilobytes: memory)
        }
    }

    private static func compare(fonts: String) throws {
        var found: [Int: [Measurement]] = [:]
        for _ in 0..<rounds {
            for rows in sizes { found[rows, default: []].append(contentsOf: try measurementInProcess(fonts: fonts, rows: rows)) }
        }
        var first: Double?
        for rows in sizes {
            let all = (found[rows] ?? []).sorted { $0.microseconds < $1.microseconds }
            guard let median = all.isEmpty ? nil : all[all.count / 2] else { continue }
            let ratio = median.microseconds / (first ?? median.microseconds)
            first = first ?? median.microseconds
            print(
                "\(rows) rows, \(median.pages) pages: \(median.microseconds.rounded(toDigits: 1)) µs a row (\(ratio.rounded(toDigits: 2)) of the first), "
                    + "\((Double(median.kilobytes) / Double(rows)).rounded(toDigits: 1)) KB a row")
        }
    }

    private static func measurementInProcess(fonts: String, rows: Int) throws -> [Measurement] {
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = [fonts, String(rows)]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Measurement(line: text).map { [$0] } ?? []
    }

    private static func measurement(fonts folder: String, rows: Int) throws -> Measurement {
        let table = try JSONDecoder().decode(FontTable.self, from: Data(contentsOf: URL(filePath: folder + "/fonts.json")))
        let library = try FontLibrary(table: table, folder: folder)
        // Faces are opened before anything is measured.
        _ = measure(document(rows: 100), library)
        let document = document(rows: rows)
        let before = peakMemory()
        let (time, pages) = measure(document, library)
        return Measurement(rows: rows, pages: pages, microseconds: time / Double(rows) * 1e6, kilobytes: peakMemory() - before)
    }

    /// Seconds of processor time that the layout of a table takes, and its pages.
    private static func measure(_ document: Document, _ library: FontLibrary) -> (time: Double, pages: Int) {
        let typesetter = Typesetter(shaper: PangoShaper(library: library))
        let start = clock()
        let (paged, diagnostics) = LayoutEngine.layout(document, typesetter: typesetter)
        let time = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        for diagnostic in diagnostics { print(diagnostic.message.english) }
        return (time, paged.pages.count)
    }

    /// A statement: code, name by level, six amounts.
    private static func document(rows: Int) -> Document {
        let text = TextStyle(font: .song, size: .pt(10.5), figures: .tabular)
        let style = ParagraphStyle(text: text, alignment: .left, breaking: .firstFit, linePitch: .pt(13.5))
        let padding = Insets(vertical: .mm(0.9), horizontal: .mm(1.2))
        let styles = [
            Table.CellStyle(paragraph: style, padding: padding), Table.CellStyle(paragraph: style, horizontal: .right, padding: padding),
        ]
        let columns =
            [Table.Column(width: .fixed(.mm(20))), Table.Column(width: .share(3, minimum: .mm(30)))]
            + (0..<6).map { _ in Table.Column(width: .share(1, minimum: .mm(16)), alignsDecimals: true) }
        let names = ["一般公共服务支出", "行政运行", "一般行政管理事务", "其他群众团体事务支出"]
        let body = (0..<rows).map { row in
            let head = [
                Table.Cell(.text([.text(String(2_000_000 + row), nil)])),
                Table.Cell(.text([.text(names[row % 4], nil)]), indent: .pt(10.5 * Double(row % 3))),
            ]
            let numbers = (0..<6).map { column in
                Table.Cell(.number(FigureUse(id: "f", text: "\((row * 7 + column) % 9999).\(10 + row % 90)")), style: 1)
            }
            return Table.Row(head + numbers)
        }
        let heads = ["编码", "名称", "合计", "甲", "乙", "丙", "丁", "戊"].map { Table.Cell(.text([.text($0, nil)]), role: .columnHead) }
        let rules = Table.Rules(frame: Stroke(width: .pt(0.75)), horizontal: Stroke(width: .pt(0.35)), vertical: Stroke(width: .pt(0.35)))
        let table = Table(name: "表", columns: columns, head: [Table.Row(heads)], body: body, cellStyles: styles, rules: rules)
        let master = PageMaster(margins: Insets(vertical: .mm(36), horizontal: .mm(27)))
        return Document(metadata: .init(), sections: [Section(master: master, blocks: [.table(table)])])
    }

    /// The most memory that the process has had, in kilobytes.
    private static func peakMemory() -> Int {
        guard let status = FileManager.default.contents(atPath: "/proc/self/status") else { return 0 }
        let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0)
    }
}

extension Double {
    fileprivate func rounded(toDigits digits: Int) -> Double {
        let factor = pow(10, Double(digits))
        return (self * factor).rounded() / factor
    }
}
