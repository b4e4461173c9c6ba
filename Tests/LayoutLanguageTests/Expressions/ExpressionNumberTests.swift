import LayoutLanguage
import ReportData
import Testing

@Suite struct ExpressionNumberTests {
    private static let text = NumberFormat(keepsTrailingZeros: false)
    private static let table = NumberFormat(groupsThousands: true, zero: "—", negative: .sign("−"), absent: " ")

    @Test(arguments: [
        (text, "395.14", "395.14"), (text, "395.10", "395.1"), (text, "395", "395"), (text, "0", "0"), (text, "-0.004", "0"),
        (text, "0.005", "0.01"),
        (text, "-0.005", "-0.01"), (text, "1234567.895", "1234567.9"), (table, "1234567.895", "1,234,567.90"),
        (table, "-1204.5", "−1,204.50"), (table, "0", "—"),
        (table, "0.004", "0.00"), (table, "-0.004", "0.00"), (table, "999.995", "1,000.00"), (table, "100", "100.00"),
        (NumberFormat(digits: 0), "2.5", "3"),
        (NumberFormat(digits: 0), "-2.5", "-3"), (NumberFormat(negative: .brackets("(", ")")), "-2.5", "(2.50)"),
        (NumberFormat(digits: 4), "1e20", "100000000000000000000.0000"),
        (NumberFormat(zero: ""), "0.00", ""),
    ])
    func `a number is printed as its format says`(format: NumberFormat, number: String, expected: String) throws {
        #expect(format.text(for: try #require(Decimal(number))) == expected)
    }

    @Test func `no value and units have their place`() {
        let none: Decimal? = nil
        #expect(Self.table.text(for: none) == " ")
        #expect(Self.text.text(for: Quantity(5, unit: "万元")) == "5万元")
    }

    @Test func `a printed number reads back within half a digit`() throws {
        var random = SplitMix64(seed: 3)
        for _ in 0..<2_000 {
            let digits = Int.random(in: 0...6, using: &random)
            let number = try #require(
                Decimal(digits: Int128(Int64(truncatingIfNeeded: random.next()) >> Int.random(in: 0...50, using: &random)), exponent: -8))
            let printed = NumberFormat(digits: digits, groupsThousands: Bool.random(using: &random)).text(for: number)
            let back = try #require(Decimal(printed.filter { $0 != "," }))
            let distance = try #require(back.subtracting(number)).absolute
            #expect(distance <= Decimal(digits: 5, exponent: -digits - 1) ?? 0)
            #expect(back.fractionDigits <= digits)
        }
    }

    @Test(arguments: [
        (["1", "1", "1"], PercentageRounding.plain, ["33.33", "33.33", "33.33"]),
        (["1", "1", "1"], .largestItem, ["33.34", "33.33", "33.33"]),
        (["1", "1", "1"], .largestRemainder, ["33.34", "33.33", "33.33"]), (["1", "2", "3"], .plain, ["16.67", "33.33", "50"]),
        (["395.14", "0", "0"], .plain, ["100", "0", "0"]),
        (["1", "1", "1", "1", "1", "1", "1"], .plain, Array(repeating: "14.29", count: 7)),
        (["1", "1", "1", "1", "1", "1", "1"], .largestItem, ["14.26"] + Array(repeating: "14.29", count: 6)),
        (
            ["1", "1", "1", "1", "1", "1", "1"], .largestRemainder,
            Array(repeating: "14.29", count: 4) + Array(repeating: "14.28", count: 3)
        ),
        (["1", "199"], .plain, ["0.5", "99.5"]), (["0.005", "99.995"], .plain, ["0.01", "100"]),
        (["-1", "3"], .largestItem, ["-50", "150"]),
    ])
    func `shares follow their rule`(parts: [String], rounding: PercentageRounding, expected: [String]) {
        #expect(percentages(of: parts.compactMap { Decimal($0) }, digits: 2, rounding: rounding)?.map(\.description) == expected)
    }

    @Test func `shares of nothing do not exist, shared-out ones add up to 100`() throws {
        #expect(percentages(of: [0, 0], digits: 2, rounding: .plain) == nil)
        #expect(percentages(of: [], digits: 2, rounding: .plain) == [])
        var random = SplitMix64(seed: 4)
        for _ in 0..<500 {
            let parts = (0..<Int.random(in: 1...20, using: &random)).map { _ in Decimal(Int.random(in: 1...100_000_000, using: &random)) }
            for rounding in [PercentageRounding.largestItem, .largestRemainder] {
                let shares = try #require(percentages(of: parts, digits: 2, rounding: rounding))
                #expect(shares.reduce(Decimal.zero) { $0.adding($1) ?? $0 } == 100)
            }
            let plain = try #require(percentages(of: parts, digits: 2, rounding: .plain))
            let difference = try #require(plain.reduce(Decimal.zero) { $0.adding($1) ?? $0 }.subtracting(100)).absolute
            #expect(difference <= Decimal(digits: Int128(5 * parts.count), exponent: -3) ?? 0)
        }
    }

    @Test(arguments: [
        ("3951400", "叁佰玖拾伍万壹仟肆佰元整"), ("0", "零元整"), ("0.5", "伍角整"), ("0.05", "伍分"), ("10", "壹拾元整"), ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"), ("325.04", "叁佰贰拾伍元零肆分"), ("107000.53", "壹拾万柒仟元伍角叁分"), ("1409.5", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("100500", "壹拾万零伍佰元整"), ("100000001", "壹亿零壹元整"), ("1000000000000", "壹万亿元整"), ("1000100000000", "壹万零壹亿元整"), ("10001000", "壹仟万壹仟元整"),
        ("9999999999999999", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元整"), ("-12.3", "负壹拾贰元叁角整"), ("-0.001", "零元整"), ("1.005", "壹元零壹分"),
    ])
    func `amounts are written in capitals`(yuan: String, expected: String) throws {
        #expect(capitalAmount(yuan: try #require(Decimal(yuan))) == expected)
    }

    @Test func `capital amounts read back, zeros stand between digits alone`() throws {
        #expect(capitalAmount(yuan: try #require(Decimal("1e16"))) == nil)
        var random = SplitMix64(seed: 5)
        for _ in 0..<5_000 {
            let shift = Int.random(in: 5...62, using: &random)
            // Many zeros: keep some decimal digits only.
            let digits = String(random.next() >> shift).map { $0 > "4" ? $0 : "0" }
            guard let cents = Int64(String(digits)), cents < 1_000_000_000_000_000_000 else { continue }
            let text = try #require(Decimal(digits: Int128(cents), exponent: -2).flatMap(capitalAmount(yuan:)))
            #expect(centsRead(from: text) == cents)
            #expect(!text.contains("零零") && !text.contains("零万") && !text.contains("零亿") && (!text.contains("零元") || cents == 0))
        }
    }

    @Test func `expressions write capitals of any money`() {
        #expect(evaluate("大写(395.14 万元)").0 == "\"叁佰玖拾伍万壹仟肆佰元整\"")
        #expect(evaluate("upper(0)").0 == "\"零元整\"")
    }

    @Test(arguments: [("2025-08-15", "2025年8月15日", "二〇二五年八月十五日"), ("2010-12-31", "2010年12月31日", "二〇一〇年十二月三十一日")])
    func `dates are written in both ways`(iso: String, chinese: String, numerals: String) throws {
        let date = try #require(CalendarDate(iso: iso))
        #expect(date.iso == iso)
        #expect(date.chinese == chinese)
        #expect(date.chineseNumerals == numerals)
    }

    @Test func `days follow one another`() throws {
        var previous = try #require(CalendarDate(year: 1899, month: 12, day: 31))
        for year in 1900...2101 {
            for month in 1...12 {
                for day in 1...31 {
                    guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
                    #expect(date.dayNumber == previous.dayNumber + 1)
                    #expect(previous.adding(days: 1) == date && date.adding(days: -1) == previous)
                    previous = date
                }
            }
        }
        for text in ["2025-8-15", "2025-02-29", "2100-02-29", "0000-01-01", "2025-13-01", "2025-08-15 ", "+025-08-15"] {
            #expect(CalendarDate(iso: text) == nil)
        }
    }

    @Test func `months and days end with the years that there are`() throws {
        let last = try #require(CalendarDate(year: 9999, month: 12, day: 31))
        let first = try #require(CalendarDate(year: 1, month: 1, day: 1))
        #expect(
            last.adding(days: 1) == nil && last.adding(months: 1) == nil && first.adding(days: -1) == nil && first.adding(months: -1) == nil
        )
        #expect(first.adding(days: last.dayNumber - first.dayNumber) == last && first.adding(months: 9999 * 12 - 1)?.year == 9999)
        #expect(last.adding(days: .max) == nil && first.adding(months: .min) == nil)
        #expect(evaluate("days(\"9999-12-31\", 1)").0 == "E031" && evaluate("pad(1, 2, \"ab\")").0 == "E036")
    }

    /// Reads capital numerals the way a person does: digit by digit, each with the name behind it.
    private func centsRead(from text: String) -> Int64? {
        let digits = Array("零壹贰叁肆伍陆柒捌玖")
        var (total, section, group, digit, cents) = (Int64(0), Int64(0), Int64(0), Int64(0), Int64(0))
        for character in text {
            if let value = digits.firstIndex(of: character) {
                digit = Int64(value)
                continue
            }
            switch character {
            case "拾": group += digit * 10
            case "佰": group += digit * 100
            case "仟": group += digit * 1000
            case "万":
                section += (group + digit) * 10_000
                group = 0
            case "亿":
                total += (section + group + digit) * 100_000_000
                (section, group) = (0, 0)
            case "元":
                cents += (total + section + group + digit) * 100
                (total, section, group) = (0, 0, 0)
            case "角": cents += digit * 10
            case "分": cents += digit
            case "整": break
            default: return nil
            }
            digit = 0
        }
        return cents
    }
}
