internal import Diagnostics
internal import DocumentTree

/// The numbers of a chart, fit to be drawn: finite, one for each category and series, in the order of the picture.
struct ChartData {
    struct Series {
        var name: ChartText
        var values: [Chart.Value]
    }

    /// An item with the number of the first series.
    struct Item {
        var name: ChartText
        var value: Chart.Value
    }

    private(set) var categories: [ChartText]
    private(set) var series: [Series]
    /// What stands at the ends of stacked bars; empty, or one for each category.
    private(set) var totals: [Chart.Value]
    /// Where amounts go; empty, or one for each category.
    private(set) var targets: [ChartText]
    /// Over the bars, on an axis of its own.
    private(set) var line: Series?
    private(set) var problems: [ChartProblem] = []
    /// Where each category stood in the data, when it was moved.
    private(set) var categoryOrder: [Int]?
    /// The items that the last category is the sum of; empty without such a one.
    private(set) var members: [Item] = []

    /// Larger amounts can not be told apart in geometry, nor added safely.
    static let largest = 1e15

    init(_ chart: Chart) {
        categories = chart.categories
        series = []
        totals = chart.totals.count == chart.categories.count ? chart.totals : []
        targets = chart.targets.count == chart.categories.count ? chart.targets : []
        for given in chart.series { series.append(clean(given)) }
        line = chart.kind.mayHaveLine ? chart.line.map { clean($0.series) } : nil
        if let order = chronologicalOrder(of: categories.map(\.text)) { reorder(order) }
        if let order = chronologicalOrder(of: series.map(\.name.text)) {
            series = order.map { series[$0] }
        }
        if case .bars(let bars) = chart.kind, bars.omitsZeros {
            reorder(categories.indices.filter { index in series.contains { $0.values[index].number ?? 0 != 0 } })
        }
        gather(chart.rest)
        if chart.order == .size { sortBySize(keepsLast: !members.isEmpty) }
    }

    var hasYearsAsCategories: Bool { areYears(categories.map(\.text)) }
    var hasYearsAsSeries: Bool { areYears(series.map(\.name.text)) }

    /// All numbers there are.
    var numbers: [Double] { series.flatMap { $0.values.compactMap(\.number) } }

    /// One series alone.
    func panel(_ index: Int) -> ChartData {
        var panel = self
        panel.series = [series[index]]
        (panel.totals, panel.line, panel.problems) = ([], nil, [])
        return panel
    }

    /// The categories in another order, or some of them.
    private mutating func reorder(_ order: [Int]) {
        categoryOrder = order.map { categoryOrder?[$0] ?? $0 }
        categories = order.map { categories[$0] }
        if !totals.isEmpty { totals = order.map { totals[$0] } }
        if !targets.isEmpty { targets = order.map { targets[$0] } }
        if let values = line?.values { line?.values = order.map { values[$0] } }
        for index in series.indices { series[index].values = order.map { series[index].values[$0] } }
    }

    /// Puts one category in the place of the small ones, behind all others.
    private mutating func gather(_ rest: Chart.Rest?) {
        guard let rest, series.count == 1, totals.isEmpty, targets.isEmpty, line == nil else { return }
        let places = categoryOrder ?? Array(categories.indices)
        let isMember = places.map(rest.members.contains)
        members = categories.indices.filter { isMember[$0] }.map { Item(name: categories[$0], value: series[0].values[$0]) }
        guard !members.isEmpty else { return }
        reorder(categories.indices.filter { !isMember[$0] })
        categories.append(rest.name)
        series[0].values.append(rest.value)
        categoryOrder = nil
    }

    private mutating func sortBySize(keepsLast: Bool) {
        guard let first = series.first else { return }
        let sorted = categories.indices.dropLast(keepsLast ? 1 : 0).sorted { left, right in
            let (one, other) = (first.values[left].number ?? -.infinity, first.values[right].number ?? -.infinity)
            return one == other ? left < right : one > other
        }
        reorder(sorted + (keepsLast ? [categories.count - 1] : []))
    }

    private mutating func clean(_ given: Chart.Series) -> Series {
        if given.values.count != categories.count {
            problems.append(.count(series: given.name.text, values: given.values.count, categories: categories.count))
        }
        var values = Array(given.values.prefix(categories.count))
        while values.count < categories.count { values.append(Chart.Value(number: nil, label: "")) }
        for index in values.indices {
            guard let number = values[index].number, !(number.magnitude <= Self.largest) else { continue }
            problems.append(.notDrawable(item: item(given.name.text, categories[index].text), number: "\(number)"))
            values[index].number = nil
        }
        return Series(name: given.name, values: values)
    }

    private func item(_ series: String, _ category: String) -> String {
        series.isEmpty ? category : "\(category) / \(series)"
    }
}
