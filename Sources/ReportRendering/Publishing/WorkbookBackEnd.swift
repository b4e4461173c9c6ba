internal import Diagnostics
internal import LayoutLanguage
internal import WorkbookExport

extension ReportRenderer {
    /// The tables of a bound report as a workbook.
    func workbook(of publication: TreePublication) throws(Diagnostics) -> TreeFile {
        let bound = publication.bound
        var document = bound.document
        if publication.options.isDraft { document.metadata.title = Self.draftTitle(document.metadata.title) }
        do throws(WorkbookError) {
            let report = CarriedReport(text: publication.data.file.text, layout: layout.package.name)
            return TreeFile(bytes: try document.workbook(amounts: ProvenanceAmounts(of: bound), carrying: report))
        } catch {
            throw error.diagnostics(layout: layout.package.name)
        }
    }
}

extension WorkbookError {
    /// What is said of it; `layout` is the name of the package.
    fileprivate func diagnostics(layout: String) -> Diagnostics {
        switch self {
        case .noTables:
            Diagnostics(
                Diagnostic(
                    "R020", .failure, Message("文档里没有表，做不成工作簿", "the document has no table, so there is no workbook"),
                    at: Place(file: layout), advice: Message("请输出 PDF 或其他格式", "make a PDF or another form")))
        case .tooLarge(let table, let rows, let columns):
            Diagnostics(
                Diagnostic(
                    "R021", .failure,
                    Message(
                        "“\(table)”有 \(rows) 行 \(columns) 列，工作表容不下",
                        "'\(table)' has \(rows) rows and \(columns) columns, more than a sheet"),
                    at: Place(file: layout), advice: Message("请在版式里把这张表分成几张", "divide the table in the layout")))
        case .textTooLong(let table, let cell, let length):
            Diagnostics(
                Diagnostic(
                    "R022", .failure,
                    Message(
                        "“\(table)”的单元格 \(cell) 有 \(length) 字，工作表的单元格最多 32767 字",
                        "cell \(cell) of '\(table)' has \(length) characters, a sheet's may have 32767"),
                    at: Place(file: layout), advice: Message("请缩短这段文字，或输出其他格式", "shorten the text, or make another form")))
        case .library(let error): programError(error.description)
        }
    }
}
