import ArgumentParser

/// Pages by their place in the file, from 1: `7`, `3-7`, `3-`, or several with commas.
struct PageSelection: ExpressibleByArgument {
    private let ranges: [ClosedRange<Int>]

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        let ranges = parts.compactMap(Self.range)
        guard !ranges.isEmpty, ranges.count == parts.count else { return nil }
        self.ranges = ranges
    }

    func contains(_ page: Int) -> Bool { ranges.contains { $0.contains(page) } }

    private static func range(_ text: Substring) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = ends.first.flatMap({ Int($0) }), first >= 1 else { return nil }
        guard ends.count == 2 else { return first...first }
        guard !ends[1].isEmpty else { return first...Int.max }
        guard let last = Int(ends[1]), last >= first else { return nil }
        return first...last
    }
}
