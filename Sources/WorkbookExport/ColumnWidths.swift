internal import DocumentTree
internal import Geometry

/// How wide the columns of a sheet are, in points.
struct ColumnWidths {
    private(set) var widths: [Double]

    /// What stands beside a text in its cell.
    static let padding = 8.0

    /// `room` is the width of the text block, which columns with a share fill.
    init(_ table: Table, _ grid: TableGrid, room: Double) {
        widths = table.columns.map { column in
            switch column.width {
            case .fixed(let width): width.points
            case .content(let minimum, _): minimum.points
            case .share(_, let minimum): minimum.points
            }
        }
        // A number that does not fit is shown as ###; a text wraps.
        for placed in grid.cells where placed.columns == 1 && !table.cellStyles[placed.cell.style].isRotated {
            let size = table.cellStyles[placed.cell.style].paragraph.text.size.points
            let natural = estimatedWidth(placed.cell.sheetText, size: size) + Self.padding
            if placed.cell.number != nil {
                widths[placed.column] = max(widths[placed.column], natural)
            } else if case .content(_, let maximum) = table.columns[placed.column].width {
                widths[placed.column] = max(widths[placed.column], min(natural, maximum.points))
            }
        }
        share(table, room: room)
    }

    /// Gives what the columns leave of the room to those with shares, none of them less than it has.
    private mutating func share(_ table: Table, room: Double) {
        var open: [(column: Int, share: Double)] = table.columns.enumerated().compactMap { index, column in
            if case .share(let share, _) = column.width { (index, share) } else { nil }
        }
        while !open.isEmpty {
            let columns = Set(open.map(\.column))
            let rest = room - widths.indices.filter { !columns.contains($0) }.reduce(0) { $0 + widths[$1] }
            let unit = rest / open.reduce(0) { $0 + $1.share }
            let narrow = open.filter { $0.share * unit < widths[$0.column] }
            guard narrow.isEmpty else {
                open.removeAll { candidate in narrow.contains { $0.column == candidate.column } }
                continue
            }
            for (column, share) in open { widths[column] = share * unit }
            return
        }
    }

    var total: Double { widths.reduce(0, +) }

    /// The width of neighbouring columns.
    func width(from column: Int, count: Int) -> Double { widths[column..<min(column + count, widths.count)].reduce(0, +) }
}
