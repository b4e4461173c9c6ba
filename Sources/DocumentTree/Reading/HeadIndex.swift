public import Display
internal import Geometry

/// Finds the head cells of the cells of a table, row by row (ISO 32000-1, table 349, Headers; ISO 32000-2, 14.8.5.7).
///
/// A head reaches the cells whose rows (or columns) lie within its own:
///
/// * the head of a row reaches to the right until another head of the same rows begins behind data: in 项目 │ 1.00 ┃ 项目 │ 2.00 the first 项目 is
///   none of 2.00. One that several rows share goes on past it. A new lane (`Table.Column.beginsLane`) ends it as well, and gives cells
///   that stand before the lane's head, such as codes before a name, that head.
/// * the heads above the table reach down through all of it. Heads within the body reach down to the next such heads, and a
///   cell must lie within the lowest of those that stand on one another: what is wider belongs to something else.
public struct HeadIndex {
    /// A cell at its place; rows count from the first of the body.
    public struct Cell: Hashable, Sendable {
        /// What the cell is called in answers.
        public var element: StructID
        public var kind: CellKind
        public var rows: Range<Int>
        public var columns: Range<Int>
        /// Heads without text say nothing.
        public var isEmpty: Bool

        public init(element: StructID, kind: CellKind, rows: Range<Int>, columns: Range<Int>, isEmpty: Bool) {
            self.element = element
            self.kind = kind
            self.rows = rows
            self.columns = columns
            self.isEmpty = isEmpty
        }
    }

    private let table: Table
    /// The heads above each column.
    private var tops: [[StructID]]
    /// The heads within the body that reach each column, and whether the next row may add to them.
    private var inner: [(heads: [Cell], isOpen: Bool)]
    /// Whether a head has stood within the body.
    private var hasInner = false
    /// Cells that reach into rows below their first.
    private var spanning: [Cell] = []
    /// The names of rows above that stand further to the left, by the column they begin in.
    private var ancestors: [Int: [(indent: Length, element: StructID)]] = [:]

    /// The heads of a table, of which no row has been seen.
    public init(_ table: Table) {
        self.table = table
        tops = Array(repeating: [], count: table.columns.count)
        inner = Array(repeating: ([], false), count: table.columns.count)
    }

    /// Adds a head that stands above the body.
    public mutating func add(top cell: Cell) {
        guard !cell.isEmpty else { return }
        for column in cell.columns where tops.indices.contains(column) { tops[column].append(cell.element) }
    }

    /// What the cells of the body's next row name as their heads, in the order in which they are given: data where Scope does not say which they
    /// are, and names of rows those of their groups; `nil` leaves it to the scopes.
    public mutating func headers(of cells: [Cell], _ row: Table.Row, _ kinds: CellKinds) -> [[StructID]?] {
        var named: [[StructID]?] = zip(cells, heads(of: cells)).map { cell, heads in
            guard kinds.areAmbiguous || heads.areBehind, kinds.haveInnerHeads || cell.kind == .data && !heads.all.isEmpty else {
                return nil
            }
            return heads.all
        }
        for (index, (cell, content)) in zip(cells, row.cells).enumerated()
        where cell.kind == .rowHead && cell.rows.count == 1 && !cell.isEmpty {
            guard let group = group(of: cell, indent: content.indent) else { continue }
            named[index] = (named[index] ?? []) + [group]
        }
        return named
    }

    /// The heads of the cells of the body's next row, in the order in which the cells are given.
    private mutating func heads(of row: [Cell]) -> [Heads] {
        let names = rowHeads(of: row)
        let heads = row.enumerated().map { index, cell in
            Heads(
                names: names[index].elements, columns: cell.kind == .data ? columnHeads(of: cell) : [], areBehind: names[index].areBehind)
        }
        for cell in row { pass(cell) }
        return heads
    }

    /// What a cell is announced with.
    private struct Heads: Hashable {
        /// The heads of its row from left to right; a head has those of its group.
        var names: [StructID] = []
        /// Those of its column from the top; only data have them, since heads hand theirs on to all that they head.
        var columns: [StructID] = []
        /// Whether the heads of its row stand to the right of it, where Scope does not look.
        var areBehind = false

        var all: [StructID] { names + columns }
    }

    // MARK: Rows

    private mutating func rowHeads(of row: [Cell]) -> [(elements: [StructID], areBehind: Bool)] {
        var heads = Array(repeating: (elements: [StructID](), areBehind: false), count: row.count)
        guard let number = row.first?.rows.lowerBound else { return heads }
        spanning.removeAll { $0.rows.upperBound <= number }
        var whole = row.enumerated().map { (place: Int?.some($0.offset), cell: $0.element) }
        if !spanning.isEmpty {
            whole = (spanning.map { (nil, $0) } + whole).sorted { $0.cell.columns.lowerBound < $1.cell.columns.lowerBound }
        }
        let hasNames = row.contains { $0.kind == .rowHead }
        var open: [Cell] = []
        var isBehindData = false
        for (index, (place, cell)) in whole.enumerated() {
            let start = cell.columns.lowerBound
            if table.columns.indices.contains(start), table.columns[start].beginsLane {
                open.removeAll { $0.columns.upperBound <= start && $0.rows.count == 1 }
            }
            if cell.kind == .rowHead, isBehindData { open.removeAll { $0.rows == cell.rows } }
            let around = open.filter { $0.rows.contains(cell.rows) }
            if let place { heads[place].elements = around.map(\.element) }
            guard cell.kind != .rowHead else {
                isBehindData = false
                if !cell.isEmpty { open.append(cell) }
                continue
            }
            isBehindData = true
            guard cell.kind == .data, let place else { continue }
            if around.isEmpty { heads[place].elements = open.filter { $0.rows.contains(number) }.map(\.element) }
            guard hasNames, !table.head.isEmpty, !around.contains(where: { $0.rows.count == 1 }) else { continue }
            let next = namesBehind(whole[(index + 1)...].map(\.cell), cell).map(\.element)
            heads[place] = (heads[place].elements + next, !next.isEmpty)
        }
        spanning += row.filter { $0.rows.count > 1 }
        return heads
    }

    /// The first heads of a row among the cells to the right of a cell, in its lane; `rest` begins behind the cell.
    private func namesBehind(_ rest: [Cell], _ cell: Cell) -> [Cell] {
        let end = table.columns.indices.dropFirst(cell.columns.upperBound).first { table.columns[$0].beginsLane } ?? table.columns.count
        let lane = rest.prefix { $0.columns.lowerBound < end }
        return lane.drop { $0.kind != .rowHead }.prefix { $0.kind == .rowHead }.filter {
            !$0.isEmpty && ($0.rows.contains(cell.rows) || $0.rows.lowerBound == cell.rows.lowerBound)
        }
    }

    /// The name of the group that a name of a row is in: the last one above it that stands further to the left.
    private mutating func group(of cell: Cell, indent: Length) -> StructID? {
        var above = ancestors[cell.columns.lowerBound] ?? []
        above.removeAll { $0.indent >= indent }
        let group = above.last?.element
        ancestors[cell.columns.lowerBound] = above + [(indent, cell.element)]
        return group
    }

    // MARK: Columns

    private func columnHeads(of cell: Cell) -> [StructID] {
        var heads = tops.indices.contains(cell.columns.lowerBound) ? tops[cell.columns.lowerBound] : []
        for column in cell.columns.dropFirst() where tops.indices.contains(column) {
            for head in tops[column] where !heads.contains(head) { heads.append(head) }
        }
        guard hasInner, inner.indices.contains(cell.columns.lowerBound) else { return heads }
        let block = inner[cell.columns.lowerBound].heads
        guard let lowest = block.last, lowest.columns.contains(cell.columns) else { return heads }
        return heads + block.filter { $0.columns.contains(cell.columns) }.map(\.element)
    }

    /// Notes what a cell is to the rows below it.
    private mutating func pass(_ cell: Cell) {
        hasInner = hasInner || cell.kind == .columnHead
        guard hasInner else { return }
        for column in cell.columns where inner.indices.contains(column) {
            guard cell.kind == .columnHead else {
                inner[column].isOpen = false
                continue
            }
            if !inner[column].isOpen { inner[column] = ([], true) }
            if !cell.isEmpty { inner[column].heads.append(cell) }
        }
    }
}

extension Range<Int> {
    fileprivate func contains(_ other: Range<Int>) -> Bool { lowerBound <= other.lowerBound && other.upperBound <= upperBound }
}
