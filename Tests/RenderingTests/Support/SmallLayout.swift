import Foundation
import ReportBatch

/// A layout of a few lines and reports for it, for tests that need many runs and no real report.
enum SmallLayout {
    static let files = [
        "layout.yaml": """
        name: small
        units: {money: {元: 1, 万元: 10000}}
        numbers: {text: {digits: 2, zero: "0"}, table: {digits: 2, trailing-zeros: keep, zero: "0.00"}, percent: {digits: 2, zero: "0"}}
        metadata: {title: "{name}报告", author: "{name}"}
        document: [{page: text, prose: prose/a.md}]

        """,
        "pages.yaml": "text: {margins: {top: 20mm, inner: 20mm, outer: 20mm, bottom: 20mm}}\n",
        "styles.yaml": """
        paragraphs:
          正文: {size: 16pt, pitch: 30pt, font: song}
          标题: {extends: 正文, font: hei}
        cells: {格: {extends: 正文}}
        headings: {1: {style: 标题, number: "第{一}部分　"}}

        """,
        "checks.yaml": "C01: {title: 合计等于分项之和, check: total = sum(items.amount), severity: error}\n",
        "tables/a.yaml": """
        明细表:
          columns: [{head: [名称], width: 1*, cell: "{行.name}", style: 格}, {head: [金额], width: auto, value: 行.amount, style: 格}]
          rows: [{each: 行 in items}]
          rules: {frame: 0.75pt, inner: 0.35pt}

        """,
        "prose/a.md": """
        # {name}
        合计{total}，共{count(items)}项。
        {text}
        @table 明细表

        """,
    ]

    /// Writes the layout to `layouts/small` in `folder`.
    static func write(to folder: TemporaryFolder) throws {
        for (path, text) in files.sorted(by: { $0.key < $1.key }) { try folder.write(text, toNew: "layouts/small/\(path)") }
    }

    /// The data of a report.
    static func report(_ name: String, total: String = "3", text: String = "无") -> String {
        """
        {"layout": "small", "name": "\(name)", "total": \(total), "text": "\(text)", "money_unit": "元",
         "items": [{"name": "甲", "amount": 1}, {"name": "乙", "amount": 2}]}

        """
    }
}

extension TemporaryFolder {
    /// Writes a file in folders that are made for it.
    func write(_ text: String, toNew path: String) throws {
        let folder = url.appendingPathComponent(path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try write(text, to: path)
    }

    /// Writes bytes in folders that are made for them.
    func write(_ bytes: [UInt8], toNew path: String) throws {
        let file = url.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    func text(of path: String) throws -> String {
        try String(contentsOf: url.appendingPathComponent(path), encoding: .utf8)
    }

    /// The records of a batch.
    func records(_ path: String) throws -> [ReportRecord] {
        try bytes(of: path).split(separator: UInt8(ascii: "\n")).map { try JSONLine.decode(ReportRecord.self, $0) }
    }

    func bytes(of path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url.appendingPathComponent(path))) }

    /// All files below `path`, hidden ones aside.
    func files(below path: String) throws -> [String] {
        let all = FileManager.default.enumerator(atPath: url.appendingPathComponent(path).path)?.compactMap { $0 as? String } ?? []
        return all.filter { name in !name.split(separator: "/").contains { $0.hasPrefix(".") } && name.contains(".") }.sorted()
    }
}
