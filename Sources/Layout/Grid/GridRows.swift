internal import DocumentTree
internal import Geometry

/// Rows of a page with their heights, and the cells that stand in them.
struct GridRows {
    /// Upper edge of each row, and the lower edge of the last.
    private(set) var edges: [Length]
    var cells: [PlacedCell] = []

    var count: Int { edges.count - 1 }
    var height: Length { (edges.last ?? .zero) - (edges.first ?? .zero) }

    init(top: Length = .zero) { edges = [top] }

    /// The rows of a head: heights by cells of one row first, then spans push their last row.
    init(head flow: FlowTable, setter: CellSetter) {
        self.init()
        var spans: [(cell: CellBox, first: Int)] = []
        for (index, row) in flow.table.head.enumerated() {
            let box = setter.row(row, index: index)
            var height = box.height
            for cell in box.cells { spans.append((cell, index)) }
            for span in spans where min(span.first + span.cell.rows, flow.table.head.count) == index + 1 {
                height = max(height, span.cell.height - (edges[index] - edges[span.first]))
            }
            append(height: height)
        }
        cells = spans.map { PlacedCell(cell: $0.cell, rows: $0.first..<min($0.first + $0.cell.rows, count)) }
    }

    mutating func append(height: Length) { edges.append((edges.last ?? .zero) + height) }

    /// Takes back all rows but the first `count`.
    mutating func truncate(to count: Int) { edges.removeSubrange((count + 1)...) }

    /// The height from the top of one row to the foot of another.
    func height(of rows: Range<Int>) -> Length { edges[rows.upperBound] - edges[rows.lowerBound] }

    /// The heights of the rows.
    var heights: [Length] { zip(edges.dropFirst(), edges).map { $0 - $1 } }

    /// The same rows at these heights.
    func with(heights: [Length]) -> GridRows {
        var rows = self
        rows.edges = heights.reduce(into: [edges[0]]) { $0.append(($0.last ?? .zero) + $1) }
        return rows
    }

    /// The same rows moved down.
    func moved(by distance: Length) -> GridRows {
        var rows = self
        rows.edges = edges.map { $0 + distance }
        return rows
    }
}
