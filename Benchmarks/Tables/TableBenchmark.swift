import Diagnostics
import Display
import DocumentTree
import Foundation
import Geometry
import Layout
import Pango
import Styling
import Typesetting

/// Measures what a row of a table costs to lay out, and the memory of the process, at 1,000, 10,000 and 100,000 rows.
///
///     swift run -c release TableBenchmark Fonts/prepared
@main
enum TableBenchmark {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            print("usage: TableBenchmark FONTS")
            return
        }
        let folder = CommandLine.arguments[1]
        let table = try JSONDecoder().decode(FontTable.self, from: Data(contentsOf: URL(filePath: folder + "/fonts.json")))
        let library = try FontLibrary(table: table, folder: folder)
        // Faces are opened before anything is measured.
        _ = try measure(rows: 100, library)
        for rows in [1_000, 10_000, 100_000] {
            let (time, pages) = try measure(rows: rows, library)
            let cost = (time / Double(rows) * 1e6).rounded(toDigits: 1)
            print("\(rows) rows, \(pages) pages: \(cost) µs a row, at most \(peakMemory()) MB so far")
        }
    }

    /// Seconds of processor time that the layout of a table takes, and its pages.
    private static func measure(rows: Int, _ library: FontLibrary) throws -> (time: Double, pages: Int) {
        let document = document(rows: rows)
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

    /// The most memory that the process has had, in megabytes.
    private static func peakMemory() -> Int {
        guard let status = FileManager.default.contents(atPath: "/proc/self/status") else { return 0 }
        let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
    }
}

extension Double {
    fileprivate func rounded(toDigits digits: Int) -> Double {
        let factor = pow(10, Double(digits))
        return (self * factor).rounded() / factor
    }
}
