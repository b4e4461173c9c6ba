public import Diagnostics
public import DocumentTree
public import Geometry
public import Styling

/// A chart of `charts.yaml` before its numbers are bound.
public struct ChartTemplate: Hashable, Sendable {
    public struct Caption: Hashable, Sendable {
        public var text: Template
        public var style: ParagraphStyle
        /// The kind of the line in a list of figures; `nil` stays out.
        public var contentsKind: String?
        /// The kind of captions that it is counted with.
        var number: SpannedName?
    }

    /// What is drawn: one element of a list for each category, or series that are written out.
    public enum Content: Hashable, Sendable {
        case rows(Rows)
        case written(categories: [Template], series: [Series])
    }

    /// Categories from a list.
    public struct Rows: Hashable, Sendable {
        public var each: Each
        public var label: Template
        /// One series without a name, or several.
        public var series: [RowSeries]
        /// The share that is printed beside a value.
        public var share: ParsedExpression?
    }

    /// A number of each row.
    public struct RowSeries: Hashable, Sendable {
        public var name: Template?
        public var value: ParsedExpression
        /// Printed beside the value; `nil` for that of the row.
        public var share: ParsedExpression?
    }

    /// A series with one expression for each category.
    public struct Series: Hashable, Sendable {
        public var name: Template
        public var values: [ParsedExpression]
        /// One for each value, or none.
        public var shares: [ParsedExpression] = []
    }

    /// A line across the plot.
    public struct Reference: Hashable, Sendable {
        public var name: Template
        public var value: ParsedExpression
    }

    /// A line over standing bars on an axis of its own.
    public struct Line: Hashable, Sendable {
        public var name: Template
        /// Of each category that is written out, or one that is bound for every row.
        public var values: [ParsedExpression]
        public var unit: SpannedName?
    }

    /// Which items are drawn as one.
    public struct Small: Hashable, Sendable {
        /// A ratio: items that are less of the whole.
        public var limit: ParsedExpression
        public var name: Template
        public var span: SourceSpan
    }

    /// The chart that this one may repeat, and the sentence that then stands instead of it.
    public struct Same: Hashable, Sendable {
        public var chart: SpannedName
        public var text: Template
    }

    public var name: String
    /// The name of the chart's record inside its expressions; `nil` for a chart that is drawn without one.
    public var record: String?
    /// The kind with everything but its texts (`change`, `zerosNote`), which are empty.
    public var kind: Chart.Kind
    public var size: Size
    /// The heights that a page may give the chart; that of `size` lies in the middle, or a little below.
    public var heights: ClosedRange<Length>?
    public var caption: Caption?
    public var unit: SpannedName?
    /// The number policy; `nil` for that of text.
    public var numbers: SpannedName?
    public var content: Content
    public var change: Template?
    /// What is said about each category between its first and its last series: one for each, or one that is bound for every row.
    public var changes: [Template] = []
    public var zerosNote: Template?
    /// What stands at the ends of stacked bars: of each category that is written out, or one that is bound for every row.
    public var totals: [ParsedExpression] = []
    /// Where amounts of flows go: of each category that is written out, or one that is bound for every row.
    public var targets: [Template] = []
    public var references: [Reference] = []
    public var labels = Chart.Labels.all
    /// The categories whose amounts alone are printed; empty for what `labels` says.
    public var labelled: [Template] = []
    public var order = Chart.Order.data
    public var small: Small?
    public var line: Line?
    /// Plots in a row, one for each series; 0 for one plot of all.
    public var panels = 0
    /// A pie of up to six slices; more are bars.
    public var isAutomatic = false
    /// The sentence instead of a chart when all is zero.
    public var empty: Template?
    public var same: Same?
    public var alternateText: Template?
    /// May stand behind paragraphs that follow it when a page would otherwise end early.
    public var mayFollowNextParagraph = false
    public var spaceBefore: Length = .zero
    public var spaceAfter: Length = .zero
    public var style: ChartStyle
    public var span: SourceSpan
}
