internal import DocumentTree

/// Finds which numbers of a table are sums of others of the same table.
///
/// Four things say so, and the parts must come to the total, digit by digit, besides:
///
///     levels      a row that has parts behind it, as the layout ranks its rows
///     additions   a figure that the layout declares as `a + b − c`, whose parts stand in the table too
///     closings    a row that the layout keeps with those before it, made of the very numbers of the data that cells above are made of
///     neighbours  a cell made of the numbers that at least two cells beside it are made of, and of no others
///
/// Arithmetic alone would not do: where only one of five numbers is not zero, any of them could be its total.
struct SumFinder<Amounts: FigureAmounts> {
    private let grid: NumberGrid
    private let amounts: Amounts
    private var found: [NumberGrid.Place: SheetSum] = [:]
    private var sources: [NumberGrid.Place: [Int]] = [:]

    /// The sums of a table by the places of their totals.
    static func sums(in grid: NumberGrid, amounts: Amounts) -> [NumberGrid.Place: SheetSum] {
        var finder = SumFinder(grid: grid, amounts: amounts)
        let places = grid.places.filter { grid[$0]?.amount.addsUp == true }
        finder.findLevels()
        finder.findAdditions(places)
        finder.findClosings(places)
        finder.findNeighbours(places)
        finder.followColumns(places)
        return finder.found
    }

    private init(grid: NumberGrid, amounts: Amounts) {
        self.grid = grid
        self.amounts = amounts
    }

    /// Notes a sum that is one.
    @discardableResult
    private mutating func note(_ sum: SheetSum, as total: NumberGrid.Place) -> Bool {
        guard found[total] == nil, sum.gives(total, in: grid), !sum.terms.contains(where: { reaches($0.place, total) }) else {
            return false
        }
        found[total] = sum
        return true
    }

    /// Whether a number is made, in any number of steps, of the one at `target`: no cell may be a part of itself.
    private func reaches(_ start: NumberGrid.Place, _ target: NumberGrid.Place) -> Bool {
        var open = [start]
        var seen: Set<NumberGrid.Place> = []
        while let place = open.popLast() {
            if place == target { return true }
            guard let sum = found[place], seen.insert(place).inserted else { continue }
            open += sum.terms.map(\.place)
        }
        return false
    }

    // MARK: Levels

    private mutating func findLevels() {
        for (row, parts) in levelParts() {
            for column in 0..<grid.width {
                let total = NumberGrid.Place(row: row, column: column)
                guard grid[total] != nil else { continue }
                let places = parts.map { NumberGrid.Place(row: $0, column: column) }.filter { grid[$0] != nil }
                note(SheetSum(adding: places), as: total)
            }
        }
    }

    /// Rows with the rows that are their parts: those of the next level down, until one of their own level or a higher one comes.
    private func levelParts() -> [(row: Int, parts: [Int])] {
        var parts: [Int: [Int]] = [:]
        // The open rows, outermost first.
        var open: [(row: Int, level: Int)] = []
        for (row, known) in grid.rows.enumerated() {
            guard let level = known.level else { continue }
            while let last = open.last, last.level >= level { open.removeLast() }
            if let parent = open.last { parts[parent.row, default: []].append(row) }
            open.append((row, level))
        }
        return parts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    // MARK: Additions

    private mutating func findAdditions(_ places: [NumberGrid.Place]) {
        var byName: [String: NumberGrid.Place] = [:]
        // A figure that is printed twice counts where it stands first.
        for place in places { if let name = grid[place]?.amount.name, byName[name] == nil { byName[name] = place } }
        for total in places where found[total] == nil {
            guard let addends = grid[total]?.amount.addends, !addends.isEmpty else { continue }
            let terms = addends.compactMap { addend in
                byName[addend.name].map { SheetSum.Term(place: $0, isSubtracted: addend.isSubtracted) }
            }
            if terms.count == addends.count { note(SheetSum(terms), as: total) }
        }
    }

    // MARK: Closings

    /// The numbers of the data behind a cell; none for a zero that nobody stated.
    private mutating func sources(at place: NumberGrid.Place) -> [Int] {
        if let known = sources[place] { return known }
        let made = grid[place].map { amounts.sources(of: $0.figure) } ?? []
        sources[place] = made
        return made
    }

    private mutating func findClosings(_ places: [NumberGrid.Place]) {
        for total in places where found[total] == nil && grid.rows[total.row].closes {
            let whole = sources(at: total)
            guard !whole.isEmpty, let parts = partition(of: whole, above: total) else { continue }
            note(SheetSum(adding: filled(parts, above: total)), as: total)
        }
    }

    /// The fewest cells above that are made of the numbers `whole` and of no others, each of them once.
    private mutating func partition(of whole: [Int], above total: NumberGrid.Place) -> [NumberGrid.Place]? {
        var candidates: [(place: NumberGrid.Place, sources: [Int])] = []
        for row in stride(from: total.row - 1, through: 0, by: -1) {
            let place = NumberGrid.Place(row: row, column: total.column)
            let own = sources(at: place)
            if !own.isEmpty, own.count <= whole.count { candidates.append((place, own)) }
        }
        // The nearest first where nothing else tells; of a group and its only part the group.
        let ordered = candidates.enumerated().sorted { left, right in
            let (first, second) = (left.element, right.element)
            if first.sources.count != second.sources.count { return first.sources.count > second.sources.count }
            let levels = (grid.rows[first.place.row].level ?? .max, grid.rows[second.place.row].level ?? .max)
            return levels.0 != levels.1 ? levels.0 < levels.1 : left.offset < right.offset
        }
        var rest = Set(whole)
        var parts: [NumberGrid.Place] = []
        for candidate in ordered.map(\.element) where candidate.sources.allSatisfy(rest.contains) {
            rest.subtract(candidate.sources)
            parts.append(candidate.place)
            if rest.isEmpty { return parts.sorted() }
        }
        return nil
    }

    /// The parts with the zeros around them, as far as nothing else stands between: a total over eight lines names all eight, though one
    /// alone may have money.
    private mutating func filled(_ parts: [NumberGrid.Place], above total: NumberGrid.Place) -> [NumberGrid.Place] {
        guard let first = parts.first, let last = parts.last else { return parts }
        var rows = Set(parts.map(\.row))
        func place(_ row: Int) -> NumberGrid.Place { NumberGrid.Place(row: row, column: total.column) }
        var between: [Int] = []
        for row in first.row..<total.row where !rows.contains(row) {
            guard isQuiet(place(row)) else {
                // Something stands between the parts: they are named one by one.
                if row < last.row { return parts }
                break
            }
            between.append(row)
        }
        rows.formUnion(between)
        // Not beyond a total.
        if found[first] == nil {
            var row = first.row - 1
            while row >= 0, isQuiet(place(row)), grid[place(row)] != nil {
                rows.insert(row)
                row -= 1
            }
        }
        return rows.sorted().map(place).filter { grid[$0] != nil }
    }

    /// Whether a cell has no number, or a zero that is made of none.
    private mutating func isQuiet(_ place: NumberGrid.Place) -> Bool {
        guard let number = grid[place] else { return true }
        return number.amount.units == 0 && found[place] == nil && sources(at: place).isEmpty
    }

    // MARK: Neighbours

    private mutating func findNeighbours(_ places: [NumberGrid.Place]) {
        for total in places where found[total] == nil {
            // What is zero is made of zeros only; where its column is a sum of others, it is one, too.
            guard grid[total]?.amount.units != 0 else { continue }
            let whole = sources(at: total)
            guard whole.count >= 2 else { continue }
            for step in [(row: 0, column: 1), (row: 1, column: 0), (row: -1, column: 0), (row: 0, column: -1)] {
                guard let parts = run(of: whole, from: total, step: step) else { continue }
                if note(SheetSum(adding: parts.sorted()), as: total) { break }
            }
        }
    }

    /// The cells in one direction, without a gap, that are made of `whole` and of no others, at least two of them of some.
    private mutating func run(of whole: [Int], from total: NumberGrid.Place, step: (row: Int, column: Int)) -> [NumberGrid.Place]? {
        var rest = Set(whole)
        var parts: [NumberGrid.Place] = []
        var named = 0
        var place = NumberGrid.Place(row: total.row + step.row, column: total.column + step.column)
        while grid[place] != nil {
            let own = sources(at: place)
            guard own.allSatisfy(rest.contains) else { return nil }
            if own.isEmpty, grid[place]?.amount.units != 0 { return nil }
            if !own.isEmpty { named += 1 }
            rest.subtract(own)
            parts.append(place)
            if rest.isEmpty { return named >= 2 ? parts : nil }
            place = NumberGrid.Place(row: place.row + step.row, column: place.column + step.column)
        }
        return nil
    }

    /// What is a sum of columns in one row is one in every row where it comes out.
    private mutating func followColumns(_ places: [NumberGrid.Place]) {
        var patterns: [Int: [SheetSum.Term]] = [:]
        for total in places {
            guard let terms = found[total]?.terms, terms.allSatisfy({ $0.place.row == total.row }) else { continue }
            if terms.count > (patterns[total.column]?.count ?? 0) { patterns[total.column] = terms }
        }
        for total in places where found[total] == nil {
            guard let terms = patterns[total.column] else { continue }
            note(
                SheetSum(
                    terms.map { term in
                        SheetSum.Term(
                            place: NumberGrid.Place(row: total.row, column: term.place.column), isSubtracted: term.isSubtracted)
                    }), as: total)
        }
    }
}
