public import Diagnostics
internal import Display
internal import Layout
public import LayoutLanguage
public import ReportData
internal import Typesetting

/// Says of the lines and pages of a report why they were set as they are (typesetting.md 7).
///
/// Pages are counted from 1 in the file, lines from 1 on their page in reading order; running heads, repeated heads of tables and
/// labels of charts are not counted.
public struct LineExplainer {
    private let document: PagedDocument
    private let record: ReportRenderer.Record

    /// Sets the report. Throws when its pages can not be set.
    public init(of bound: BoundReport, data: DataDocument, renderer: ReportRenderer) throws(Diagnostics) {
        record = ReportRenderer.Record()
        document = try renderer.pages(of: bound, data: data, record: record).document
    }

    /// The number of pages.
    public var pageCount: Int { document.pages.count }

    /// The texts of a page's lines in order.
    public func lines(onPage page: Int) throws(Diagnostics) -> [String] {
        try recorded(page).map(\.text)
    }

    /// What was done to a line, with the rules and the other line ends.
    public func explanation(ofLine line: Int, onPage page: Int) throws(Diagnostics) -> Message {
        let lines = try recorded(page)
        guard lines.indices.contains(line - 1), let explanation = lines[line - 1].explanation else {
            let range = lines.isEmpty ? Message("没有文字行", "has no lines") : Message("有第1到\(lines.count)行", "has lines 1 to \(lines.count)")
            throw Diagnostics(
                Diagnostic(
                    "R003", .failure,
                    Message(
                        "没有第\(line)行：第\(page)页\(range.chinese)", "there is no line \(line): page \(page) \(range.english)")))
        }
        return explanation.listing
    }

    /// Why a page ends where it does, and what else it would have cost.
    public func explanation(ofPage page: Int) throws(Diagnostics) -> Message {
        try check(page)
        return record.pages.explanation(ofPage: page - 1)?.listing ?? Message("", "")
    }

    private func recorded(_ page: Int) throws(Diagnostics) -> [RecordedLine] {
        try check(page)
        // A line without characters only carries a place.
        return record.lines.lines(in: document.pages[page - 1].frame).filter { !$0.text.isEmpty }
    }

    private func check(_ page: Int) throws(Diagnostics) {
        guard document.pages.indices.contains(page - 1) else {
            throw Diagnostics(
                Diagnostic(
                    "R002", .failure,
                    Message(
                        "没有第\(page)页：文档有第1到\(pageCount)页", "there is no page \(page): the document has pages 1 to \(pageCount)")))
        }
    }
}
