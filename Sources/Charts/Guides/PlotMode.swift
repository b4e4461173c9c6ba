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
    /// The unit, the legend and the names of reference lines.
    var hasHeader = true
    /// Amounts without room at their points are left out one by one.
    var isPartial = false

    /// Everything shown, then ever less: each later one only when those before it do not fit at the smallest size.
    ///
    /// What does not fit takes nothing else with it: names go without the amounts, amounts without the names, changes and legend alone.
    static let all: [PlotMode] = {
        let settings: [(Values, CategoryNames.Setting)] = [
            (.upright, .wrapped), (.turned, .wrapped), (.upright, .turned), (.turned, .turned),
        ]
        let whole = settings.map { PlotMode(values: $0, names: $1) }
        let partial = whole.map { $0.with(\.isPartial, true) }
        let withoutValues: [PlotMode] = [.init(values: .none, names: .wrapped), .init(values: .none, names: .turned)]
        let withoutNames: [PlotMode] = [.init(values: .upright, names: .none), .init(values: .turned, names: .none)]
        let bare = PlotMode(values: .none, names: .none)
        let withoutOne = whole.map { $0.with(\.hasChange, false) } + partial + withoutNames + withoutValues
        let withoutTwo = (withoutNames + withoutNames.map { $0.with(\.isPartial, true) } + withoutValues).map {
            $0.with(\.hasChange, false)
        }
        let withHeader = whole + withoutOne + withoutTwo + [bare, bare.with(\.hasChange, false)]
        return withHeader + withHeader.filter { !$0.hasChange }.map { $0.with(\.hasHeader, false) }
    }()

    private func with(_ part: WritableKeyPath<PlotMode, Bool>, _ value: Bool) -> PlotMode {
        var mode = self
        mode[keyPath: part] = value
        return mode
    }

    /// What is missing from the picture.
    func problems(hasChange: Bool, hasLegend: Bool, hasUnit: Bool, hasReferences: Bool = false) -> [ChartProblem] {
        var problems: [ChartProblem] = []
        if values == .none { problems.append(.valuesDropped) }
        if names == .none { problems.append(.namesDropped) }
        if hasChange, !self.hasChange { problems.append(.changeDropped) }
        if hasLegend, !hasHeader { problems.append(.legendDropped) }
        if hasUnit, !hasHeader { problems.append(.noteDropped) }
        if hasReferences, !hasHeader { problems.append(.referenceNamesDropped) }
        return problems
    }
}
