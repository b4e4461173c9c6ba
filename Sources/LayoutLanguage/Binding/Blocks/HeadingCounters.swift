/// The numbers of headings, level by level.
struct HeadingCounters: Hashable {
    /// Counters of levels 1 to 6; zero where no heading has come yet.
    private var counters = [Int](repeating: 0, count: 6)
    /// The level of the last numbered heading.
    private var depth = 0

    /// Counts a numbered heading of `level` and gives its number; those of deeper levels begin again.
    mutating func next(level: Int) -> Int {
        counters[level - 1] += 1
        for deeper in level..<counters.count { counters[deeper] = 0 }
        depth = level
        return counters[level - 1]
    }

    /// Passes a heading of `level` without a number; those of deeper levels begin again.
    mutating func pass(level: Int) {
        for deeper in level..<counters.count { counters[deeper] = 0 }
        depth = level - 1
    }

    /// The number of the heading of `level` that the document is below; `nil` where that one has none.
    func number(level: Int) -> Int? { level <= depth && counters[level - 1] > 0 ? counters[level - 1] : nil }

    /// The numbers from the first level down to the last numbered heading: `[2, 5, 1]`. A level without a number is 0.
    var path: [Int] { Array(counters.prefix(depth)) }
}
