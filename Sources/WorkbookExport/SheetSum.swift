/// A number of a table as the sum of others.
struct SheetSum: Hashable {
    struct Term: Hashable {
        var place: NumberGrid.Place
        var isSubtracted = false
    }

    var terms: [Term]

    /// Of numbers that are all added.
    init(adding places: [NumberGrid.Place]) { terms = places.map { Term(place: $0) } }

    init(_ terms: [Term]) { self.terms = terms }

    /// Whether the terms are numbers of one kind that come to the number at `total`, digit by digit as they are printed.
    func gives(_ total: NumberGrid.Place, in grid: NumberGrid) -> Bool {
        guard let whole = grid[total]?.amount, whole.addsUp, !terms.isEmpty else { return false }
        var sum: Int64 = 0
        for term in terms {
            guard term.place != total, let part = grid[term.place]?.amount, part.addsUp, part.digits == whole.digits,
                part.unit == whole.unit
            else { return false }
            let (next, overflow) =
                term.isSubtracted ? sum.subtractingReportingOverflow(part.units) : sum.addingReportingOverflow(part.units)
            guard !overflow else { return false }
            sum = next
        }
        return sum == whole.units
    }
}
