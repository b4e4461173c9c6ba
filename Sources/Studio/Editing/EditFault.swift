internal import Diagnostics

/// Why an edit can not be made; nothing was changed then.
enum EditFault: Error, Hashable {
    /// The value is not what the page showed.
    case otherValue(path: String, now: String)
    /// There is nothing at the path.
    case nothing(path: String)
    /// The new value is no JSON.
    case noJSON(String)
    /// The text of the report is no JSON, so that nobody knows what a path means.
    case brokenText
    /// Another program wrote the file while the edit was made.
    case writtenMeanwhile

    var message: Message {
        switch self {
        case .otherValue(let path, let now):
            Message(
                "\(path) 已被改为 \(now.prefix(60))，与页面上显示的不同；没有改动，请核对后再改",
                "\(path) is now \(now.prefix(60)), not what the page shows; nothing was changed, look and try again")
        case .nothing(let path): Message("数据里已没有 \(path)，没有改动", "the data have no \(path) any more; nothing was changed")
        case .noJSON(let text): Message("“\(text.prefix(60))”不是正确的数据", "'\(text.prefix(60))' is no JSON")
        case .writtenMeanwhile:
            Message(
                "另一个程序正好也写了文件：现在显示的是它写的，您的修改可以用“撤销”取回",
                "another program wrote the file just then: its text is shown, undoing gives back yours")
        case .brokenText: Message("报告文件目前不是正确的 JSON，请先在“文本”里改正", "the report's text is no JSON at present; mend it under 'Text' first")
        }
    }
}
