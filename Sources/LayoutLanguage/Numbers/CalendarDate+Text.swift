extension CalendarDate {
    /// 2025-08-15 (GB/T 7408, extended format).
    public var iso: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    /// 2025年8月15日, as documents write it (GB/T 9704-2012, 7.3.5.4: no leading zeros).
    public var chinese: String { "\(year)年\(month)月\(day)日" }

    /// The day that `text` writes as documents do: `2025年8月15日`.
    init?(chinese text: String) {
        let parts = text.split(whereSeparator: "年月日".contains)
        let numbers = parts.compactMap { part in part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil }
        guard numbers.count == 3 else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
        // With other marks, or zeros in front, it is not what documents write.
        guard chinese == text else { return nil }
    }

    /// 二〇二五年八月十五日
    public var chineseNumerals: String {
        let digits = Array("〇一二三四五六七八九")
        let yearText = String(String(year).compactMap { $0.wholeNumberValue.map { digits[$0] } })
        let numeral = NumberPattern.Numeral.chinese
        return "\(yearText)年\(numeral.text(for: month))月\(numeral.text(for: day))日"
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
