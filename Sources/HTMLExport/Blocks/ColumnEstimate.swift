internal import DocumentTree
internal import Geometry

/// About how wide the columns of a table are, in em of its text: a browser that knows nothing would make columns of Han one character wide
/// on a telephone, since a line may end behind each of them.
struct ColumnEstimate {
    /// The part of the table's width that each column has.
    let shares: [Double]
    /// The least width at which the table can be read.
    let total: Double

    /// Widths that a column of names or numbers has on a screen.
    private static let (least, most, padding) = (2.0, 18.0, 1.1)

    init(_ table: Table) {
        var needs = Array(repeating: Self.least, count: table.columns.count)
        var occupancy = Occupancy(columns: table.columns.count)
        for row in table.body {
            let places = occupancy.place(row)
            for (cell, place) in zip(row.cells, places) where cell.columns == 1 && needs.indices.contains(place) {
                guard let text = cell.plainText ?? cell.text else { continue }
                // Texts may break, numbers may not.
                let width = text.estimatedWidth + cell.indent.points / 10.5
                needs[place] = max(needs[place], cell.number != nil ? width : min(width, Self.most))
            }
        }
        let em = Self.em(of: table)
        for (index, column) in table.columns.enumerated() {
            switch column.width {
            case .fixed(let width): needs[index] = max(width / em - Self.padding, min(needs[index], 8))
            case .content(let minimum, let maximum):
                needs[index] = max(minimum / em - Self.padding, min(needs[index], max(maximum / em, Self.least)))
            case .share(_, let minimum): needs[index] = max(needs[index], minimum / em - Self.padding)
            }
        }
        let widths = needs.map { $0 + Self.padding }
        let sum = widths.reduce(0, +)
        shares = widths.map { sum > 0 ? $0 / sum : 0 }
        total = sum.rounded(.up)
    }

    /// The size of the table's text.
    private static func em(of table: Table) -> Length {
        let style = table.body.first?.cells.first?.style ?? 0
        let size = table.cellStyles.indices.contains(style) ? table.cellStyles[style].paragraph.text.size : .pt(10.5)
        return size > .zero ? size : .pt(10.5)
    }
}

extension String {
    /// In em: Han and full-width marks take one, all else a little more than half of it.
    fileprivate var estimatedWidth: Double {
        unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 1 : 0.56) }
    }
}
