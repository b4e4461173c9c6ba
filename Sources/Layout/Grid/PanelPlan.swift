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

    /// Value columns packed in order; a range is parted only if it does not fit a panel of its own.
    private func parts(room: Length) -> [(columns: [Int], name: String)] {
        var parts: [(columns: [Int], name: String)] = []
        var used = Length.zero
        for panel in ranges {
            let need = panel.columns.reduce(Length.zero) { $0 + widths.floor(of: $1) }
            if need > room {
                let pieces = cut(panel.columns, room: room)
                for (number, piece) in pieces.enumerated() {
                    parts.append((piece, pieces.count > 1 ? "\(panel.name)\(number + 1)" : panel.name))
                }
                used = .infinity
            } else if let last = parts.indices.last, used + need <= room + tolerance {
                parts[last].columns += Array(panel.columns)
                parts[last].name += parts[last].name.isEmpty || panel.name.isEmpty ? panel.name : "、" + panel.name
                used = used + need
            } else {
                parts.append((Array(panel.columns), panel.name))
                used = need
            }
        }
        return parts
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

    private func cut(_ columns: Range<Int>, room: Length) -> [[Int]] {
        var pieces: [[Int]] = []
        var used = Length.infinity
        for column in columns {
            let need = widths.floor(of: column)
            if used + need > room + tolerance {
                pieces.append([])
                used = .zero
            }
            pieces[pieces.count - 1].append(column)
            used = used + need
        }
        return pieces
    }
}
