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
    /// The rows of the body that the panel shows; `nil` for all.
    var shown: [Int32]?
    /// Of those the rows that no panel before it shows; `nil` where all panels show the same.
    var firstRows: Set<Int32>?
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

    /// The number of rows of the body that the panel shows.
    func rowCount(of table: Table) -> Int { shown?.count ?? table.body.count }

    /// The place in the body of a row that the panel shows; the body's end behind the last.
    func row(_ index: Int, of table: Table) -> Int {
        guard let shown else { return index }
        return index < shown.count ? Int(shown[index]) : table.body.count
    }

    /// The columns of the panel that a cell over source columns covers; empty when the panel has none of them.
    func positions(of source: Range<Int>) -> Range<Int> {
        guard let first = columns.firstIndex(where: source.contains) else { return 0..<0 }
        let last = columns[first...].lastIndex(where: source.contains) ?? first
        return first..<last + 1
    }

    /// Whether a cell that begins at `source` in a row of the body stands in this panel for the first time; `nil` stands for heads.
    func isFirst(_ source: Int, row: Int?) -> Bool {
        guard let position = columns.firstIndex(of: source) else { return false }
        guard position < repeatedStubs, let row, let firstRows else { return position >= repeatedStubs }
        return firstRows.contains(Int32(row))
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
    /// Columns that are left out.
    var folded: Set<Int> = []

    /// The panels, and what did not fit. Columns that all panels repeat have one width, so that panels can be laid side by side.
    func panels() -> ([PanelPlan], [Diagnostic]) {
        let table = widths.table
        let all = table.columns.indices.filter { !folded.contains($0) }
        let need = all.reduce(Length.zero) { $0 + widths.floor(of: $1) }
        if table.panels.isEmpty || need <= measure + tolerance {
            let resolved = widths.resolve(all, measure: measure)
            return ([PanelPlan(columns: all, resolved: resolved, name: "", repeatedStubs: 0)], resolved.diagnostics)
        }
        let stubs = Array(0..<min(table.stubColumns, table.columns.count))
        let stubWidths = stubWidths(stubs)
        let parts = parts(room: measure - stubWidths.reduce(.zero, +))
        // The fullest panel leaves least.
        var held: [Int: Length] = [:]
        for part in parts where parts.count > 1 {
            let least = Dictionary(uniqueKeysWithValues: zip(stubs, stubWidths))
            for (stub, width) in zip(stubs, widths.resolve(stubs + part.columns, measure: measure, least: least).widths) {
                held[stub] = min(held[stub] ?? width, width)
            }
        }
        var panels: [PanelPlan] = []
        var diagnostics: [Diagnostic] = []
        for part in parts {
            let columns = stubs + part.columns
            let resolved = widths.resolve(columns, measure: measure, held: held)
            panels.append(
                PanelPlan(columns: columns, resolved: resolved, name: part.name, repeatedStubs: panels.isEmpty ? 0 : stubs.count))
            diagnostics += resolved.diagnostics
        }
        return (panels, diagnostics)
    }

    /// The least widths of the columns that all panels repeat. Where one of them is a share, it holds names: wider ones make more panels, but
    /// lower rows in each. The width is chosen that makes all panels together lowest.
    private func stubWidths(_ stubs: [Int]) -> [Length] {
        let floors = stubs.map(widths.floor)
        guard let name = stubs.first(where: { widths.table.columns[$0].isShare }) else { return floors }
        let most = min(widths.text(of: name), measure / 3)
        guard most > floors[name] + tolerance else { return floors }
        var best = (widths: floors, height: Length.infinity)
        for step in 0...4 {
            var tried = floors
            tried[name] = floors[name] + (most - floors[name]) * (Double(step) / 4)
            let count = parts(room: measure - tried.reduce(.zero, +)).count
            let height = widths.height(of: name, width: tried[name]) * Double(count)
            if height < best.height { best = (tried, height) }
        }
        return best.widths
    }

    /// Value columns in order, in as few panels as hold them; each has the names of the ranges that it shows, with the number of its part
    /// where a range takes several.
    private func parts(room: Length) -> [(columns: [Int], name: String)] {
        let ranges = self.ranges
        let floor = { (column: Int) in folded.contains(column) ? .zero : widths.floor(of: column) }
        let cuts = PanelCuts(ranges: ranges.map(\.columns), room: room, floor: floor).panels
        let shown = cuts.map { columns in columns.filter { !folded.contains($0) } }.filter { !$0.isEmpty }
        var part = Array(repeating: 0, count: ranges.count)
        return shown.map { columns in
            var names: [String] = []
            for (index, range) in ranges.enumerated() where columns.contains(where: range.columns.contains) {
                part[index] += 1
                let isWhole = range.columns.allSatisfy { folded.contains($0) || columns.contains($0) }
                if !range.name.isEmpty { names.append(isWhole ? range.name : "\(range.name)\(part[index])") }
            }
            return (columns, names.joined(separator: "、"))
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
