extension Manifest {
    /// The page over all reports: each with pages, size, findings by gravity, and links to its PDF and findings. Failed ones come first.
    public var page: String {
        let failed = reports.filter { $0.state == .failed }
        let written = reports.filter { $0.state == .written }
        var body = ["<h1>\(shard.map { "报告总览（第 \(HTML.text($0)) 部分）" } ?? "报告总览")</h1>", summary]
        if !failed.isEmpty {
            body += ["<h2>未能生成（\(failed.count) 份）</h2>", Self.table(["报告", "原因", "问题"], failed.map(Self.failedRow))]
        }
        if !written.isEmpty {
            body += [
                "<h2>已生成（\(written.count) 份）</h2>",
                Self.table(["报告", "页数", "大小", "错误", "警告", "提示", "文件"], written.map(Self.writtenRow)),
            ]
        }
        return HTML.page(title: "报告总览", body: body.joined(separator: "\n"))
    }

    private var summary: String {
        """
        <p>共 \(counts.reports) 份，已生成 \(counts.written) 份，失败 \(counts.failed) 份；\(counts.pages) 页，\(Self.size(counts.bytes))。\
        发现错误 \(counts.errors) 条，警告 \(counts.warnings) 条，提示 \(counts.remarks) 条。</p>
        <p class="small">\(HTML.text(program))；各文件的 SHA-256 见 manifest\(shard == nil ? "" : "-*").json。</p>
        """
    }

    private static let numericHeads: Set<String> = ["页数", "大小", "错误", "警告", "提示"]

    private static func table(_ heads: [String], _ rows: [String]) -> String {
        let head = heads.map { "<th scope=\"col\"\(numericHeads.contains($0) ? " class=\"n\"" : "")>\($0)</th>" }.joined()
        return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows.joined(separator: "\n"))\n</tbody>\n</table>"
    }

    private static func writtenRow(_ record: ReportRecord) -> String {
        let links = [record.pdf.map { "<a href=\"\(HTML.link($0))\">PDF</a>" }, findingsLink(of: record)].compactMap { $0 }
        let cells = [
            nameCell(of: record), number("页数", "\(record.pages)"), number("大小", size(record.size ?? 0)),
            number("错误", "\(record.errors)", record.errors > 0 ? "e" : ""),
            number("警告", "\(record.warnings)", record.warnings > 0 ? "w" : ""), number("提示", "\(record.remarks)"),
        ]
        return "<tr>\(cells.joined())<td class=\"l\">\(links.joined(separator: "\n"))</td></tr>"
    }

    private static func failedRow(_ record: ReportRecord) -> String {
        "<tr>\(nameCell(of: record))<td class=\"wide e\">\(HTML.text(record.reason ?? ""))</td><td class=\"l\">\(findingsLink(of: record) ?? "")</td></tr>"
    }

    private static func nameCell(of record: ReportRecord) -> String {
        "<td>\(HTML.text(record.title))<br><span class=\"small\">\(HTML.text(record.report))</span></td>"
    }

    private static func findingsLink(of record: ReportRecord) -> String? {
        record.findings.map { "<a href=\"\(HTML.link($0))\">问题</a>" }
    }

    private static func number(_ label: String, _ text: String, _ kind: String = "") -> String {
        "<td class=\"n\(kind.isEmpty ? "" : " \(kind)")\" data-label=\"\(label)\">\(text)</td>"
    }

    /// `612 KB`, `1.4 MB`.
    private static func size(_ bytes: Int) -> String {
        let kilobytes = (bytes + 512) / 1024
        guard kilobytes >= 1024 else { return "\(kilobytes)\u{A0}KB" }
        let tenths = kilobytes * 10 / 1024
        return "\(tenths / 10).\(tenths % 10)\u{A0}MB"
    }
}
