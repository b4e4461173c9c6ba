public import Geometry
public import Styling

/// What a chart shows and how: data with printed values, no geometry.
public struct Chart: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case bars(Bars)
        case pie(Pie)
        case lines
        /// Many items in two or few years: a line for each from year to year.
        case slope
        /// A rectangle for each item, as large as its amount.
        case treemap
        /// Bands from where amounts come to where they go (`targets`).
        case flow
    }

    /// How bars stand.
    public struct Bars: Hashable, Sendable {
        public enum Arrangement: String, Hashable, Sendable, CaseIterable {
            case grouped, stacked
            /// Stacked, each bar as high as the others: what is part of what.
            case shares
            /// From a first level over what is added and taken to a last one.
            case waterfall
            /// A bar of the first series in a broader one of the second: what was done of what was planned.
            case bullet
        }

        public var arrangement: Arrangement
        public var isHorizontal: Bool
        /// What stands between and above two bars that are compared, such as `减少0.41万元，下降0.21%`; empty for none.
        public var change: ChartText
        /// The same for each category, between the first and the last series of a group; empty, or one for each category.
        public var changes: [ChartText]
        /// Leaves out categories whose numbers are all zero.
        public var omitsZeros: Bool
        /// Prints the shares of a single series behind its amounts.
        public var showsShares: Bool

        public init(
            arrangement: Arrangement = .grouped, isHorizontal: Bool = false, change: ChartText = "", changes: [ChartText] = [],
            omitsZeros: Bool = false, showsShares: Bool = false
        ) {
            self.arrangement = arrangement
            self.isHorizontal = isHorizontal
            self.omitsZeros = omitsZeros
            self.showsShares = showsShares
            self.change = change
            self.changes = changes
        }
    }

    /// How slices are shown.
    public struct Pie: Hashable, Sendable {
        /// What becomes of items that are zero.
        public enum Zeros: String, Hashable, Sendable, CaseIterable {
            /// Named under the chart (`zerosNote`).
            case list
            case omit
            /// In a legend with the others.
            case legend
        }

        /// Inner radius as a part of the outer one: 0 for a disc.
        public var hole: Double
        public var zeros: Zeros
        /// The sentence for items that are zero, such as `其余7项收入均为0万元`.
        public var zerosNote: ChartText

        public init(hole: Double = 0, zeros: Zeros = .list, zerosNote: ChartText = "") {
            self.hole = hole
            self.zeros = zeros
            self.zerosNote = zerosNote
        }
    }

    /// One number of a series.
    public struct Value: Hashable, Sendable {
        /// For geometry only; `nil` where there is no number.
        public var number: Double?
        /// The number as text and tables print it.
        public var label: String
        /// The share as text and tables print it (`81.75%`); empty for none.
        public var share: String
        /// Key of the number in the provenance table.
        public var figure: String?
        /// Key of the share in the provenance table.
        public var shareFigure: String?
        /// False for one that is left out where amounts are printed for chosen categories. Read aloud and in the table it is all the same.
        public var isLabelled = true

        public init(number: Double?, label: String, share: String = "", figure: String? = nil, shareFigure: String? = nil) {
            self.number = number
            self.label = label
            self.share = share
            self.figure = figure
            self.shareFigure = shareFigure
        }

        /// The number as it stands in the picture.
        public var labelText: ChartText { ChartText([.init(label, figure: figure)]) }
        /// The share as it stands in the picture.
        public var shareText: ChartText { ChartText([.init(share, figure: shareFigure)]) }
    }

    public struct Series: Hashable, Sendable {
        public var name: ChartText
        /// One for each category.
        public var values: [Value]

        public init(name: ChartText, values: [Value]) {
            self.name = name
            self.values = values
        }
    }

    /// The name in messages.
    public var name: String
    public var kind: Kind
    /// Labels of bars, points or slices.
    public var categories: [ChartText]
    public var series: [Series]
    /// Where the amount of each category goes; of flows only.
    public var targets: [ChartText] = []
    /// What stands at the ends of stacked bars: one for each category, or none.
    public var totals: [Value] = []
    /// Lines across the plot of bars or lines.
    public var references: [Reference] = []
    public var line: Line?
    /// Small multiples: as many plots in a row, one for each series; 0 for one plot of all.
    public var panels = 0
    /// Which numbers of bars and lines are printed in the picture.
    public var labels = Labels.all
    public var order = Order.data
    /// Small items that are drawn as one; all of them are read aloud and stand in the table of the file.
    public var rest: Rest?
    /// At the axis, such as `单位：万元`; empty for none.
    public var unit: String
    public var size: Size
    public var style: ChartStyle
    public var words: Words

    public init(
        name: String, kind: Kind, categories: [ChartText], series: [Series], unit: String = "", size: Size,
        style: ChartStyle = ChartStyle(), words: Words = Words(language: "zh-CN")
    ) {
        self.name = name
        self.kind = kind
        self.categories = categories
        self.series = series
        self.unit = unit
        self.size = size
        self.style = style
        self.words = words
    }
}

/// The look of charts.
public struct ChartStyle: Hashable, Sendable {
    public var label: TextStyle
    public var value: TextStyle
    /// Fills of slices and series in order; a longer series goes on with the same colours hatched.
    public var palette: [Color]
    /// This year's and last year's bars where one series compares years; empty: from `palette`.
    public var barColors: [Color]
    public var axis: Stroke
    public var grid: Stroke
    public var sliceGap: Stroke
    public var outline: Stroke
    /// Bars are as wide as there is room for, up to this; lying ones up to half of it.
    public var maximumBarWidth: Length
    /// Labels shrink to this size and no further.
    public var smallestSize: Length
    /// The most grid lines on an axis.
    public var gridLines: Int

    public init(
        label: TextStyle = TextStyle(font: .hei, size: .pt(9)), value: TextStyle = TextStyle(font: .song, size: .pt(9), figures: .tabular),
        palette: [Color] = [], barColors: [Color] = [], axis: Stroke = Stroke(width: .pt(0.35), color: .gray(0.5)),
        grid: Stroke = Stroke(width: .pt(0.25), color: .gray(0.85)), sliceGap: Stroke = Stroke(width: .pt(0.5), color: .white),
        outline: Stroke = Stroke(width: .pt(0.25)), maximumBarWidth: Length = .mm(22),
        smallestSize: Length = .pt(7), gridLines: Int = 5
    ) {
        self.label = label
        self.value = value
        self.palette = palette
        self.barColors = barColors
        self.axis = axis
        self.grid = grid
        self.sliceGap = sliceGap
        self.outline = outline
        self.maximumBarWidth = maximumBarWidth
        self.smallestSize = smallestSize
        self.gridLines = gridLines
    }
}
