import Diagnostics
import ReportData
import Testing
import WorkbookImport

@testable import Workbooks

/// Workbooks of the program that people have changed, as a spreadsheet program saves them.
@Suite struct CarriedReportTests {
    private static let report = """
        {"layout": "small", "// note": "说明",
          "items": [{"code": "01", "amount": 123400.00, "use": "发工资"}, {"code": "02", "amount": 5600}],
          "rate": 0.125}

        """

    /// The workbook with other values in the cells of its statement; `moved` is how many rows somebody has put before it.
    private func book(
        _ changed: [String: Written.Item] = [:], moved: Int = 0, version: Double = 1, report: String = Self.report
    ) throws -> Workbook {
        func cell(_ address: String, _ value: Written.Item) -> Written.Item { changed[address] ?? value }
        var statement: [[Written.Item]] = Array(repeating: [.nothing], count: moved)
        statement.append(["项目", "金额"])
        for (name, address, value) in [("甲", "B2", 12.34), ("乙", "B3", 0.56), ("合计", "B4", 12.9), ("比重", "B5", 12.5), ("又甲", "B6", 12.34)] {
            statement.append([.text(name), cell(address, .number(value))])
        }
        func row(_ address: String, _ written: Double, datum: String = "") -> [Written.Item] {
            // A formula gives zero for a cell that is empty.
            var now = cell(address, .number(written))
            if case .nothing = now { now = 0 }
            return ["number", now, .number(written), .text(datum.isEmpty ? address : "\(address) \(datum)")]
        }
        var data: [[Written.Item]] = [["render:report", .number(version), "small"], ["sheet", "表"]]
        data.append(row("B2", 12.34, datum: "4 /items/0/amount"))
        data.append(row("B3", 0.56, datum: "4 /items/1/amount"))
        data.append(row("B4", 12.9))
        data.append(row("B5", 12.5, datum: "-2 /rate"))
        data.append(row("B6", 12.34, datum: "4 /items/0/amount"))
        for line in report.split(separator: "\n", omittingEmptySubsequences: false) {
            data.append(line.isEmpty ? ["text"] : ["text", .text(String(line))])
        }
        return Written.book(Written.sheet("表", statement), Written.sheet("数据", data))
    }

    private func taken(_ book: Workbook, into report: String? = nil) throws -> CarriedImport {
        let carried = try #require(try CarriedReport.find(in: [book]))
        let target = try report.map { try #require(DataDocument.read(SourceFile(name: "r.json", text: $0)).document) }
        return CarriedImport(carried, into: target)
    }

    private func codes(_ taken: CarriedImport) -> [String] { taken.outcome.findings.map(\.id.rawValue) }

    @Test("What is not changed gives the report to the byte, wherever its cells stand now") func unchanged() throws {
        for moved in [0, 3] {
            let taken = try taken(try book(moved: moved))
            #expect(taken.text == Self.report && taken.changes.isEmpty && codes(taken).isEmpty)
            #expect(taken.cells.entries[1].cells == [moved == 0 ? "表.xlsx › 表 › B3" : "表.xlsx › 数据 › B4"])
            #expect(taken.cells.entries.map(\.path) == ["/items/0/amount", "/items/1/amount", "/rate"])
        }
    }

    @Test("A number that is changed is changed in the data, in their unit, and nothing else is") func changed() throws {
        let taken = try taken(try book(["B2": 20.5, "B6": 20.5, "B5": 30]))
        #expect(taken.text == Self.report.replacing("123400.00", with: "205000").replacing("0.125", with: "0.3"))
        #expect(taken.changes.map(\.path) == ["/items/0/amount", "/rate"])
        #expect(taken.changes.map(\.places.description) == ["[表.xlsx › 表 › B2]", "[表.xlsx › 表 › B5]"])
        #expect(codes(taken).isEmpty)
    }

    @Test("Records are found by their texts, where people have moved them and changed words") func merged() throws {
        let other = """
            {"items": [{"code": "03", "amount": 1}, {"code": "02", "amount": 7, "use": "又写"}, {"amount": 123400, "use": "发工资", "code": "01"}],
             "rate": 0.125, "layout": "small"}
            """
        let taken = try taken(try book(["B2": 20.5, "B6": 20.5]), into: other)
        #expect(taken.text == other.replacing("123400", with: "205000"))
        #expect(codes(taken) == ["W044"])
        let second = try self.taken(try book(["B2": 20.5, "B6": 20.5]), into: taken.text)
        #expect(second.text == taken.text && second.changes.isEmpty)
    }

    @Test(
        "What can not be taken is told with its cell, and the number stays",
        arguments: [
            (["B2": .number(20.5)], "W026", "› 表 › B6"), (["B3": .nothing], "W045", "› 表 › B3"),
            (["B3": .text("约三万")], "W019", "› 表 › B3"), (["B4": .number(99)], "W047", "› 表 › B4"), (["B3": .error], "W019", "› 表 › B3"),
        ] as [([String: Written.Item], String, String)])
    func refused(_ changed: [String: Written.Item], _ code: String, _ place: String) throws {
        let taken = try taken(try book(changed))
        #expect(codes(taken) == [code])
        #expect(taken.outcome.findings.first?.place?.path == place)
        #expect(taken.text == (code == "W026" ? Self.report.replacing("123400.00", with: "205000") : Self.report))
    }

    @Test("A number that is stored as a text is one") func text() throws {
        let taken = try taken(try book(["B3": .text("1,000.5")]))
        #expect(taken.text == Self.report.replacing("5600", with: "10005000") && codes(taken) == ["W031"])
    }

    @Test("Without results of formulas, of another version, or damaged, nothing is taken") func whole() throws {
        let taken = try taken(try book(["B2": .uncalculated]))
        #expect(codes(taken) == ["W046"] && taken.text == Self.report && taken.outcome.values.byPath.isEmpty)
        for book in [try book(version: 2), try book(report: "{\"a\": ")] {
            let error = #expect(throws: Diagnostics.self) { try CarriedReport.find(in: [book]) }
            #expect(error?.all.first?.id == "W048")
        }
        #expect(try CarriedReport.find(in: [Written.book(Written.sheet("表", [["甲", 1]]))]) == nil)
    }
}
