import DocumentTree
import Geometry
import Styling
import Testing

@testable import WorkbookExport

/// A table of numbers by their names, as `name: units / sources`.
private struct Numbers: FigureAmounts {
    var amounts: [String: FigureAmount] = [:]
    var places: [String: [Int]] = [:]

    func amount(of figure: String) -> FigureAmount? { amounts[figure] }
    func sources(of figure: String) -> [Int] { places[figure] ?? [] }
    func datum(of figure: String) -> FigureDatum? { nil }

    mutating func add(_ name: String, _ units: Int64, from sources: [Int] = [], sumOf addends: [String] = [], addsUp: Bool = true) {
        amounts[name] = FigureAmount(
            units: units, digits: 2, unit: "万元", addsUp: addsUp, name: name, addends: addends.map { .init(name: $0) })
        places[name] = sources
    }
}

@Suite("Which numbers are sums")
struct SumFinderTests {
    /// The formulas of a table whose cells name numbers; rows stand from row 1 of the sheet.
    private func formulas(
        _ rows: [[String]], _ numbers: Numbers, levels: [Int?] = [], closing: Set<Int> = []
    ) -> [String: String] {
        let body = rows.enumerated().map { index, names in
            Table.Row(
                names.map { $0.isEmpty ? Table.Cell(.empty) : Table.Cell(.number(FigureUse(id: $0, text: $0))) },
                keepsWithPrevious: closing.contains(index), level: index < levels.count ? levels[index] : nil)
        }
        let columns = (rows.first ?? []).map { _ in Table.Column(width: .fixed(.pt(50))) }
        let table = Table(name: "t", columns: columns, body: body, cellStyles: [Table.CellStyle(paragraph: ParagraphStyle())])
        let grid = NumberGrid(table, TableGrid(body, width: columns.count), amounts: numbers)
        let sums = SumFinder.sums(in: grid, amounts: numbers)
        return Dictionary(
            uniqueKeysWithValues: sums.map { place, sum in (rows[place.row][place.column], sum.formula { ($0.row, $0.column) }) })
    }

    @Test("A row is the sum of the rows of the next level below it")
    func levels() {
        var numbers = Numbers()
        for (name, units) in [("total", 60), ("a", 40), ("a1", 30), ("a2", 10), ("b", 20), ("b1", 20)] { numbers.add(name, Int64(units)) }
        let found = formulas([["total"], ["a"], ["a1"], ["a2"], ["b"], ["b1"]], numbers, levels: [0, 1, 2, 2, 1, 2])
        #expect(found == ["total": "=A2+A5", "a": "=SUM(A3:A4)", "b": "=A6"])
    }

    @Test("What does not come to the printed number is no formula")
    func wrongTotal() {
        var numbers = Numbers()
        for (name, units) in [("total", 61), ("a", 40), ("b", 20)] { numbers.add(name, Int64(units)) }
        #expect(formulas([["total"], ["a"], ["b"]], numbers, levels: [0, 1, 1]).isEmpty)
    }

    @Test("Rates do not add up, though zeros would")
    func rates() {
        var numbers = Numbers()
        for name in ["total", "a", "b"] { numbers.add(name, 0, addsUp: false) }
        #expect(formulas([["total"], ["a"], ["b"]], numbers, levels: [0, 1, 1]).isEmpty)
    }

    @Test("A declared sum names its parts wherever they stand, and takes away what is subtracted")
    func additions() {
        var numbers = Numbers()
        numbers.add("total", 60, sumOf: ["a", "b", "c"])
        for (name, units) in [("a", 60), ("b", 0), ("c", 0)] { numbers.add(name, Int64(units)) }
        #expect(formulas([["total", "a", "b", "c"]], numbers) == ["total": "=SUM(B1:D1)"])
        numbers.add("total", 50, sumOf: ["a"])
        numbers.amounts["total"]?.addends = [.init(name: "a"), .init(name: "d", isSubtracted: true)]
        numbers.add("d", 10)
        #expect(formulas([["total", "a", "d"]], numbers) == ["total": "=B1-C1"])
    }

    @Test("A declared sum of which a part is not in the table is a number")
    func missingPart() {
        var numbers = Numbers()
        numbers.add("total", 60, sumOf: ["a", "elsewhere"])
        numbers.add("a", 60)
        #expect(formulas([["total", "a"]], numbers).isEmpty)
    }

    @Test("A closing row adds up all lines above it, though one alone has money; one below it adds up that row and what follows")
    func closings() {
        var numbers = Numbers()
        numbers.add("line1", 0)
        numbers.add("line2", 70, from: [1, 2])
        numbers.add("line3", 0)
        numbers.add("subtotal", 70, from: [1, 2])
        numbers.add("rest", 5, from: [3])
        numbers.add("total", 75, from: [1, 2, 3])
        let rows = [["line1"], ["line2"], ["line3"], ["subtotal"], ["rest"], ["total"]]
        #expect(formulas(rows, numbers, closing: [3, 4, 5]) == ["subtotal": "=SUM(A1:A3)", "total": "=SUM(A4:A5)"])
    }

    @Test("A number that happens to equal another is no sum of it")
    func coincidence() {
        var numbers = Numbers()
        numbers.add("a", 70, from: [1])
        numbers.add("b", 70, from: [2])
        numbers.add("c", 0)
        #expect(formulas([["a", "b", "c"], ["b", "a", "c"]], numbers, closing: [1]).isEmpty)
    }

    @Test("A cell made of what two neighbours are made of is their sum, and so in every row where that comes out")
    func neighbours() {
        var numbers = Numbers()
        numbers.add("sum", 30, from: [1, 2])
        numbers.add("x", 10, from: [1])
        numbers.add("y", 20, from: [2])
        numbers.add("sum2", 7, from: [3])
        numbers.add("x2", 7, from: [3])
        numbers.add("y2", 0)
        let found = formulas([["sum", "x", "y"], ["sum2", "x2", "y2"]], numbers)
        #expect(found == ["sum": "=SUM(B1:C1)", "sum2": "=SUM(B2:C2)"])
    }

    @Test("No cell is made of itself, whatever the levels, sources and declarations say")
    func noCircles() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            var numbers = Numbers()
            let rows = (0..<6).map { row in (0..<3).map { "n\(row)\($0)" } }
            for name in rows.flatMap({ $0 }) {
                let sources = (0..<Int.random(in: 0...3, using: &random)).map { _ in Int.random(in: 1...3, using: &random) }
                let addends = Bool.random(using: &random) ? [rows[Int.random(in: 0..<6, using: &random)][0], "n51"] : []
                numbers.add(name, Int64.random(in: 0...1, using: &random), from: Set(sources).sorted(), sumOf: addends)
            }
            let levels = (0..<6).map { _ in Bool.random(using: &random) ? Int.random(in: 0...2, using: &random) : nil as Int? }
            let found = formulas(rows, numbers, levels: levels, closing: [2, 5])
            // A cell whose parts are all known is known; in a circle nobody is.
            var open = found
            while let (name, _) = open.first(where: { _, formula in !open.keys.contains { formula.names(rows, $0) } }) { open[name] = nil }
            #expect(open.isEmpty, "\(found)")
        }
    }
}

extension String {
    /// Whether a formula reads the cell in which `name` stands.
    fileprivate func names(_ rows: [[String]], _ name: String) -> Bool {
        guard let row = rows.firstIndex(where: { $0.contains(name) }), let column = rows[row].firstIndex(of: name) else { return false }
        return split { "=+-(),".contains($0) }.contains { piece in
            let ends = piece.split(separator: ":").filter { $0 != "SUM" }
            guard let first = ends.first?.place, let last = ends.last?.place else { return false }
            return (first.row...last.row).contains(row) && (first.column...last.column).contains(column)
        }
    }
}

extension Substring {
    fileprivate var place: (row: Int, column: Int)? {
        guard let letter = first?.asciiValue, let number = Int(dropFirst()) else { return nil }
        return (number - 1, Int(letter) - 65)
    }
}
