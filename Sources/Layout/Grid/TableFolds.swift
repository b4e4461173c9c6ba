internal import DocumentTree
internal import Geometry
internal import Typesetting

/// What of a table is left out because it prints nothing but zeros.
struct TableFolds {
    private let flow: FlowTable
    /// Columns that no panel shows.
    let columns: Set<Int>
    /// Whether rows may be left out: cells over several rows hold theirs together.
    private let foldsRows: Bool

    init(of flow: FlowTable) {
        self.flow = flow
        let table = flow.table
        foldsRows = table.folding?.rows != nil && !table.body.contains { $0.cells.contains { $0.rows > 1 } }
        guard table.folding?.columns != nil else {
            columns = []
            return
        }
        var zero = Set(table.columns.indices.dropFirst(table.stubColumns))
        let values = zero.count
        for (index, row) in table.body.enumerated() {
            let start = Int(flow.elements.starts[table.head.count + index])
            for (offset, cell) in row.cells.enumerated() where cell.columns > 1 || offset >= row.zeros.count || !row.zeros[offset] {
                let column = flow.elements.column(of: start + offset)
                for covered in column..<column + cell.columns { zero.remove(covered) }
            }
        }
        // A table of zeros says so by itself.
        columns = zero.count < values ? zero : []
    }

    /// The panels with the rows that each shows. A row stands in every panel in which it has an amount; its name and the amounts of the stub
    /// are read where it stands first. One that has amounts in the stub alone stands in the first panel.
    func folding(_ panels: [PanelPlan]) -> [PanelPlan] {
        let table = flow.table
        guard foldsRows, !panels.isEmpty else { return panels }
        var panelOf = Array(repeating: -1, count: table.columns.count)
        for (index, panel) in panels.enumerated() { for column in panel.columns.dropFirst(panel.repeatedStubs) { panelOf[column] = index } }
        var shown: [[Int32]] = panels.map { _ in [] }
        var first: [Set<Int32>] = panels.map { _ in [] }
        for (index, row) in table.body.enumerated() {
            let start = Int(flow.elements.starts[table.head.count + index])
            var found: Set<Int> = []
            var (hasZero, hasStub) = (false, false)
            for (offset, cell) in row.cells.enumerated() {
                let column = flow.elements.column(of: start + offset)
                if offset < row.zeros.count, row.zeros[offset] {
                    hasZero = true
                } else if column < table.stubColumns {
                    hasStub = hasStub || cell.number != nil
                } else {
                    for covered in column..<min(column + cell.columns, panelOf.count) where panelOf[covered] >= 0 {
                        found.insert(panelOf[covered])
                    }
                }
            }
            if found.isEmpty, hasStub || !hasZero { found = [0] }
            for panel in found { shown[panel].append(Int32(index)) }
            if let panel = found.min() { first[panel].insert(Int32(index)) }
        }
        return panels.enumerated().map { index, panel in
            var panel = panel
            (panel.shown, panel.firstRows) = (shown[index], first[index])
            return panel
        }
    }

    /// What is said under a panel.
    func words(under panel: PanelPlan, isLast: Bool) -> [FlowParagraph] {
        let table = flow.table
        guard let folding = table.folding else { return [] }
        var words: [String] = []
        if let rows = folding.rows, let shown = panel.shown, shown.count < table.body.count {
            words.append(rows.replacing("#", with: String(table.body.count - shown.count)))
        }
        if let text = folding.columns, isLast, !columns.isEmpty {
            words.append(text.replacing("#", with: String(columns.count)).replacing("@", with: names.joined(separator: "、")))
        }
        guard !words.isEmpty else { return [] }
        let text = StyledText(words.joined(), style: folding.style.text, leaf: flow.foldLeaf)
        return [FlowParagraph(items: [.text(text)], style: folding.style)]
    }

    /// The names of the columns that are left out; one name for all columns of a range.
    private var names: [String] {
        var names: [String] = []
        var rest = columns
        for range in flow.table.panels where range.columns.allSatisfy(columns.contains) {
            names.append(range.name)
            rest.subtract(range.columns)
        }
        return names + rest.sorted().map { flow.table.name(ofColumn: $0) }
    }
}
