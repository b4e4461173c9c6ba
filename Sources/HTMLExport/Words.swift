/// What the program itself writes into a page, in the document's language.
struct Words {
    var skip: String
    var contents: String
    /// The title of a chart's numbers.
    var numbers: String
    /// Leads to a place of which a page would have said its number.
    var there: String
    var files: String
    var made: String
    var draft: String
    /// Read before a table that scrolls.
    var scrolls: String

    /// The words of a language (BCP 47): Chinese, or English for any other.
    init(language: String) {
        if language.hasPrefix("zh") {
            (skip, contents, numbers, there) = ("跳到正文", "目录", "图表数据", "→")
            (files, made, draft, scrolls) = ("本页所附文件：", "生成程序：", "草稿", "可左右滚动")
        } else {
            (skip, contents, numbers, there) = ("Skip to the text", "Contents", "Numbers of the chart", "→")
            (files, made, draft, scrolls) = ("Files in this page: ", "Made by ", "Draft", "scrolls")
        }
    }
}
