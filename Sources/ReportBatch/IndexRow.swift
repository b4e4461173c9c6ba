/// One report in the pages over all: its row, and what the search looks through.
public struct IndexRow: Sendable {
    /// Whether the report's file is there and right; the others come first.
    public let isWritten: Bool
    /// The row of the table.
    public let html: String
    /// An array in JSON: name, title, kind, words, link to the PDF, link to the findings.
    public let searchEntry: String

    public init(_ record: ReportRecord) {
        isWritten = record.state == .written
        html = isWritten ? Self.writtenRow(record) : Self.otherRow(record)
        searchEntry = Self.searchEntry(of: record)
    }

    static let writtenHeads = ["报告", "页数", "大小", "错误", "警告", "提示", "文件"]
    static let otherHeads = ["报告", "原因", "问题"]

    /// What a reader may ask for: reports that are not there, that have errors, that have warnings.
    private static func kind(of record: ReportRecord) -> String {
        guard record.state == .written else { return "f" }
        return record.errors > 0 ? "e" : record.warnings > 0 ? "w" : ""
    }

    private static func writtenRow(_ record: ReportRecord) -> String {
        let files = (record.pdf.map { [("PDF", $0)] } ?? []) + (record.others ?? []).map { ($0.form, $0.path) }
        let links =
            files.map { form, path in "<a href=\"\(HTML.link(path))\">\(HTML.text(form))</a>" }
            + [findingsLink(of: record)].compactMap { $0 }
        let cells = [
            nameCell(of: record), number("页数", "\(record.pages)"), number("大小", size(record.size ?? 0)),
            number("错误", "\(record.errors)", record.errors > 0 ? "e" : ""),
            number("警告", "\(record.warnings)", record.warnings > 0 ? "w" : ""), number("提示", "\(record.remarks)"),
        ]
        return "<tr data-k=\"\(kind(of: record))\">\(cells.joined())<td class=\"l\">\(links.joined(separator: "\n"))</td></tr>\n"
    }

    private static func otherRow(_ record: ReportRecord) -> String {
        """
        <tr data-k="f">\(nameCell(of: record))<td class="wide e">\(HTML.text(record.reason ?? ""))</td>\
        <td class="l">\(findingsLink(of: record) ?? "")</td></tr>

        """
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

    private static func searchEntry(of record: ReportRecord) -> String {
        let words =
            record.state == .written
            ? "\(record.pages) 页，错误 \(record.errors)，警告 \(record.warnings)" : String((record.reason ?? "").prefix(200))
        let cells = [
            record.report, record.title, kind(of: record), words, record.pdf.map(HTML.link) ?? "", record.findings.map(HTML.link) ?? "",
        ]
        return "[\(cells.map(quoted).joined(separator: ","))]"
    }

    /// A text as JSON that may stand in a script: nothing in it can end the script or the line.
    private static func quoted(_ text: String) -> String {
        var bytes = [UInt8(ascii: "\"")]
        for scalar in HTML.printable(text).unicodeScalars {
            switch scalar {
            case "\"", "\\", "<", "\u{2028}", "\u{2029}", "\n", "\t":
                let digits = String(scalar.value, radix: 16)
                bytes += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
            default: bytes += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return String(decoding: bytes + [UInt8(ascii: "\"")], as: UTF8.self)
    }

    /// `612 KB`, `1.4 MB`.
    static func size(_ bytes: Int) -> String {
        let kilobytes = (bytes + 512) / 1024
        guard kilobytes >= 1024 else { return "\(kilobytes)\u{A0}KB" }
        let tenths = kilobytes * 10 / 1024
        return "\(tenths / 10).\(tenths % 10)\u{A0}MB"
    }
}
