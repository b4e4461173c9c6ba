internal import Geometry
internal import Styling

/// The unit and the legend above a plot.
struct PlotHeader {
    /// From the frame's upper edge to the plot's room.
    let height: Length
    private let unit: Label
    private let legend: Legend?
    private let width: Length
    private let unitTop: Length

    /// `nil` when the unit or an entry of the legend is wider than the frame.
    init?(unit text: String, legend entries: [Legend.Entry], width: Length, labels: LabelSetter, outline: Stroke) {
        unit = labels.line(text)
        guard unit.size.width <= width else { return nil }
        self.width = width
        guard entries.count > 1 else {
            legend = nil
            unitTop = .zero
            height = unit.size.height + (text.isEmpty ? .zero : labels.em * 0.3)
            return
        }
        guard let legend = Legend(entries, width: width, labels: labels, outline: outline) else { return nil }
        self.legend = legend
        // Side by side when the legend can stand in the middle of the frame beside the unit; else the legend above.
        let room = width - (unit.size.width + labels.em) * 2
        let isBeside = legend.size.width <= room || text.isEmpty
        unitTop = isBeside ? (legend.size.height - unit.size.height) / 2 : legend.size.height
        height = max(unitTop + unit.size.height, legend.size.height) + labels.em * 0.5
    }

    /// Draws both, the unit's left edge at `x`.
    func draw(at origin: Point, unitAt x: Length, into marks: inout Marks) {
        legend?.draw(at: Point(x: origin.x + (width - (legend?.size.width ?? .zero)) / 2, y: origin.y), into: &marks)
        let free = legend == nil ? x : origin.x
        marks.label(unit, at: Point(x: min(free, origin.x + width - unit.size.width), y: origin.y + unitTop))
    }
}
