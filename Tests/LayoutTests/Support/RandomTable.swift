import Display
import DocumentTree
import Geometry
import Styling

/// A table with random spans, heights, alignments and keeps, whose texts are all different.
struct RandomTable {
    private(set) var sketch: TableSketch
    /// All characters of head and body.
    private(set) var characters = ""
    private(set) var headCharacters = ""
    private var random: SplitMix64

    init(seed: UInt64, rows: ClosedRange<Int> = 1...40, lines: ClosedRange<Int> = 1...4) {
        random = SplitMix64(seed: seed)
        let columns = Int.random(in: 1...6, using: &random)
        sketch = TableSketch(columns: [], body: [])
        sketch.columns = (0..<columns).map { _ in
            switch Int.random(in: 0...2, using: &random) {
            case 0: fixed(40)
            case 1: Table.Column(width: .content(minimum: .pt(30), maximum: .pt(60)))
            default: Table.Column(width: .share(Double.random(in: 0.5...2, using: &random), minimum: .pt(30)))
            }
        }
        sketch.styles = (0..<6).map { _ in
            let vertical = VerticalAlignment.allCases.randomElement(using: &random) ?? .top
            let repeats = Bool.random(using: &random)
            return cellStyle {
                $0.vertical = vertical
                $0.repeatsOnBreak = repeats
                $0.padding = Insets(vertical: .pt(2), horizontal: .pt(3))
            }
        }
        var (headText, bodyText) = ("", "")
        sketch.head = grid(rows: Int.random(in: 0...3, using: &random), columns: columns, lines: 1...1, text: &headText)
        sketch.body = grid(rows: Int.random(in: rows, using: &random), columns: columns, lines: lines, text: &bodyText)
        (headCharacters, characters) = (headText, bodyText)
    }

    /// Rows that tile `rows` × `columns` with random spans.
    private mutating func grid(rows: Int, columns: Int, lines: ClosedRange<Int>, text: inout String) -> [Table.Row] {
        var taken = Array(repeating: Array(repeating: false, count: columns), count: rows)
        return (0..<rows).map { row in
            var cells: [Table.Cell] = []
            for column in 0..<columns where !taken[row][column] {
                var width = 1
                while column + width < columns, !taken[row][column + width], Int.random(in: 0..<4, using: &random) == 0 { width += 1 }
                let height = Int.random(in: 0..<6, using: &random) == 0 ? Int.random(in: 1...min(5, rows - row), using: &random) : 1
                for y in row..<row + height { for x in column..<column + width { taken[y][x] = true } }
                cells.append(self.cell(rows: height, columns: width, lines: lines, text: &text))
            }
            return Table.Row(
                cells, keepsWithNext: Int.random(in: 0..<8, using: &random) == 0,
                keepsWithPrevious: Int.random(in: 0..<8, using: &random) == 0)
        }
    }

    private mutating func cell(rows: Int, columns: Int, lines: ClosedRange<Int>, text: inout String) -> Table.Cell {
        let style = Int.random(in: 0..<sketch.styles.count, using: &random)
        let count = Int.random(in: lines, using: &random) * 2
        let content = String((0..<count).map { _ in Character(Unicode.Scalar(UInt32.random(in: 0x4E00...0x9000, using: &random)) ?? "一") })
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return Table.Cell(.empty, style: style, rows: rows, columns: columns)
        case 1:
            text += "12.5"
            return Table.Cell(.number(FigureUse(id: "n", text: "12.5")), style: style, rows: rows, columns: columns)
        case 2:
            text += content
            let paragraph = Block.paragraph(Paragraph([.text(content, nil)], style: LayoutTests.style()))
            return Table.Cell(.blocks([paragraph]), style: style, rows: rows, columns: columns)
        default:
            text += content
            return Table.Cell(.text([.text(content, nil)]), style: style, rows: rows, columns: columns)
        }
    }
}
