internal import Display
internal import DocumentTree

/// Which cells of a table name which as their heads, by their numbers in reading order.
struct HeadNaming {
    /// What cells name where scope does not say it.
    private(set) var headers: [Int: [Int]] = [:]
    /// The cells that others name: they have an identifier.
    private(set) var named: Set<Int> = []

    /// `parts` are the rows that are written, head rows first, in that order.
    init(_ table: Table, _ kinds: CellKinds, _ parts: [Range<Int>]) {
        var heads = HeadIndex(table)
        var number = 0
        let head = table.head.count
        for index in parts.joined() {
            let row = index < head ? table.head[index] : table.body[index - head]
            let cells = row.cells.enumerated().map { place, cell in
                let column = kinds.places[index][place]
                return HeadIndex.Cell(
                    element: StructID(rawValue: Int32(number + place)), kind: kinds.kinds[index][place],
                    rows: index - head..<index - head + cell.rows, columns: column..<column + cell.columns, isEmpty: cell.isEmpty)
            }
            if index < head {
                for cell in cells where cell.kind == .columnHead { heads.add(top: cell) }
            } else {
                for (place, answer) in heads.headers(of: cells, row, kinds).enumerated() {
                    guard let answer, !answer.isEmpty else { continue }
                    let numbers = answer.map { Int($0.rawValue) }
                    headers[number + place] = numbers
                    named.formUnion(numbers)
                }
            }
            number += cells.count
        }
    }
}
