internal import DocumentTree

/// A composition with axes: the manner of its labels and the size of its type are tried out until all fits.
protocol Plot: Composition {
    var chart: Chart { get }
    var data: ChartData { get }

    /// What is measured once for all attempts.
    func attempts() -> PlotAttempts
}

/// A plot that is ready to be tried out.
struct PlotAttempts {
    /// What is wrong whatever fits.
    var problems: [ChartProblem] = []
    var hasChanges = false
    var hasLegend = false
    /// What draws the plot in a mode with type made smaller by steps; `nil` when something does not fit.
    var picture: (PlotMode, Int) -> PlotPicture?
}

/// A plot that fits.
struct PlotPicture {
    var draw: () -> Marks
    /// Amounts that have no room at their points, by name.
    var dropped: [String] = []
}

extension Plot {
    /// The picture and what had to be left out.
    func draw() -> (marks: Marks, problems: [ChartProblem]) {
        guard !data.numbers.isEmpty else { return (Marks(), [.empty]) }
        let attempts = attempts()
        let steps = LabelSetter.steps(in: chart.style)
        for mode in PlotMode.all where mode.hasChange || !mode.hasHeader || attempts.hasChanges {
            guard let picture = attempts.first(mode, steps: steps) else { continue }
            let problems = mode.problems(
                hasChange: attempts.hasChanges, hasLegend: attempts.hasLegend, hasUnit: !chart.unit.isEmpty,
                hasReferences: !chart.references.isEmpty)
            let dropped: [ChartProblem] = picture.dropped.isEmpty ? [] : [.someValuesDropped(names: picture.dropped)]
            return (picture.draw(), attempts.problems + problems + dropped)
        }
        return (Marks(), [.noRoom])
    }
}

extension PlotAttempts {
    /// The plot in a mode with as little shrinking as may be, up to `steps`. Type shrinks before an amount is left out.
    func first(_ mode: PlotMode, steps: Int) -> PlotPicture? {
        mode.isPartial ? picture(mode, steps) : firstFit(steps: steps) { picture(mode, $0) }
    }
}
