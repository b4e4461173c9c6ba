public import DocumentTree
internal import ReportData

/// A number that a cell prints.
struct Amount: Hashable {
    /// Unrounded, in the printed unit.
    var number: Decimal
    /// The key of the number's row in the provenance table.
    var figure: String
}

/// The amounts of one column of a table that page rows add up.
struct SumList: Hashable, Sendable {
    /// What the first rows of the body add up to: of none, of one, of two …; `nil` beyond the range of numbers.
    private let sums: [Decimal?]
    let format: NumberFormat

    init(_ amounts: [Decimal?], format: NumberFormat) {
        var sums: [Decimal?] = [.zero]
        sums.reserveCapacity(amounts.count + 1)
        var sum: Decimal? = .zero
        for amount in amounts {
            sum = sum?.adding(amount ?? .zero)
            sums.append(sum)
        }
        self.sums = sums
        self.format = format
    }

    /// The sum of all rows.
    var total: Decimal? { sums.last ?? nil }

    /// The printed sum over `rows`; rounded once.
    func text(of rows: Range<Int>) -> String {
        let range = rows.clamped(to: 0..<sums.count - 1)
        guard let upper = sums[range.upperBound], let lower = sums[range.lowerBound] else { return format.absent }
        return format.text(for: upper.subtracting(lower))
    }
}

/// The sums of all page rows of a document.
public struct PageSumLists: PageSums, Hashable {
    private(set) var lists: [SumList] = []

    /// Adds a list and gives its key.
    mutating func add(_ list: SumList) -> Int {
        lists.append(list)
        return lists.count - 1
    }

    public func text(of list: Int, rows: Range<Int>) -> String {
        precondition(lists.indices.contains(list), "a page sum's list is one that the binder made")
        return lists[list].text(of: rows)
    }
}
