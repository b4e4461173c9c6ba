extension Chart.Kind {
    /// What a kind is called where a chart is declared.
    public enum Name: String, Hashable, Sendable, CaseIterable {
        case bars, pie, lines, slope, treemap, flow
        /// A pie, or bars where a pie has too many slices.
        case auto
    }

    /// What is said of a kind where a chart is declared; a kind takes what concerns it.
    public struct Options: Hashable, Sendable {
        public var arrangement = Chart.Bars.Arrangement.grouped
        public var isHorizontal = false
        public var hole = 0.0
        public var zeros = Chart.Pie.Zeros.list

        public init() {}
    }

    public init(_ name: Name, _ options: Options) {
        switch name {
        case .bars:
            self = .bars(
                Chart.Bars(
                    arrangement: options.arrangement, isHorizontal: options.isHorizontal, omitsZeros: options.zeros == .omit,
                    showsShares: options.isHorizontal && options.arrangement == .grouped))
        case .pie, .auto: self = .pie(Chart.Pie(hole: options.hole, zeros: options.zeros))
        case .lines: self = .lines
        case .slope: self = .slope
        case .treemap: self = .treemap
        case .flow: self = .flow
        }
    }

    /// Whether a line may run over it on an axis of its own.
    public var mayHaveLine: Bool {
        switch self {
        case .bars(let bars):
            switch bars.arrangement {
            case .grouped, .stacked: !bars.isHorizontal
            case .shares, .waterfall, .bullet: false
            }
        case .pie, .lines, .slope, .treemap, .flow: false
        }
    }

    /// Whether each series may have a plot of its own.
    public var mayHavePanels: Bool {
        switch self {
        case .bars(let bars): bars.arrangement == .grouped
        case .lines: true
        case .pie, .slope, .treemap, .flow: false
        }
    }

    /// Whether the largest item comes first unless the chart says otherwise.
    public var isSorted: Bool {
        switch self {
        case .pie, .treemap: true
        case .bars, .lines, .slope, .flow: false
        }
    }

    /// What is said about the numbers beside the amounts themselves.
    public struct Notes: Hashable, Sendable {
        /// About the whole chart.
        public var change: ChartText = ""
        /// About each category.
        public var changes: [ChartText] = []
        /// About items that are zero.
        public var zeros: ChartText = ""

        public init() {}
    }

    /// The notes that the kind has room for.
    public var notes: Notes {
        get {
            var notes = Notes()
            switch self {
            case .bars(let bars): (notes.change, notes.changes) = (bars.change, bars.changes)
            case .pie(let pie): notes.zeros = pie.zerosNote
            case .lines, .slope, .treemap, .flow: break
            }
            return notes
        }
        set {
            switch self {
            case .bars(var bars):
                (bars.change, bars.changes) = (newValue.change, newValue.changes)
                self = .bars(bars)
            case .pie(var pie):
                pie.zerosNote = newValue.zeros
                self = .pie(pie)
            case .lines, .slope, .treemap, .flow: break
            }
        }
    }

    /// The words that its name is made of.
    public var words: [Chart.Words.Kind] {
        switch self {
        case .bars(let bars):
            let form: Chart.Words.Kind = bars.isHorizontal ? .lyingBars : .bars
            switch bars.arrangement {
            case .grouped: return [form]
            case .stacked: return [.stacked, form]
            case .shares: return [.shares, form]
            case .waterfall: return [.waterfall]
            case .bullet: return [.bullet]
            }
        case .pie(let pie): return [pie.hole > 0 ? .ring : .pie]
        case .lines: return [.lines]
        case .slope: return [.slope]
        case .treemap: return [.treemap]
        case .flow: return [.flow]
        }
    }
}
