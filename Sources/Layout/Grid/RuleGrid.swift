internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// The rules of one page of a table: every edge has one stroke, the heaviest of those that ask for it, and is drawn once.
struct RuleGrid {
    private let columns: [Length]
    private let rows: [Length]
    private let headRows: Int
    private let rules: Table.Rules
    /// The cell over each place of the grid, row by row; 0 for none.
    private var owners: [Int32]
    private var last: Int32 = 0
    /// What cells ask of edges, by the place of the edge.
    private var asked: [EdgePlace: Table.CellEdges.Edge] = [:]

    /// An edge of the grid: above row `line` or left of column `line`.
    private struct EdgePlace: Hashable {
        var isHorizontal: Bool
        var line: Int
        var index: Int
    }

    /// A grid by the edges of its columns and rows.
    init(columns: [Length], rows: [Length], headRows: Int, rules: Table.Rules) {
        self.columns = columns
        self.rows = rows
        self.headRows = headRows
        self.rules = rules
        owners = Array(repeating: 0, count: max(0, columns.count - 1) * max(0, rows.count - 1))
    }

    /// Gives an area to one cell, with what it asks of its edges.
    mutating func add(columns: Range<Int>, rows: Range<Int>, edges: Table.CellEdges = Table.CellEdges()) {
        last += 1
        for row in rows { for column in columns { owners[row * (self.columns.count - 1) + column] = last } }
        guard edges != Table.CellEdges() else { return }
        for column in columns {
            ask(edges.top, EdgePlace(isHorizontal: true, line: rows.lowerBound, index: column))
            ask(edges.bottom, EdgePlace(isHorizontal: true, line: rows.upperBound, index: column))
        }
        for row in rows {
            ask(edges.left, EdgePlace(isHorizontal: false, line: columns.lowerBound, index: row))
            ask(edges.right, EdgePlace(isHorizontal: false, line: columns.upperBound, index: row))
        }
    }

    /// Where two cells ask for one edge a stroke wins over none, a heavier stroke over a lighter one.
    private mutating func ask(_ edge: Table.CellEdges.Edge?, _ place: EdgePlace) {
        guard let edge else { return }
        if case .stroke(let known)? = asked[place] {
            if case .stroke(let stroke) = edge { asked[place] = .stroke(stroke.width > known.width ? stroke : known) }
        } else {
            asked[place] = edge
        }
    }

    /// The stroke of an edge: what cells ask for, else the table's.
    private func stroke(_ place: EdgePlace, else own: Stroke?) -> Stroke? {
        switch asked[place] {
        case nil: own
        case .open?: nil
        case .stroke(let stroke)?: stroke
        }
    }

    private func owner(row: Int, column: Int) -> Int32 { owners[row * (columns.count - 1) + column] }

    /// The stroke of the edge above row `line`, over `column`; the frame's at both ends, page breaks included.
    private func horizontal(line: Int, column: Int) -> Stroke? {
        let place = EdgePlace(isHorizontal: true, line: line, index: column)
        if line == 0 || line == rows.count - 1 { return stroke(place, else: heavier(rules.frame, rules.horizontal)) }
        let (above, below) = (owner(row: line - 1, column: column), owner(row: line, column: column))
        if above == below, above != 0 { return nil }
        return stroke(place, else: line == headRows ? heavier(rules.belowHead, rules.horizontal) : rules.horizontal)
    }

    private func vertical(line: Int, row: Int) -> Stroke? {
        let place = EdgePlace(isHorizontal: false, line: line, index: row)
        if line == 0 || line == columns.count - 1 { return stroke(place, else: heavier(rules.frame, rules.vertical)) }
        let (left, right) = (owner(row: row, column: line - 1), owner(row: row, column: line))
        return left == right && left != 0 ? nil : stroke(place, else: rules.vertical)
    }

    private func heavier(_ first: Stroke?, _ second: Stroke?) -> Stroke? {
        guard let first else { return second }
        guard let second else { return first }
        return first.width >= second.width ? first : second
    }

    /// The rules: one drawing for each stroke, neighbouring edges joined. Heavy strokes come last and cover crossings.
    func drawings() -> [Drawing] {
        guard columns.count > 1, rows.count > 1 else { return [] }
        var lines: [(stroke: Stroke, path: Path)] = []
        func add(_ stroke: Stroke, from start: Point, to end: Point) {
            let elements: [Path.Element] = [.move(start), .line(end)]
            if let index = lines.firstIndex(where: { $0.stroke == stroke }) {
                lines[index].path.elements += elements
            } else {
                lines.append((stroke, Path(elements)))
            }
        }
        // Lines of the frame reach over the corners by half their width, so that corners are closed.
        let corner = (rules.frame?.width ?? .zero) / 2
        for line in rows.indices {
            join(count: columns.count - 1) {
                horizontal(line: line, column: $0)
            } emit: { stroke, range in
                let isEdge = line == 0 || line == rows.count - 1
                let left = columns[range.lowerBound] - (isEdge && range.lowerBound == 0 ? corner : .zero)
                let right = columns[range.upperBound] + (isEdge && range.upperBound == columns.count - 1 ? corner : .zero)
                add(stroke, from: Point(x: left, y: rows[line]), to: Point(x: right, y: rows[line]))
            }
        }
        for line in columns.indices {
            join(count: rows.count - 1) {
                vertical(line: line, row: $0)
            } emit: { stroke, range in
                add(
                    stroke, from: Point(x: columns[line], y: rows[range.lowerBound]), to: Point(x: columns[line], y: rows[range.upperBound])
                )
            }
        }
        return lines.sorted { $0.stroke.width < $1.stroke.width }.map { Drawing(path: $0.path, stroke: $0.stroke) }
    }

    /// Joins neighbours of equal stroke.
    private func join(count: Int, stroke: (Int) -> Stroke?, emit: (Stroke, Range<Int>) -> Void) {
        var start = 0
        var current: Stroke?
        for index in 0...count {
            let next = index < count ? stroke(index) : nil
            if next != current || index == count {
                if let current { emit(current, start..<index) }
                start = index
                current = next
            }
        }
    }
}
