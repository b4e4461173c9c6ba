internal import Display
internal import DocumentTree
internal import Geometry
import Glibc
internal import Styling

/// One attempt to draw a pie: sizes of type and disc are fixed, and either all labels fit or there is no picture.
struct PieAttempt {
    var slices: [Slice]
    /// The slices' texts at this size of type, in the same order.
    var texts: [SliceText]
    /// Slices that go without a label.
    var unlabelled: Set<Int> = []
    var hole: Double
    var area: Rect
    var radius: Length
    var form: SliceText.Form
    var style: ChartStyle

    /// Length of a leader's level end, and its distance to the text.
    private static let tail = Length.pt(5)
    private static let tailGap = Length.pt(2)
    private static let clearance = Length.pt(5)
    private static let trackGap = Length.pt(1.6)

    private struct Outer {
        var index: Int
        var angle: Double
    }

    /// A label inside its slice.
    private struct Inner {
        var index: Int
        var isFolded: Bool
        var color: Color
        var middle: Point
    }

    /// A slice of less than an eighth has its label outside, where there is more room.
    private static let leastInside = Double.pi / 4
    /// A slice of a quarter and more may hold its name on two lines.
    private static let leastFolded = Double.pi / 2

    /// What draws the picture; `nil` when a label does not fit.
    func picture(_ labels: LabelSetter) -> (() -> Marks)? {
        let polar = Polar(center: Point(x: area.midX, y: area.midY))
        let inner = radius * hole
        var inside: [Inner] = []
        var columns: (right: [Outer], left: [Outer]) = ([], [])
        for (index, slice) in slices.enumerated() where !unlabelled.contains(index) {
            if let label = innerLabel(index, polar, inner: inner, labels) {
                inside.append(label)
                continue
            }
            let angle = slice.direction
            if angle > .pi {
                columns.left.append(Outer(index: index, angle: 2 * .pi - angle))
            } else {
                columns.right.append(Outer(index: index, angle: angle))
            }
        }
        columns.right.sort { $0.angle < $1.angle }
        columns.left.sort { $0.angle < $1.angle }
        // Room between disc and columns for leaders that go round it, as much as they turn out to need.
        for tracks in [0.0, 6, 12] {
            let column = column(tracks: tracks, labels)
            var sides: [Side] = []
            for (outer, isLeft) in [(columns.right, false), (columns.left, true)] {
                switch place(outer, isLeft: isLeft, polar, column: column, labels) {
                case .placed(let side): sides.append(side)
                case .crowdedTracks: break
                case .noRoom: return nil
                }
            }
            guard sides.count == 2 else { continue }
            return { draw(polar, inner: inner, inside: inside, sides: sides, labels) }
        }
        return nil
    }

    private func draw(_ polar: Polar, inner: Length, inside: [Inner], sides: [Side], _ labels: LabelSetter) -> Marks {
        var marks = Marks()
        drawSlices(polar, inner: inner, into: &marks)
        for label in inside {
            let text = texts[label.index].label(isFolded: label.isFolded, colored: label.color, labels)
            marks.label(text, centeredAt: label.middle)
        }
        for side in sides {
            for placed in side.labels {
                let label = texts[placed.index].label(form, width: side.width, isLeft: side.isLeft, labels)
                marks.line(placed.leader, stroke: style.axis)
                let x = side.isLeft ? placed.end.x - Self.tailGap - label.size.width : placed.end.x + Self.tailGap
                marks.label(label, at: Point(x: x, y: placed.end.y - label.size.height / 2))
            }
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
                guard gap.width >= Stroke.thinnest else { continue }
                marks.line(.line(from: polar.point(slice.start, inner), to: polar.point(slice.start, radius)), stroke: gap)
            }
        }
        marks.line(polar.circle(inner: inner, outer: radius), stroke: style.outline)
    }

    // MARK: Labels

    private func innerLabel(_ index: Int, _ polar: Polar, inner: Length, _ labels: LabelSetter) -> Inner? {
        let slice = slices[index]
        guard let color = slice.fill.textColor, slice.extent > Self.leastInside else { return nil }
        for isFolded in slice.extent > Self.leastFolded ? [false, true] : [false] {
            let size = texts[index].size(isFolded: isFolded, labels)
            if let middle = slice.place(for: size, in: polar, inner: inner, outer: radius, margin: labels.em * 0.4) {
                return Inner(index: index, isFolded: isFolded, color: color, middle: middle)
            }
        }
        return nil
    }

    /// Whether the labels of small slices, which stand outside whatever the disc's size, may find room beside a disc of this size.
    ///
    /// Counting is cheap: when they do not, larger discs need not be tried.
    func mayFit(_ labels: LabelSetter) -> Bool {
        let (width, gap) = (width(beyond: column(tracks: 0, labels)), gap(labels))
        var (right, left) = (-gap, -gap)
        for (index, slice) in slices.enumerated() where slice.extent <= Self.leastInside && !unlabelled.contains(index) {
            let height = texts[index].leastHeight(form, width: width, labels) + gap
            if slice.direction > .pi { left = left + height } else { right = right + height }
        }
        return max(left, right) <= area.size.height
    }

    /// Where the columns of labels begin, from the disc's middle.
    private func column(tracks: Double, _ labels: LabelSetter) -> Length {
        radius + Self.clearance + labels.em + Self.trackGap * tracks
    }

    /// The width of the labels in a column.
    private func width(beyond column: Length) -> Length { area.size.width / 2 - column - Self.tail - Self.tailGap - .pt(0.5) }

    /// The least distance of labels in a column.
    private func gap(_ labels: LabelSetter) -> Length { labels.em * (form == .flow ? 0.15 : 0.4) }

    /// A column of labels.
    private struct Side {
        var isLeft: Bool
        var width: Length
        var labels: [(index: Int, leader: Path, end: Point)] = []
    }

    private enum Outcome {
        case placed(Side), crowdedTracks, noRoom
    }

    /// Places one column of labels with its leaders.
    private func place(_ outer: [Outer], isLeft: Bool, _ polar: Polar, column: Length, _ labels: LabelSetter) -> Outcome {
        let half = area.size.height / 2
        let width = width(beyond: column)
        var placed = Side(isLeft: isLeft, width: width)
        guard !outer.isEmpty else { return .placed(placed) }
        guard width > labels.em * 2 else { return .noRoom }
        var gap = gap(labels)
        // Counting lines is cheap, breaking them is not: most attempts end here.
        let least = outer.reduce(-gap) { $0 + texts[$1.index].leastHeight(form, width: width, labels) + gap }
        guard least <= half * 2 else { return .noRoom }
        let heights = outer.map { texts[$0.index].height(form, width: width, labels) }
        // Labels stand as far apart as there is room for, up to where they are read best.
        if outer.count > 1 {
            let open = (half * 2 - heights.reduce(.zero, +)) / Double(outer.count - 1)
            gap = max(gap, min(open, labels.em * 0.4))
        }
        let spread = Spread(extents: heights, gap: gap, range: -half...half)
        let wanted = outer.map { (radius + Self.clearance) * -cos($0.angle) }
        guard let middles = spread.middles(near: wanted) else { return .noRoom }
        let leaders = Leaders(
            center: polar.center, radius: radius, clearance: Self.clearance, trackGap: Self.trackGap, column: column, reach: half)
        let ends = zip(outer, middles).map { Leaders.End(angle: $0.angle, label: $1) }
        guard let paths = leaders.paths(ends, isLeft: isLeft) else { return .crowdedTracks }
        let side = isLeft ? -1.0 : 1.0
        for ((item, middle), path) in zip(zip(outer, middles), paths) {
            let end = Point(x: polar.center.x + (column + Self.tail) * side, y: polar.center.y + middle)
            placed.labels.append((item.index, Path(path.elements + [.line(end)]), end))
        }
        return .placed(placed)
    }
}
