internal import Diagnostics
internal import DocumentTree

/// The numbers of a chart, fit to be drawn: finite, one for each category and series, years in order of time.
struct ChartData {
    struct Series {
        var name: ChartText
        var values: [Chart.Value]
    }

    var categories: [ChartText]
    var series: [Series]
    private(set) var problems: [ChartProblem] = []
    /// Where each category stood in the data, when it was moved.
    private(set) var categoryOrder: [Int]?

    /// Larger amounts can not be told apart in geometry, nor added safely.
    static let largest = 1e15

    init(_ chart: Chart) {
        categories = chart.categories
        series = []
        for given in chart.series { series.append(clean(given)) }
        if let order = chronologicalOrder(of: categories.map(\.text)) {
            categoryOrder = order
            categories = order.map { categories[$0] }
            for index in series.indices { series[index].values = order.map { series[index].values[$0] } }
        }
        if let order = chronologicalOrder(of: series.map(\.name.text)) {
            series = order.map { series[$0] }
        }
    }

    var hasYearsAsCategories: Bool { areYears(categories.map(\.text)) }
    var hasYearsAsSeries: Bool { areYears(series.map(\.name.text)) }

    /// All numbers there are.
    var numbers: [Double] { series.flatMap { $0.values.compactMap(\.number) } }

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
