internal import DocumentTree
internal import Geometry

/// Ticks with their labels, grid lines, and the lines of zero and of the axis.
struct ValueAxis {
    let ticks: Ticks
    let labels: [Label]
    let scaleDomain: ClosedRange<Double>

    private static let tickLength = Length.pt(2)

    /// How ticks are printed: as the values are.
    struct Text {
        let isGrouped: Bool
        let minus: Character
        /// The most digits after the point; `nil` when nothing is printed.
        let digits: Int?
        /// Behind the number.
        var unit = ""

        /// Hundredths.
        static var percent: Text {
            var text = Text(like: [])
            text.unit = "%"
            return text
        }

        init(like values: [String]) {
            digits = values.lazy.filter { !$0.isEmpty }.map(Self.fractionDigits).max()
            isGrouped = values.contains { $0.utf8.contains(UInt8(ascii: ",")) }
            // A minus is the sign for it, unless the amounts are printed with a hyphen.
            minus = values.contains { $0.utf8.first == UInt8(ascii: "-") } ? "-" : "\u{2212}"
        }

        /// Digits behind the last point of a printed number: two of `1,204.50`, `81.75%`.
        private static func fractionDigits(_ text: String) -> Int {
            guard let point = text.utf8.lastIndex(of: UInt8(ascii: ".")) else { return 0 }
            return text.utf8[text.utf8.index(after: point)...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        }
    }

    init(_ ticks: Ticks, text: Text, labels setter: LabelSetter) {
        self.ticks = ticks
        labels = ticks.labels(grouping: text.isGrouped, minus: text.minus).map { setter.line($0 + text.unit) }
        let values = ticks.values
        scaleDomain = (values.first ?? 0)...(values.last ?? 1)
    }

    init(covering range: ClosedRange<Double>, gridLines: Int, text: Text, labels setter: LabelSetter) {
        self.init(.covering(range, count: gridLines, digits: text.digits), text: text, labels: setter)
    }

    var widest: Length { labels.map(\.size.width).max() ?? .zero }
    var height: Length { labels.map(\.size.height).max() ?? .zero }

    /// Room beside a standing plot, or below a lying one.
    func room(isHorizontal: Bool, em: Length) -> Length {
        Self.tickLength + (isHorizontal ? height + em * 0.15 : widest + em * 0.3)
    }

    /// How far the last label reaches beyond the high end.
    func overhang(isHorizontal: Bool) -> Length { (isHorizontal ? labels.last?.size.width ?? .zero : height) / 2 + .pt(0.5) }

    /// How far the first label reaches below the low end.
    func underhang(isHorizontal: Bool) -> Length { (isHorizontal ? labels.first?.size.width ?? .zero : height) / 2 }

    /// Whether neighbouring labels stay apart on an axis of `length`.
    func isOpen(length: Length, isHorizontal: Bool, em: Length) -> Bool {
        let distance = length / Double(max(1, ticks.last - ticks.first))
        return distance >= (isHorizontal ? widest + em * 0.6 : height * 1.1)
    }

    /// The grid, which lies under everything.
    func drawGrid(_ axes: PlotAxes, across: Length, style: ChartStyle, into marks: inout Marks) {
        let scale = LinearScale(domain: scaleDomain, length: axes.isHorizontal ? axes.plot.size.width : axes.plot.size.height)
        for value in ticks.values where value != 0 {
            let along = scale.position(value)
            let line = Geometry.Path.line(from: axes.point(across: .zero, along: along), to: axes.point(across: across, along: along))
            marks.line(line, stroke: style.grid)
        }
    }

    /// A second axis at the right of a standing plot, with its ticks and labels.
    func drawSecond(_ axes: PlotAxes, across: Length, style: ChartStyle, em: Length, into marks: inout Marks) {
        let length = axes.plot.size.height
        let scale = LinearScale(domain: scaleDomain, length: length)
        marks.line(.line(from: axes.point(across: across, along: .zero), to: axes.point(across: across, along: length)), stroke: style.axis)
        for (value, label) in zip(ticks.values, labels) {
            let along = scale.position(value)
            let tip = axes.point(across: across + Self.tickLength, along: along)
            marks.line(.line(from: axes.point(across: across, along: along), to: tip), stroke: style.axis)
            marks.label(label, at: Point(x: tip.x + em * 0.3, y: tip.y - label.size.height / 2))
        }
    }

    /// The lines of zero and of the axis with its ticks and labels, which lie over the bars' feet.
    func draw(_ axes: PlotAxes, across: Length, style: ChartStyle, em: Length, into marks: inout Marks) {
        let length = axes.isHorizontal ? axes.plot.size.width : axes.plot.size.height
        let scale = LinearScale(domain: scaleDomain, length: length)
        let zero = scale.position(0)
        // A standing axis is at the left of the plot, a lying one under it.
        let foot = axes.isHorizontal ? across : .zero
        let out = axes.isHorizontal ? Self.tickLength : -Self.tickLength
        marks.line(.line(from: axes.point(across: .zero, along: zero), to: axes.point(across: across, along: zero)), stroke: style.axis)
        marks.line(.line(from: axes.point(across: foot, along: .zero), to: axes.point(across: foot, along: length)), stroke: style.axis)
        for (value, label) in zip(ticks.values, labels) {
            let along = scale.position(value)
            let tip = axes.point(across: foot + out, along: along)
            marks.line(.line(from: axes.point(across: foot, along: along), to: tip), stroke: style.axis)
            if axes.isHorizontal {
                marks.label(label, at: Point(x: tip.x - label.size.width / 2, y: tip.y + em * 0.15))
            } else {
                marks.label(label, at: Point(x: tip.x - em * 0.3 - label.size.width, y: tip.y - label.size.height / 2))
            }
        }
    }
}
