internal import Diagnostics

extension Value {
    /// The kinds of value, for messages; the raw values are what `kind(x)` gives.
    enum KindName: String, Hashable {
        case absent, number, text, date, list, record
        case bool = "yes-no"

        var words: Message {
            switch self {
            case .absent: Message("空缺", "absent")
            case .bool: Message("是或否", "a yes or no")
            case .number: Message("数字", "a number")
            case .text: Message("文字", "a text")
            case .date: Message("日期", "a date")
            case .list: Message("列表", "a list")
            case .record: Message("记录", "a record")
            }
        }
    }

    var kindName: KindName {
        switch self {
        case .absent: .absent
        case .bool: .bool
        case .number: .number
        case .text: .text
        case .date: .date
        case .list: .list
        case .record: .record
        }
    }
}
