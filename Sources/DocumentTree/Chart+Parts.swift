extension Chart {
    /// Which numbers are printed in the picture. Read aloud and in the table of the file they all are.
    public enum Labels: String, Hashable, Sendable, CaseIterable {
        case all
        case none
        /// The first and the last of each series.
        case ends
        /// The first smallest and the first largest of each series.
        case extremes

        /// Whether the number at `index` of a series is printed.
        public func shows(_ index: Int, of values: [Value]) -> Bool {
            guard values[index].isLabelled else { return false }
            let present = values.indices.filter { values[$0].number != nil }
            switch self {
            case .all: return true
            case .none: return false
            case .ends: return index == present.first || index == present.last
            case .extremes:
                func number(_ index: Int) -> Double { values[index].number ?? 0 }
                let least = present.min { (number($0), $0) < (number($1), $1) }
                let largest = present.max { (number($0), -$0) < (number($1), -$1) }
                return index == least || index == largest
            }
        }
    }

    /// A line over standing bars on an axis of its own at the right, such as a rate over amounts.
    public struct Line: Hashable, Sendable {
        public var series: Series
        /// Of its numbers; empty for none.
        public var unit: String

        public init(series: Series, unit: String = "") {
            self.series = series
            self.unit = unit
        }
    }

    /// How categories follow each other.
    public enum Order: String, Hashable, Sendable, CaseIterable {
        /// As in the data; years in order of time.
        case data
        /// The largest first, by the first series; a rest last.
        case size
    }

    /// Small items that are drawn as one, such as `其他`.
    public struct Rest: Hashable, Sendable {
        public var name: ChartText
        /// Of all of them, as it is printed.
        public var value: Value
        /// The items' places among the categories.
        public var members: [Int]

        public init(name: ChartText, value: Value, members: [Int]) {
            self.name = name
            self.value = value
            self.members = members
        }
    }

    /// A line across the plot at an amount with a name: a limit, a target, a budget.
    public struct Reference: Hashable, Sendable {
        public var name: ChartText
        public var value: Value

        public init(name: ChartText, value: Value) {
            self.name = name
            self.value = value
        }
    }
}
