internal import Diagnostics
internal import ReportData

/// Two numbers that should go together and do not.
struct Discrepancy {
    /// How far they are apart, as plain numbers of the data may write it; empty where one should only not be above the other.
    var differences: [Decimal]
    /// The first by the second, where both are there: how many times too much or too little.
    var ratio: Decimal?
    /// The values of the data that each of them came from.
    var sources: [[SourceSpan]]

    /// As many places are kept of a value: there may be more.
    private static let mostSources = 64

    init(_ left: Quantity, _ right: Quantity, isEquation: Bool, sources: [[ReadingRecord.Place]], _ figures: FigureTable) {
        differences = []
        if isEquation, let converted = figures.units.convert(right, to: left.unit), let difference = left.number.subtracting(converted) {
            differences = figures.plainNumbers(of: Quantity(difference.absolute, unit: left.unit))
        }
        ratio = right.number.isZero ? nil : left.number.absolute.divided(by: right.number.absolute)
        self.sources = sources.map { $0.map(figures.evaluation.reading.span(of:)) }
    }

    /// How many times the one is the other, at least 1.
    var times: Decimal {
        guard let ratio, !ratio.isZero else { return 1 }
        return ratio < .one ? Decimal.one.divided(by: ratio) ?? 1 : ratio
    }

    /// The sides of a limit that are made of few values, this among them: whether each is the larger.
    func limitSides(of span: SourceSpan) -> [Bool] {
        let isFirstLarger = ratio.map { $0 > .one } ?? true
        return sources.enumerated().compactMap { index, side in
            guard side.count <= Self.fewSources, side.contains(where: { $0.range == span.range && $0.file === span.file }) else {
                return nil
            }
            return isFirstLarger == (index == 0)
        }
    }

    private static let fewSources = 4

    /// How surely a value of the data is part of it: 0 for not at all.
    func weight(of span: SourceSpan) -> Int {
        if sources.contains(where: { $0.contains { $0.range == span.range && $0.file === span.file } }) { return 4 }
        return sources.contains { $0.count >= Self.mostSources } ? 1 : 0
    }
}

extension FigureTable {
    /// The plain numbers that may write a quantity in the data.
    func plainNumbers(of quantity: Quantity) -> [Decimal] {
        var numbers = [quantity.number]
        for unit in plainUnits {
            if let number = units.convert(quantity, to: unit), !numbers.contains(number) { numbers.append(number) }
        }
        return numbers
    }
}
