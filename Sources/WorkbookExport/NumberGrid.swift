internal import DocumentTree

/// The numbers in the body of a table, by row and column.
struct NumberGrid {
    struct Place: Hashable, Comparable {
        var row: Int
        var column: Int

        static func < (left: Place, right: Place) -> Bool { (left.row, left.column) < (right.row, right.column) }
    }

    struct Number {
        var figure: String
        var text: String
        var amount: FigureAmount
    }

    /// What is known of a row beside its numbers.
    struct Row {
        var level: Int?
        /// Whether the layout keeps it with the rows before it, as totals are.
        var closes: Bool
    }

    let rows: [Row]
    let width: Int
    private let numbers: [Number?]

    init(_ table: Table, _ grid: TableGrid, amounts: some FigureAmounts) {
        rows = table.body.map { Row(level: $0.level, closes: $0.keepsWithPrevious) }
        width = table.columns.count
        var numbers = [Number?](repeating: nil, count: table.body.count * table.columns.count)
        for placed in grid.cells {
            guard let use = placed.cell.number, let amount = amounts.amount(of: use.id) else { continue }
            numbers[placed.row * width + placed.column] = Number(figure: use.id, text: use.text, amount: amount)
        }
        self.numbers = numbers
    }

    subscript(place: Place) -> Number? {
        guard rows.indices.contains(place.row), (0..<width).contains(place.column) else { return nil }
        return numbers[place.row * width + place.column]
    }

    /// The places of all numbers, row by row.
    var places: [Place] {
        numbers.indices.filter { numbers[$0] != nil }.map { Place(row: $0 / width, column: $0 % width) }
    }

    /// All numbers, row by row.
    var all: [Number] { numbers.compactMap { $0 } }
}
