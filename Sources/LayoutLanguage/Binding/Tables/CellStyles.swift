internal import DocumentTree

/// The looks that the cells of one table have, each once.
struct CellStyles {
    private(set) var all: [Table.CellStyle] = []
    private var indices: [Table.CellStyle: Int] = [:]

    /// The index of `style` in the table's styles.
    mutating func index(of style: Table.CellStyle) -> Int {
        if let index = indices[style] { return index }
        all.append(style)
        indices[style] = all.count - 1
        return all.count - 1
    }
}
