import DocumentTree
import Testing

@testable import WorkbookExport

@Suite("Number formats of cells")
struct NumberCodeTests {
    @Test(
        "A number is shown as it was printed",
        arguments: [
            ("2,940.05", 294_005 as Int64, 2, "#,##0.00"), ("0.00", 0, 2, "#,##0.00"), ("12", 12, 0, "#,##0"), ("5.3", 530, 2, "#,##0.0"),
            ("-1.50", -150, 2, "#,##0.00"), ("（1.50）", -150, 2, "#,##0.00;\"（\"#,##0.00\"）\""), ("—", 0, 2, "#,##0.00;-#,##0.00;\"—\""),
        ])
    func code(text: String, units: Int64, digits: Int, expected: String) {
        let amount = FigureAmount(units: units, digits: digits)
        #expect(NumberCode(prints: [(text, amount)]).code(for: text, amount) == expected)
    }

    @Test("A table that sets no thousands apart has no commas in any format")
    func plain() {
        let large = FigureAmount(units: 294_005, digits: 2)
        let code = NumberCode(prints: [("2940.05", large), ("1.00", FigureAmount(units: 100, digits: 2))])
        #expect(code.code(for: "2940.05", large) == "0.00")
    }

    @Test("A number that a spreadsheet program would change is no number")
    func tooLong() {
        #expect(FigureAmount(units: 1_000_000_000_000_000, digits: 2).sheetNumber == nil)
        #expect(FigureAmount(units: 12_345_678_901_234, digits: 2).sheetNumber == 123_456_789_012.34)
        #expect(FigureAmount(units: -19_757, digits: 2).sheetNumber == -197.57)
    }

    @Test(
        "A date counts seconds in UTC",
        arguments: [
            ("1970-01-01T00:00:00+00:00", 0), ("2025-08-15T00:00:00+08:00", 1_755_187_200), ("2000-02-29T12:00:00Z", 951_825_600),
            ("1999-12-31T23:59:59-05:00", 946_702_799),
        ])
    func date(text: String, seconds: Int) {
        #expect(secondsSince1970(text) == seconds)
    }
}
