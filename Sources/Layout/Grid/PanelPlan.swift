internal import Diagnostics
internal import DocumentTree
internal import Geometry

/// One panel of a table: the source columns that stand side by side, with widths.
struct PanelPlan {
    /// Source columns from left to right.
    var columns: [Int]
    var widths: [Length]
    var numbers: [NumberColumn?]
    /// Named in the caption; empty for a table in one piece.
    var name: String
    /// Stub columns that this panel repeats.
    var repeatedStubs: Int
    /// The sizes that the texts of its columns do not exceed; `nil` while they are looked for.
    var limits: TextLimits?
    /// Left edge of each column, and the right edge of the last.
    var edges: [Length]

    var width: Length { edges.last ?? .zero }

    init(columns: [Int], resolved: ColumnWidths.Result, name: String, repeatedStubs: Int) {
        self.columns = columns
        widths = resolved.widths
        numbers = resolved.numbers
        self.name = name
        self.repeatedStubs = repeatedStubs
        edges = resolved.widths.reduce(into: [.zero]) { $0.append(($0.last ?? .zero) + $1) }
    }

    /// The columns of the panel that a cell over source columns covers; empty when the panel has none of them.
    func positions(of source: Range<Int>) -> Range<Int> {
        guard let first = columns.firstIndex(where: source.contains) else { return 0..<0 }
        let last = columns[first...].lastIndex(where: source.contains) ?? first
        return first..<last + 1
    }

    /// Whether a cell that begins at `source` stands in this panel for the first time.
    func isFirst(_ source: Int) -> Bool {
        guard let position = columns.firstIndex(of: source) else { return false }
        return position >= repeatedStubs
    }

    /// A cell in messages.
    func place(of cell: CellBox, in table: Table) -> CellPlace {
        let isHead = cell.row < table.head.count
        return table.place(row: isHead ? cell.row : cell.row - table.head.count, isHead: isHead, column: columns[cell.columns.lowerBound])
    }

    func width(of positions: Range<Int>) -> Length { edges[positions.upperBound] - edges[positions.lowerBound] }
}

/// Splits the columns of a table into panels that fit the measure.
struct PanelSplit {
    let widths: ColumnWidths
    let measure: Length

    /// The panels, and what did not fit.
    func panels() -> ([PanelPlan], [Diagnostic]) {
        let table = widths.table
        let all = Array(table.columns.indices)
        let need = all.reduce(Length.zero) { $0 + widths.floor(of: $1) }
        if table.panels.isEmpty || need <= measure + tolerance {
            let resolved = widths.resolve(all, measure: measure)
            return ([PanelPlan(columns: all, resolved: resolved, name: "", repeatedStubs: 0)], resolved.diagnostics)
        }
        let stubs = Array(0..<min(table.stubColumns, all.count))
        var panels: [PanelPlan] = []
        var diagnostics: [Diagnostic] = []
        for part in parts(room: measure - stubs.reduce(.zero) { $0 + widths.floor(of: $1) }) {
            let columns = stubs + part.columns
            let resolved = widths.resolve(columns, measure: measure)
            panels.append(
                PanelPlan(columns: columns, resolved: resolved, name: part.name, repeatedStubs: panels.isEmpty ? 0 : stubs.count))
            diagnostics += resolved.diagnostics
        }
        return (panels, diagnostics)
    }

    /// Value columns in order, in as few panels as hold them; each has the names of the ranges that it shows, with the number of its part
    /// where a range takes several.
    private func parts(room: Length) -> [(columns: [Int], name: String)] {
        let ranges = self.ranges
        var shown = Array(repeating: 0, count: ranges.count)
        let cuts = PanelCuts(ranges: ranges.map(\.columns), room: room, floor: widths.floor).panels
        return cuts.map { columns in
            var names: [String] = []
            for (index, range) in ranges.enumerated() where range.columns.overlaps(columns) {
                shown[index] += 1
                let isWhole = range.columns.clamped(to: columns) == range.columns
                if !range.name.isEmpty { names.append(isWhole ? range.name : "\(range.name)\(shown[index])") }
            }
            return (Array(columns), names.joined(separator: "、"))
        }
    }

    /// The declared ranges, and columns that no range names as ranges of their own.
    private var ranges: [Table.Panel] {
        let table = widths.table
        var ranges: [Table.Panel] = []
        var next = table.stubColumns
        for panel in table.panels.sorted(by: { $0.columns.lowerBound < $1.columns.lowerBound }) {
            let columns = panel.columns.clamped(to: next..<max(next, table.columns.count))
            if columns.lowerBound > next { ranges.append(Table.Panel(columns: next..<columns.lowerBound, name: "")) }
            if !columns.isEmpty { ranges.append(Table.Panel(columns: columns, name: panel.name)) }
            next = max(next, columns.upperBound)
        }
        if next < table.columns.count { ranges.append(Table.Panel(columns: next..<table.columns.count, name: "")) }
        return ranges
    }
}
