/// What a drawing of bars or lines shows and how its labels stand, the best first.
struct PlotMode {
    enum Values {
        case upright
        /// Running upwards, for narrow bars.
        case turned
        case none
    }

    var values: Values
    var names: CategoryNames.Setting
    var hasChange = true
    var hasHeader = true

    /// Everything shown, then ever less: each later one only when those before it do not fit at the smallest size.
    static let all: [PlotMode] = {
        let settings: [(Values, CategoryNames.Setting)] = [
            (.upright, .wrapped), (.turned, .wrapped), (.upright, .turned), (.turned, .turned),
        ]
        let without: [(Values, CategoryNames.Setting)] = [(.none, .wrapped), (.none, .turned), (.none, .none)]
        return settings.map { PlotMode(values: $0, names: $1) }
            + settings.map { PlotMode(values: $0, names: $1, hasChange: false) }
            + without.map { PlotMode(values: $0, names: $1) }
            + without.map { PlotMode(values: $0, names: $1, hasChange: false, hasHeader: false) }
    }()

    /// What is missing from the picture.
    func problems(hasChange: Bool, hasLegend: Bool, hasUnit: Bool) -> [ChartProblem] {
        var problems: [ChartProblem] = []
        if values == .none { problems.append(.valuesDropped) }
        if names == .none { problems.append(.namesDropped) }
        if hasChange, !self.hasChange { problems.append(.changeDropped) }
        if hasLegend, !hasHeader { problems.append(.legendDropped) }
        if hasUnit, !hasHeader { problems.append(.noteDropped) }
        return problems
    }
}
