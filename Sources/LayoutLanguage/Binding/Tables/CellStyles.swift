internal import DocumentTree

/// The looks that the cells of one table have, each once.
struct CellStyles {
    private(set) var all: [Table.CellStyle] = []
    private var indices: [Table.CellStyle: Int] = [:]
    private var named: [CellLook: Int] = [:]
    /// What was asked for last in each column: the cells of a column mostly look alike.
    private var latest: [(look: CellLook, index: Int)?] = []

    /// The index of `style` in the table's styles.
    mutating func index(of style: Table.CellStyle) -> Int {
        if let index = indices[style] { return index }
        all.append(style)
        indices[style] = all.count - 1
        return all.count - 1
    }

    /// The index of the style that `look` names in a column; `nil` when it was not asked for before.
    mutating func index(of look: CellLook, in column: Int) -> Int? {
        if column < latest.count, let known = latest[column], known.look == look { return known.index }
        guard let index = named[look] else { return nil }
        while latest.count <= column { latest.append(nil) }
        latest[column] = (look, index)
        return index
    }

    /// Keeps what `look` names.
    mutating func name(_ index: Int, _ look: CellLook) { named[look] = index }
}

/// A cell style by its name, and by the names of the classes that are laid over it.
struct CellLook: Hashable {
    var style: NameKey
    /// What the row's expression and the cell's give: names with spaces between.
    var rowClasses: NameKey
    var cellClasses: NameKey
}
