/// A day of the Gregorian calendar.
public struct CalendarDate: Hashable, Sendable, Comparable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// `nil` when there is no such day, or when the year has not one to four digits.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day that `text` writes as GB/T 7408 (ISO 8601) does: `2025-08-15`.
    public init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The days since 1 March of the year 0: the difference of two is the days between (Fliegel and Van Flandern's way).
    public var dayNumber: Int {
        // Years that begin in March put the leap day last.
        let shifted = month > 2 ? year : year - 1
        let monthFromMarch = (month + 9) % 12
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + (monthFromMarch * 153 + 2) / 5 + day - 1
    }

    /// The same day `months` later, or earlier where that is negative; the last day of a month that is too short for it. `nil` outside the
    /// years 1 to 9999.
    public func adding(months: Int) -> CalendarDate? {
        guard (-120_000...120_000).contains(months) else { return nil }
        let month = year * 12 + self.month - 1 + months
        guard month >= 0 else { return nil }
        let days = Self.days(in: month % 12 + 1, of: month / 12)
        return CalendarDate(year: month / 12, month: month % 12 + 1, day: min(day, days))
    }

    /// The day `days` later, or earlier where that is negative; `nil` outside the years 1 to 9999.
    public func adding(days: Int) -> CalendarDate? {
        guard (-4_000_000...4_000_000).contains(days) else { return nil }
        let wanted = dayNumber + days
        // A year has 365.2425 days: the guess is the year itself or one beside it, and within a year months are counted.
        for year in [wanted * 400 / 146_097, wanted * 400 / 146_097 + 1] {
            for month in 1...12 {
                guard let first = CalendarDate(year: year, month: month, day: 1) else { continue }
                let day = wanted - first.dayNumber + 1
                if let date = CalendarDate(year: year, month: month, day: day) { return date }
            }
        }
        return nil
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
