internal import DocumentTree

/// The lanes of a table, each with the columns whose cells are the names of its rows.
///
/// Statements print two or three tables side by side: 收入 with its items and amounts, and beside it 支出 with others. A new lane begins where
/// the lowest head of the first column comes again (项目 │ 行次 │ 金额 ┃ 项目 │ 行次 │ 金额). Names stand in the columns that say so (`role: head`), else
/// in the first column of the lane that does not hold values, and in columns that merge equal neighbours: what several rows share names
/// them. A table without a head has names only where it says so.
struct TableLanes {
    private struct Lane {
        var columns: Range<Int>
        /// Columns of names.
        var names: [Int]
    }

    private var lanes: [Lane] = []
    /// The columns that hold values.
    private let values: [Bool]

    init(_ columns: [BoundColumn], hasHead: Bool) {
        values = columns.map { $0.template.content?.value.isValue ?? false }
        let heads = columns.map { $0.head.last?.plainText ?? "" }
        let starts = columns.indices.filter { index in
            index == 0 || hasHead && !heads[0].isEmpty && heads[index] == heads[0] && heads[index - 1] != heads[0]
        }
        for (start, end) in zip(starts, starts.dropFirst() + [columns.count]) {
            let names = Self.names(of: start..<end, columns, hasHead: hasHead)
            // What has no names of its own belongs to what has.
            if let last = lanes.last, last.names.isEmpty || names.isEmpty {
                lanes[lanes.count - 1] = Lane(columns: last.columns.lowerBound..<end, names: last.names + names)
            } else {
                lanes.append(Lane(columns: start..<end, names: names))
            }
        }
    }

    private static func names(of lane: Range<Int>, _ columns: [BoundColumn], hasHead: Bool) -> [Int] {
        let told = lane.filter { columns[$0].template.holdsNames == true }
        guard hasHead else { return told }
        let texts = lane.filter { columns[$0].template.holdsNames == nil && columns[$0].template.content?.value.isValue != true }
        let shared = texts.filter { columns[$0].template.content?.value.merges == true }
        return told.isEmpty && shared.isEmpty ? Array(texts.prefix(1)) : told + shared
    }

    /// Whether a lane begins at a column that is not the first.
    func begins(at column: Int) -> Bool { column > 0 && lanes.contains { $0.columns.lowerBound == column } }

    /// Makes the names of a row its heads: in each lane the texts that stand in its columns of names, or where those are empty the first text, so
    /// that a row without a name is called by its number. A cell over the whole table names nothing.
    func nameRow(_ made: inout RowCells, at places: [Int]) {
        for lane in lanes where !lane.names.isEmpty {
            let cells = made.cells.indices.filter { index in
                let end = places[index] + made.cells[index].columns
                return places[index] < lane.columns.upperBound && end > lane.columns.lowerBound && made.cells[index].columns < values.count
            }
            guard !cells.contains(where: { made.roles[$0] == .head || made.roles[$0] == .rowHead }) else { continue }
            let isName = { (index: Int) in
                lane.names.contains { $0 >= places[index] && $0 < places[index] + made.cells[index].columns }
            }
            // The names of a row that has no cell for them stand above, over several rows.
            guard cells.contains(where: isName) else { continue }
            let texts = cells.filter { made.roles[$0] == nil && made.cells[$0].isText }
            let named = texts.filter(isName)
            let others = texts.first { places[$0] < values.count && !values[places[$0]] }
            for index in named.isEmpty ? [others].compactMap({ $0 }) : named { made.cells[index].role = .rowHead }
        }
    }
}
