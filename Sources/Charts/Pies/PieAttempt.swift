internal import Display
internal import DocumentTree
import Foundation
internal import Geometry
internal import Styling

/// One attempt to draw a pie: sizes of type and disc are fixed, and either all labels fit or there is no result.
struct PieAttempt {
    /// How the text of a label outside is broken.
    enum Form {
        /// The name on one line, the amount below.
        case twoLines
        /// The name in lines, the amount below.
        case lines
        /// Name and amount in one flow, where room is dearest.
        case flow
    }

    var slices: [Slice]
    /// Slices that go without a label.
    var unlabelled: Set<Int> = []
    var hole: Double
    var area: Rect
    var radius: Length
    var form: Form
    /// Whether labels name the slices, or a legend does.
    var showsNames: Bool
    var style: ChartStyle

    /// Length of a leader's level end, and its distance to the text.
    private static let tail = Length.pt(5)
    private static let clearance = Length.pt(5)
    private static let trackGap = Length.pt(1.6)

    private struct Outer {
        var angle: Double
        var label: Label
    }

    /// The picture, or `nil` when a label does not fit.
    func marks(_ labels: LabelSetter) -> Marks? {
        let polar = Polar(center: Point(x: area.midX, y: area.midY))
        let inner = radius * hole
        var marks = Marks()
        drawSlices(polar, inner: inner, into: &marks)
        var right: [Outer] = []
        var left: [Outer] = []
        for (index, slice) in slices.enumerated() where !unlabelled.contains(index) {
            if let (label, point) = innerLabel(slice, polar, inner: inner, labels) {
                marks.label(label, centeredAt: point)
                continue
            }
            let angle = slice.middle - 2 * .pi * (slice.middle / (2 * .pi)).rounded(.down)
            let isLeft = angle > .pi
            guard let label = outerLabel(slice, isLeft: isLeft, labels) else { return nil }
            if isLeft { left.append(Outer(angle: 2 * .pi - angle, label: label)) } else { right.append(Outer(angle: angle, label: label)) }
        }
        right.sort { $0.angle < $1.angle }
        left.sort { $0.angle < $1.angle }
        guard place(right, isLeft: false, polar, labels, into: &marks), place(left, isLeft: true, polar, labels, into: &marks) else {
            return nil
        }
        return marks
    }

    // MARK: Slices

    private func drawSlices(_ polar: Polar, inner: Length, into marks: inout Marks) {
        let isWhole = slices.count == 1
        for slice in slices {
            let path =
                isWhole
                ? polar.circle(inner: inner, outer: radius)
                : polar.sector(from: slice.start, to: slice.end, inner: inner, outer: radius)
            marks.area(path, fill: slice.fill)
        }
        if !isWhole {
            for (index, slice) in slices.enumerated() {
                let previous = slices[(index + slices.count - 1) % slices.count]
                // A gap never takes more than a third of a thin slice.
                let room = radius * min(slice.extent, previous.extent) / 3
                var gap = style.sliceGap
                gap.width = min(gap.width, room)
                guard gap.width > .pt(0.05) else { continue }
                marks.line(.line(from: polar.point(slice.start, inner), to: polar.point(slice.start, radius)), stroke: gap)
            }
        }
        marks.line(polar.circle(inner: inner, outer: radius), stroke: style.outline)
    }

    // MARK: Labels

    private func amount(_ slice: Slice) -> String {
        [slice.value.label, slice.value.share].filter { !$0.isEmpty }.joined(separator: "，")
    }

    private func innerLabel(_ slice: Slice, _ polar: Polar, inner: Length, _ labels: LabelSetter) -> (Label, Point)? {
        // A slice of less than an eighth has its label outside, where there is more room.
        guard let color = slice.fill.textColor, slice.extent > .pi / 4 else { return nil }
        var (name, value) = (labels.name, labels.value)
        name.color = color
        value.color = color
        var lines = [labels.line(amount(slice), style: value)]
        if showsNames { lines.insert(labels.line(slice.name, style: name), at: 0) }
        let label = Label(stacked: lines, alignment: .center)
        let margin = labels.em * 0.4
        guard let point = slice.place(for: label.size, in: polar, inner: inner, outer: radius, margin: margin) else { return nil }
        return (label, point)
    }

    private func columnStart(_ labels: LabelSetter) -> Length { radius + Self.clearance + labels.em }

    private func outerLabel(_ slice: Slice, isLeft: Bool, _ labels: LabelSetter) -> Label? {
        let width = area.size.width / 2 - columnStart(labels) - Self.tail - .pt(2.5)
        guard width > labels.em * 2 else { return nil }
        let alignment: ParagraphStyle.Alignment = isLeft ? .right : .left
        let name = showsNames ? slice.name : ""
        let frames: [Frame] =
            switch form {
            case .twoLines: [labels.line(name, style: labels.name), labels.line(amount(slice), style: labels.value)]
            case .lines:
                [
                    labels.block([.init(name, style: labels.name)], width: width, alignment: alignment),
                    labels.block([.init(amount(slice), style: labels.value)], width: width, alignment: alignment),
                ]
            case .flow:
                [
                    labels.block(
                        [
                            .init(name.isEmpty ? "" : name + "\u{3000}", style: labels.name),
                            .init(slice.value.label, style: labels.value, isUnbroken: true),
                            .init(slice.value.share.isEmpty ? "" : "，", style: labels.value),
                            .init(slice.value.share, style: labels.value, isUnbroken: true),
                        ], width: width, alignment: alignment)
                ]
            }
        let label = Label(stacked: frames, alignment: isLeft ? .right : .left)
        return label.size.width <= width + .pt(0.05) ? label : nil
    }

    /// Places one column; false when it does not fit.
    private func place(_ outer: [Outer], isLeft: Bool, _ polar: Polar, _ labels: LabelSetter, into marks: inout Marks) -> Bool {
        guard !outer.isEmpty else { return true }
        let half = area.size.height / 2
        let gap = form == .flow ? labels.em * 0.15 : labels.em * 0.4
        let spread = Spread(extents: outer.map(\.label.size.height), gap: gap, range: -half...half)
        let wanted = outer.map { (radius + Self.clearance) * -cos($0.angle) }
        guard let middles = spread.middles(near: wanted) else { return false }
        let column = columnStart(labels)
        let leaders = Leaders(
            center: polar.center, radius: radius, clearance: Self.clearance, trackGap: Self.trackGap, column: column, reach: half)
        let ends = zip(outer, middles).map { Leaders.End(angle: $0.angle, label: $1) }
        guard let paths = leaders.paths(ends, isLeft: isLeft) else { return false }
        let side = isLeft ? -1.0 : 1.0
        for ((outer, middle), path) in zip(zip(outer, middles), paths) {
            let end = Point(x: polar.center.x + (column + Self.tail) * side, y: polar.center.y + middle)
            marks.line(Path(path.elements + [.line(end)]), stroke: style.axis)
            let x = isLeft ? end.x - .pt(2) - outer.label.size.width : end.x + .pt(2)
            marks.label(outer.label, at: Point(x: x, y: end.y - outer.label.size.height / 2))
        }
        return true
    }
}
