internal import DocumentTree

/// The head of a table from the paths of its columns: equal neighbours become one cell, a short path reaches down to the last row.
struct HeadTree {
    /// One cell of the head.
    struct Cell: Hashable {
        var content: [Inline]
        /// The first column it stands over.
        var column: Int
        var columns: Int
        var rows: Int
    }

    /// Cells row by row, from left to right.
    private(set) var rows: [[Cell]]

    init(paths: [[[Inline]]]) {
        let depth = paths.map(\.count).max() ?? 0
        rows = Array(repeating: [], count: depth)
        if depth > 0 { add(paths, columns: 0..<paths.count, level: 0) }
    }

    private mutating func add(_ paths: [[[Inline]]], columns: Range<Int>, level: Int) {
        var start = columns.lowerBound
        while start < columns.upperBound {
            var end = start + 1
            while end < columns.upperBound, Self.join(paths[start], paths[end], at: level) { end += 1 }
            let ends = paths[start].count <= level + 1
            let content = level < paths[start].count ? paths[start][level] : []
            let height = ends ? rows.count - level : 1
            rows[level].append(Cell(content: content, column: start, columns: end - start, rows: height))
            if !ends { add(paths, columns: start..<end, level: level + 1) }
            start = end
        }
    }

    /// Whether two neighbours are one cell at `level`: both say the same there, and both end or go on.
    private static func join(_ left: [[Inline]], _ right: [[Inline]], at level: Int) -> Bool {
        guard level < left.count, level < right.count else { return false }
        return left[level] == right[level] && (left.count == level + 1) == (right.count == level + 1)
    }
}
