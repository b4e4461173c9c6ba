internal import DocumentTree
internal import Geometry

/// The amounts at the points of lines: category by category, each right above or below its point, on the side where fewer segments pass.
struct LineAmounts {
    /// One amount that stands in the picture.
    struct Place {
        var label: Label
        var category: Int
        /// The height of its middle.
        var middle: Length
    }

    let data: ChartData
    let shown: Chart.Labels
    let scale: LinearScale
    /// From category to category.
    let band: Length
    /// Between a point's middle and its amount.
    let gap: Length
    /// How high amounts may reach.
    let top: Length
    let mayDrop: Bool
    /// By series and category, of any size that is shown.
    let label: (Int, Int) -> Label

    /// What stands where, and the amounts that are left out by series and category; `nil` when some do not fit.
    func places() -> (places: [Place], dropped: [(series: Int, category: Int)])? {
        var places: [Place] = []
        var dropped: [(series: Int, category: Int)] = []
        for category in data.categories.indices {
            var labels: [Label] = []
            var items: [PointAmounts.Item] = []
            var series: [Int] = []
            for index in data.series.indices {
                guard let item = item(index, category) else { continue }
                labels.append(item.label)
                items.append(item.item)
                series.append(index)
            }
            let amounts = PointAmounts(items: items, gap: gap, range: .zero...top, mayDrop: mayDrop)
            guard let middles = amounts.middles() else { return nil }
            for (place, middle) in middles.enumerated() where items[place].height > .zero {
                if let middle {
                    places.append(Place(label: labels[place], category: category, middle: middle))
                } else {
                    dropped.append((series[place], category))
                }
            }
        }
        return (places, dropped)
    }

    private func item(_ series: Int, _ category: Int) -> (label: Label, item: PointAmounts.Item)? {
        let values = data.series[series].values
        guard let number = values[category].number else { return nil }
        let label = shown.shows(category, of: values) ? label(series, category) : .empty
        let point = scale.position(number)
        var item = PointAmounts.Item(point: point, height: label.size.height, prefersBelow: isValley(values, category))
        guard label.size.height > .zero else { return (label, item) }
        let half = label.size.width / 2
        item.crossings = (
            crossings(category, half, (point + gap)...(point + gap + label.size.height)),
            crossings(category, half, (point - gap - label.size.height)...(point - gap))
        )
        // Of a limit that stays the same one amount says it all: its repetitions give way first.
        let repeats = category > 0 && values[category - 1].label == values[category].label
        item.weight = repeats ? 1 : 2
        return (label, item)
    }

    /// How many segments pass through a box over or under the points of a category.
    private func crossings(_ category: Int, _ half: Length, _ box: ClosedRange<Length>) -> Int {
        let part = band > .zero ? min(1, half / band) : 1
        return data.series.reduce(0) { count, series in
            guard let number = series.values[category].number else { return count }
            let point = scale.position(number)
            let ends = [category - 1, category + 1].filter(series.values.indices.contains).compactMap { series.values[$0].number }
            return count
                + ends.count { end in
                    let edge = point + (scale.position(end) - point) * part
                    return box.overlaps(min(point, edge)...max(point, edge))
                }
        }
    }

    /// Whether the line lies higher on both sides of a point, taken together.
    private func isValley(_ values: [Chart.Value], _ category: Int) -> Bool {
        let neighbours = [category - 1, category + 1].filter(values.indices.contains).compactMap { values[$0].number }
        guard let number = values[category].number, !neighbours.isEmpty else { return false }
        return neighbours.reduce(0, +) / Double(neighbours.count) > number
    }
}
