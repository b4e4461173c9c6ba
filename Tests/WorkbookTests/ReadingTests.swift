import Foundation
import Testing

@testable import Workbooks

/// The same cells, whatever program and format wrote them.
@Suite struct ReadingTests {
    static let files = ["traps.xlsx", "traps-libreoffice.xlsx", "traps.xls", "traps.ods"]

    @Test(arguments: files) func cellsAreExact(file: String) throws {
        let workbook = try Fixture.read(file)
        #expect(workbook.sheets.map(\.name) == ["收支总表 ", "隐藏的"])
        #expect(workbook.sheets.map(\.isHidden) == [false, true])
        let sheet = workbook.sheets[0]
        let numbers = [
            "B3": "12345678.9", "C3": "0.1", "D3": "-4321.05", "E3": "1000000000000000", "A4": "12345678", "B4": "12345678", "E4": "0.8175",
            "A6": "12345679", "A7": "7",
        ]
        for (address, digits) in numbers.sorted(by: { $0.key < $1.key }) where file != "traps.ods" || !address.hasPrefix("A6") {
            #expect(sheet.cell(address)?.decimal?.description == digits, "\(address)")
        }
        #expect(sheet.cell("A1")?.content == .text("2027年部门收支总表"))
        #expect(sheet.cell("A5")?.content == .text("１，２３４．５０"))
        #expect(sheet.cell("B5")?.content == .text("\u{A0}1,234.50"))
        #expect(sheet.cell("C5")?.content == .text("—"))
        // LibreOffice makes a formula of a truth value, and in .xls a zero of the text of a formula.
        #expect(sheet.cell("D5")?.content == (file == "traps.ods" ? .number(1) : .bool(true)))
        #expect(sheet.cell("E5")?.content == .text("三公经费"))
        #expect(sheet.cell("C6")?.content == (file == "traps.xls" ? .number(0) : .text("合计")))
        #expect(sheet.cell("C6")?.isFormula == true)
        #expect(sheet.cell("A3")?.isFormula == false)
        #expect(sheet.merged.contains { $0.rows == 0...0 && $0.columns == 0...4 })
        #expect(sheet.row(6)?.isHidden == true)
        #expect(sheet.row(5)?.isHidden == false)
        #expect(sheet.rows.last?.number == 6)
    }

    /// Errors are told from empty cells, which libfreexl does not.
    @Test(arguments: files) func errorsAreErrors(file: String) throws {
        #expect(try Fixture.read(file).sheets[0].cell("B6")?.content == .error("#DIV/0!"))
    }

    @Test(arguments: files) func formatsTellDatesAndScales(file: String) throws {
        let sheet = try Fixture.read(file).sheets[0]
        #expect(sheet.cell("B4")?.format.scale == 3)
        #expect(sheet.cell("E4")?.format.scale == -2)
        #expect(sheet.cell("B3")?.format.scale == 0)
        // OpenDocument writes dates as such. LibreOffice takes the escaped point of 万元 for an exclamation mark before a point of its own.
        guard file != "traps.ods" else { return }
        #expect(sheet.cell("A4")?.format.scale == (file == "traps.xlsx" ? 4 : 3))
        for address in ["C4", "D4"] { #expect(sheet.cell(address)?.format.isDate == true, "\(address)") }
    }

    /// The text of a formula in .xls stands in a record of its own, in pieces where it is long, behind the formula.
    @Test func textsOfFormulasAreRead() throws {
        func record(_ kind: UInt16, _ data: [UInt8]) -> [UInt8] {
            [UInt8(kind & 0xFF), UInt8(kind >> 8), UInt8(data.count & 0xFF), UInt8(data.count >> 8)] + data
        }
        let formula = record(0x0006, [2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0])
        let shared = record(0x04BC, [0, 0])
        // Four characters: two of two bytes, then two of one byte in the piece after.
        let text = record(0x0207, [4, 0, 1, 0x08, 0x54, 0xA1, 0x8B]) + record(0x003C, [0, 0x41, 0x42])
        let number = record(0x0203, [2, 0, 2, 0, 0, 0] + (0..<8).map { UInt8(truncatingIfNeeded: 1.5.bitPattern >> (8 * UInt64($0))) })
        var stream = RecordStream(formula + shared + text + number + record(0x000A, []))
        var reader = BinarySheetReader(builder: SheetBuilder(name: "x", limits: WorkbookLimits(), cellsBefore: 0), sharedTexts: 0)
        try reader.read(&stream)
        let sheet = reader.builder.finish(sharedTexts: TextStore(), formats: [])
        #expect(sheet.cell("B3")?.content == .text("合计AB"))
        #expect(sheet.cell("B3")?.isFormula == true)
        #expect(sheet.cell("C3")?.decimal?.description == "1.5")
    }

    @Test func formulasWithoutValueAreNotEmpty() throws {
        let sheet = try Fixture.read("uncached.xlsx").sheets[0]
        #expect(sheet.cell("A1")?.decimal?.description == "1.5")
        #expect(sheet.cell("A2")?.content == .uncalculated)
        #expect(sheet.cell("A2")?.isFormula == true)
    }

    @Test(arguments: [
        ("General", false, 0), ("G/通用格式", false, 0), ("#,##0.00", false, 0), ("#,##0,", false, 3), ("0!.0,\"万元\"", false, 4),
        ("0\\.0,", false, 4), ("#,##0.00,,", false, 6), ("0.00%", false, -2), ("yyyy\"年\"m\"月\"", true, 0), ("[h]:mm", true, 0),
        ("[DBNum1][$-804]yyyy\"年\"", true, 0), ("0.00E+00", false, 0), ("[红色]-0.00;0.00", false, 0), ("@", false, 0), ("0\"元d\"", false, 0),
    ]) func codesOfFormats(code: String, isDate: Bool, scale: Int) {
        #expect(NumberFormat(code).isDate == isDate)
        #expect(NumberFormat(code).scale == scale)
    }

    /// All ways of reading a double agree with the standard library's.
    @Test func doublesAreRead() {
        var state: UInt64 = 7
        for _ in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let places = Int(state >> 60)
            let digits = state % 1_000_000_000_000_000_000 / [1, 1000, 1_000_000, 1_000_000_000][Int(state >> 40 & 3)]
            var text = String(digits)
            if places > 0, places < text.count { text.insert(".", at: text.index(text.endIndex, offsetBy: -places)) }
            if state >> 33 & 1 == 0 { text = "-" + text }
            #expect(Array(text.utf8).withUnsafeBufferPointer(parsedDouble) == Double(text), "\(text)")
        }
        for wrong in ["", "-", ".", "1.2.3", "0x10", "nan", "inf", "1e999", "１"] {
            #expect(Array(wrong.utf8).withUnsafeBufferPointer(parsedDouble) == nil, "\(wrong)")
        }
    }
}

/// The committed workbooks; `Python/make-fixtures.py` makes them.
enum Fixture {
    static func bytes(_ file: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
        return Array(try Data(contentsOf: folder.appendingPathComponent(file)))
    }

    static func read(_ file: String) throws -> Workbook { try Workbook.read(bytes(file), name: file) }
}

extension Sheet {
    func cell(_ address: String) -> Cell? { CellAddress(address.utf8).flatMap { cell($0.row, $0.column) } }
}
