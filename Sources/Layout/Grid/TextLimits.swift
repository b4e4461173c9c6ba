internal import Diagnostics
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

/// The sizes at which the texts of a panel's columns fit.
///
/// What no line end may part (a code, a word, an amount with its unit) can be wider than a narrow column. Then the texts of the whole column
/// shrink as numbers do (typesetting.md 6.2), those of head and body each for themselves.
struct TextLimits {
    /// For each column of the panel the size that no text exceeds; `nil` where each has its own.
    private(set) var head: [Length?]
    private(set) var body: [Length?]
    /// One for each column that does not fit at the smallest size, of its widest text.
    private(set) var diagnostics: [Diagnostic] = []

    init(of panel: PanelPlan, needs: [ColumnNeed], flow: FlowTable, composer: Composer) {
        head = Array(repeating: nil, count: panel.columns.count)
        body = head
        for isHead in [true, false] {
            // Seldom any column: the estimate is larger than the text.
            let positions = panel.columns.indices.filter { position in
                let need = needs[panel.columns[position]]
                return (isHead ? need.unpartedHead : need.unpartedBody) > panel.widths[position]
            }
            guard !positions.isEmpty else { continue }
            var fitting = FittingColumns(panel: panel, positions: positions, isHead: isHead, flow: flow, composer: composer)
            fitting.fit()
            if isHead { head = fitting.limits } else { body = fitting.limits }
            diagnostics += fitting.diagnostics
        }
    }
}

/// Looks at the texts of some columns and shrinks what does not fit.
private struct FittingColumns {
    let panel: PanelPlan
    let positions: [Int]
    let isHead: Bool
    let flow: FlowTable
    let composer: Composer
    private(set) var limits: [Length?]
    private var worst: [Int: (excess: Length, diagnostic: Diagnostic)] = [:]

    init(panel: PanelPlan, positions: [Int], isHead: Bool, flow: FlowTable, composer: Composer) {
        self.panel = panel
        self.positions = positions
        self.isHead = isHead
        self.flow = flow
        self.composer = composer
        limits = Array(repeating: nil, count: panel.columns.count)
    }

    var diagnostics: [Diagnostic] { positions.compactMap { worst[$0]?.diagnostic } }

    mutating func fit() {
        let table = flow.table
        let first = isHead ? 0 : table.head.count
        for (index, row) in (isHead ? table.head : table.body).enumerated() {
            let start = Int(flow.elements.starts[first + index])
            for (offset, cell) in row.cells.enumerated() where cell.columns == 1 {
                let column = flow.elements.column(of: start + offset)
                guard let position = positions.first(where: { panel.columns[$0] == column }), let text = cell.text else { continue }
                let style = flow.format(of: cell).style
                let padding = style.padding.left + style.padding.right + cell.indent
                // The estimate of the column is that of its widest cell; most cells fit by their own.
                guard !style.isRotated,
                    UnpartedText.bound(of: text, style: style) + padding > panel.widths[position]
                else { continue }
                let paragraph = flow.paragraph(of: cell, element: flow.elements.cells[start + offset])
                fit(paragraph, cell: cell, position: position, row: index)
            }
        }
    }

    private mutating func fit(_ paragraph: FlowParagraph, cell: Table.Cell, position: Int, row: Int) {
        let padding = flow.format(of: cell).style.padding
        let room = panel.widths[position] - padding.left - padding.right
        let start = limits[position].map { paragraph.limited(to: $0) } ?? paragraph
        let fitted = composer.fitted(start, width: room, smallest: flow.table.smallestSize)
        if fitted.paragraph.style.text.size < start.style.text.size { limits[position] = fitted.paragraph.style.text.size }
        // A column that is repeated has said it in the first panel.
        guard let misfit = fitted.misfit, position >= panel.repeatedStubs, misfit.excess > worst[position]?.excess ?? .zero else { return }
        let place = flow.table.place(row: row, isHead: isHead, column: panel.columns[position])
        worst[position] = (misfit.excess, LayoutMessage.misfit(misfit, at: place, room: panel.widths[position]))
    }
}

/// What does not fit a cell even at the smallest size.
struct Misfit {
    enum Kind {
        /// It runs over.
        case overflow
        /// A number stands on another line than its unit.
        case parted
    }

    var kind: Kind
    /// What stands there, and how much wider it is than the room.
    var text: String
    var excess: Length
}

/// A paragraph at the size at which its text fits, or the smallest.
struct FittedParagraph {
    var paragraph: FlowParagraph
    var misfit: Misfit?
}

extension Composer {
    /// Makes a paragraph smaller, in steps of 0.25 pt, until nothing in it is wider than `width` and no number is parted from its unit. Where
    /// the smallest size does not help a number, the size stays: two lines of good size are read more easily than two small ones.
    func fitted(_ paragraph: FlowParagraph, width: Length, smallest: Length) -> FittedParagraph {
        var fitted = FittedParagraph(paragraph: paragraph)
        var parted: Misfit?
        while let misfit = misfit(of: fitted.paragraph, width: width) {
            if misfit.kind == .parted, parted == nil { parted = misfit }
            let size = fitted.paragraph.style.text.size
            guard size > smallest else {
                if misfit.kind == .parted, let parted { return FittedParagraph(paragraph: paragraph, misfit: parted) }
                fitted.misfit = misfit
                return fitted
            }
            fitted.paragraph = paragraph.limited(to: max(smallest, size - .pt(0.25)))
        }
        return fitted
    }

    /// The line that runs over most, half a point aside, or a number that is parted from its unit.
    private func misfit(of paragraph: FlowParagraph, width: Length) -> Misfit? {
        let shaped = typesetter.paragraph(paragraph.items, style: paragraph.style)
        let long = shaped.lines(width: width).filter { $0.overflow > .pt(0.5) }.max { $0.overflow < $1.overflow }
        if let long { return Misfit(kind: .overflow, text: long.frame.text, excess: long.overflow) }
        guard let amount = shaped.widestAmount, amount.width > width + tolerance else { return nil }
        return Misfit(kind: .parted, text: amount.text, excess: amount.width - width)
    }
}

extension FlowParagraph {
    /// The paragraph with no text larger than `size`.
    func limited(to size: Length) -> FlowParagraph {
        var paragraph = self
        paragraph.style.text = style.text.limited(to: size)
        paragraph.items = items.map { item in
            switch item {
            case .text(var text):
                text.style = text.style.limited(to: size)
                return .text(text)
            case .leader(var text):
                text.style = text.style.limited(to: size)
                return .leader(text)
            case .lineBreak, .preferredBreak, .anchor, .marker: return item
            }
        }
        return paragraph
    }
}

/// How wide something that no line end may part can be at the most, without shaping it.
enum UnpartedText {
    /// The longest stretch without Han, with the Han of a unit beside it. Zero where a text has no letter or digit: Han part anywhere, or where
    /// marks forbid it the line end before or behind them does.
    static func bound(of text: String, style: Table.CellStyle) -> Length {
        var (longest, run) = (0.0, 0.0)
        var hasHan = false
        var text = text
        text.withUTF8 { bytes in
            for byte in bytes {
                switch byte {
                case 0x20, 0x0A: run = 0
                // Digits of any face are narrower than 0.62 em, their marks than 0.4, letters than an em.
                case 0x30...0x39: run += 0.62
                case 0x2C, 0x2E: run += 0.4
                case 0x21...0x7E: run += 1
                case 0xE3...0xE9:
                    run = 0
                    hasHan = true
                // The first byte of any other character.
                case 0xC0...: run += 1
                default: break
                }
                longest = max(longest, run)
            }
        }
        return longest > 0 ? style.paragraph.text.size * (longest + (hasHan ? unit : 0)) : .zero
    }

    /// Han that stay with a number: `余万平方公里`, in em.
    private static let unit = 6.0
}
