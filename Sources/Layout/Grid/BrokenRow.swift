internal import Display
internal import Geometry

/// A row that breaks at a page's foot: what stands above the break and what is left.
struct BrokenRow {
    /// A cell above the break, with the part of its content that stands there.
    struct Part {
        var cell: CellBox
        var part: Fragment?
    }

    private(set) var placed: [Part] = []
    private(set) var rest: RowBox
    private(set) var height = Length.zero

    /// Whether a line stands above the break.
    private(set) var hasProgress = false

    /// The footnotes of what stands above the break.
    var notes: [FlowNote] { placed.flatMap { $0.part?.notes ?? $0.cell.notes } }

    /// Breaks `row` in at most `height`.
    init(_ row: RowBox, height: Length, isFresh: Bool, panel: PanelPlan) {
        rest = RowBox(cells: [], height: .zero)
        for cell in row.cells where cell.rows == 1 {
            let parted = cell.parted(height: height, width: panel.width(of: cell.columns), isFresh: isFresh)
            if let part = parted.placed.part {
                hasProgress = hasProgress || !part.items.isEmpty
                self.height = max(self.height, part.height + cell.padding)
            } else {
                self.height = max(self.height, min(parted.placed.cell.height, height))
            }
            placed.append(parted.placed)
            rest.cells.append(parted.rest)
            rest.height = max(rest.height, parted.rest.height)
        }
    }

    /// Makes the part higher, for a span that needs it.
    mutating func grow(to height: Length) { self.height = max(self.height, height) }
}

extension CellBox {
    /// The cell's part in `height`, and what is left for the next page.
    func parted(height: Length, width: Length, isFresh: Bool = false) -> (placed: BrokenRow.Part, rest: CellBox) {
        var rest = self
        var placed = self
        if case .flow(var cursor) = content, isBreakable {
            let size = Size(width: width - style.padding.left - style.padding.right, height: height - padding)
            let fragment = cursor.layout(in: Region(size: size, isFresh: isFresh))
            rest.content = cursor.isFinished ? .empty : .flow(cursor)
            rest.height = cursor.isFinished ? .zero : cursor.remainingHeight + padding
            rest.notes = cursor.remainingNotes
            rest.diagnostics = []
            rest.isContinued = true
            placed.isContinued = isContinued || !cursor.isFinished
            return (BrokenRow.Part(cell: placed, part: fragment), rest)
        }
        guard self.height <= height + tolerance else {
            // It waits for a part that is high enough.
            placed.content = .empty
            placed.height = .zero
            placed.notes = []
            return (BrokenRow.Part(cell: placed, part: nil), rest)
        }
        rest.notes = []
        if repeats {
            rest.isArtifact = true
        } else {
            rest.content = .empty
            rest.height = .zero
        }
        return (BrokenRow.Part(cell: placed, part: nil), rest)
    }
}
