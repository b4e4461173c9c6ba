internal import DocumentTree
internal import Geometry
internal import Styling

/// Lines across a plot at amounts with names, which stand beyond the last category: at the right of a standing plot, above a lying one.
struct ReferenceLines {
    /// What the names need beyond the plot.
    let room: Length
    private let references: [(number: Double, label: Label)]
    private let gap: Length
    private let isHorizontal: Bool

    /// A name takes no more than this part of the frame.
    private static let most = 0.24
    private static let width = Length.pt(0.8)
    /// By reference, so that two are told apart without their names.
    private static let dashes: [[Length]] = [[.pt(4), .pt(2)], [.pt(1.5), .pt(1.5)], [.pt(6), .pt(1.5), .pt(1.5), .pt(1.5)]]

    /// `nil` when a name is wider than its room.
    init?(_ references: [Chart.Reference], isHorizontal: Bool, showsNames: Bool, width: Length, labels: LabelSetter) {
        self.isHorizontal = isHorizontal
        gap = labels.em * 0.35
        let limit = width * Self.most
        var all: [(Double, Label)] = []
        for reference in references {
            guard let number = reference.value.number else { continue }
            guard showsNames else {
                all.append((number, .empty))
                continue
            }
            let name = labels.text(reference.name, .name, isBalanced: true)
            let amount = labels.line(reference.value.labelText)
            guard labels.leastWidth(name) <= limit, amount.size.width <= limit else { return nil }
            let alignment: HorizontalAlignment = isHorizontal ? .center : .left
            let lines = labels.block(name, width: limit, alignment: isHorizontal ? .center : .left)
            all.append((number, Label(stacked: [lines, amount], alignment: alignment)))
        }
        self.references = all
        let extents = all.map { PlotAxes.extents(of: $0.1.size, isHorizontal: isHorizontal).across }
        room = (extents.max() ?? .zero) > .zero ? (extents.max() ?? .zero) + gap : .zero
    }

    /// The numbers that the axis must cover too.
    var numbers: [Double] { references.map(\.number) }

    /// Where the names' middles lie along the values; `nil` when they do not fit beside each other.
    ///
    /// `beyond` is the room at both ends of the axis.
    func middles(_ scale: LinearScale, beyond: Length) -> [Length]? {
        guard room > .zero else { return references.map { scale.position($0.number) } }
        let order = references.indices.sorted { (references[$0].number, $0) < (references[$1].number, $1) }
        let spread = Spread(
            extents: order.map { PlotAxes.extents(of: references[$0].label.size, isHorizontal: isHorizontal).along },
            gap: isHorizontal ? gap * 2 : .pt(1), range: -beyond...(scale.length + beyond))
        guard let sorted = spread.middles(near: order.map { scale.position(references[$0].number) }) else { return nil }
        var middles = sorted
        for (place, index) in order.enumerated() { middles[index] = sorted[place] }
        return middles
    }

    /// Draws the lines over what is there, white under them so that they show on dark bars.
    func drawLines(_ axes: PlotAxes, across: Length, scale: LinearScale, into marks: inout Marks) {
        for (index, reference) in references.enumerated() {
            let along = scale.position(reference.number)
            let path = Path.line(from: axes.point(across: .zero, along: along), to: axes.point(across: across, along: along))
            marks.line(path, stroke: Stroke(width: Self.width * 2, color: .white))
            marks.line(path, stroke: Stroke(width: Self.width, color: .black, dashes: Self.dashes[index % Self.dashes.count]))
        }
    }

    /// Draws the names at `middles`.
    func drawNames(_ axes: PlotAxes, across: Length, middles: [Length], into marks: inout Marks) {
        for (reference, middle) in zip(references, middles) where reference.label.size.width > .zero {
            let size = reference.label.size
            if isHorizontal {
                let foot = axes.point(across: .zero, along: middle)
                marks.label(reference.label, at: Point(x: foot.x - size.width / 2, y: foot.y - gap - size.height))
            } else {
                let foot = axes.point(across: across, along: middle)
                marks.label(reference.label, at: Point(x: foot.x + gap, y: foot.y - size.height / 2))
            }
        }
    }
}
