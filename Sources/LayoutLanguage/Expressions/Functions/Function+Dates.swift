internal import Diagnostics

extension Function {
    /// Functions over dates; where they take one, a text like 2025-08-15 or 2025年8月15日 will do.
    static let dates: [Function] = [
        Function("date", counts: 1...1, fields: ["year", "month", "day", "年", "月", "日"]) { call throws(Diagnostics) in
            try call.date(0).map { .date($0) } ?? .absent
        },
        // 2025年8月15日
        Function("longdate", counts: 1...1) { call throws(Diagnostics) in
            try call.date(0).map { .text($0.chinese) } ?? .absent
        },
        // 二〇二五年八月十五日
        Function("handate", counts: 1...1) { call throws(Diagnostics) in
            try call.date(0).map { .text($0.chineseNumerals) } ?? .absent
        },
        // The same day some months later, or the last day of a month that is too short for it.
        Function("months", counts: 2...2) { call throws(Diagnostics) in
            guard let date = try call.date(0), let count = try call.wholeNumber(1) else { return .absent }
            guard let moved = date.adding(months: count) else { throw call.failure(.outOfRange, at: 1) }
            return .date(moved)
        },
        // The day some days later.
        Function("days", counts: 2...2) { call throws(Diagnostics) in
            guard let date = try call.date(0), let count = try call.wholeNumber(1) else { return .absent }
            guard let moved = date.adding(days: count) else { throw call.failure(.outOfRange, at: 1) }
            return .date(moved)
        },
    ]
}

extension FunctionCall {
    /// A date, or the date that a text writes; `nil` when it is absent.
    fileprivate func date(_ index: Int) throws(Diagnostics) -> CalendarDate? {
        switch try value(index) {
        case .date(let date): return date
        case .text(let text):
            guard let date = CalendarDate(iso: text) ?? CalendarDate(chinese: text) else {
                throw failure(.notADate(String(text.prefix(24))), at: index)
            }
            return date
        case .absent: return nil
        case let other: throw failure(.wrongKind(expected: .date, found: other.kindName), at: index)
        }
    }
}
