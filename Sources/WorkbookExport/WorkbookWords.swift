/// The words of a workbook that are not the document's.
struct WorkbookWords: Hashable, Sendable {
    var contents = "目录"
    var number = "序号"
    var table = "表名"
    var data = "数据"
    /// In the language of footers: `&P` is the page, `&N` the number of pages.
    var footer = "&C第&P页　共&N页"

    /// The words for a document of a BCP 47 language.
    init(language: String) {
        guard !language.lowercased().hasPrefix("zh") else { return }
        contents = "Contents"
        number = "No."
        table = "Table"
        data = "Data"
        footer = "&CPage &P of &N"
    }
}
