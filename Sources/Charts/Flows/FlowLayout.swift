internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// Bands from where amounts come to where they go, as broad as the amounts (a Sankey diagram).
struct FlowLayout: Composition {
    let chart: Chart
    let data: ChartData
    let lettering: Lettering

    /// Bands are of one colour: the places at their ends tell them apart.
    var colors: Int { 0 }

    private static let barWidth = Length.pt(7)
    private static let tail = Length.pt(6)

    /// The picture and what had to be left out.
    func draw() -> (marks: Marks, problems: [ChartProblem]) {
        let nodes = FlowNodes(data)
        guard !nodes.links.isEmpty else { return (Marks(), nodes.problems.isEmpty ? [.empty] : nodes.problems) }
        let steps = LabelSetter.steps(in: chart.style)
        for hasNames in [true, false] {
            let picture = firstFit(steps: steps) { step in
                self.picture(nodes, LabelSetter(lettering, style: chart.style, shrinking: step), hasNames: hasNames)
            }
            if let picture { return (picture, nodes.problems + (hasNames ? [] : [.namesDropped])) }
        }
        return (Marks(), nodes.problems + [.noRoom])
    }

    private struct Plan {
        /// The left edges of the columns.
        var columns: [Length]
        /// By place: its upper edge, and points a unit of amount.
        var tops: [Length]
        var unit: Double
    }

    private func picture(_ nodes: FlowNodes, _ labels: LabelSetter, hasNames: Bool) -> Marks? {
        let unit = labels.line(chart.unit)
        let top = Length.pt(1) + (unit.size.width > .zero ? unit.size.height + labels.em * 0.5 : .zero)
        let height = chart.size.height - .pt(1) - top
        guard height > labels.em * 4, unit.size.width <= chart.size.width - .pt(2) else { return nil }
        let texts = nodes.nodes.indices.map { hasNames ? label(of: $0, nodes, labels) : .empty }
        func widest(_ column: Int) -> Length {
            nodes.nodes.indices.filter { nodes.nodes[$0].column == column }.map { texts[$0].size.width }.max() ?? .zero
        }
        let last = nodes.columns - 1
        let (left, right) = (widest(0), widest(last))
        guard max(left, right) <= chart.size.width * 0.34 else { return nil }
        let start = Length.pt(1) + left + (left > .zero ? Self.tail : .zero)
        let end = chart.size.width - .pt(1) - right - (right > .zero ? Self.tail : .zero) - Self.barWidth
        let columns = (0...last).map { start + (end - start) * (Double($0) / Double(max(1, last))) }
        // What stands between columns is beside its place, over the bands.
        for column in 0..<last where column > 0 {
            guard widest(column) + Self.barWidth + Self.tail <= (columns[column + 1] - columns[column]) * 0.7 else { return nil }
        }
        guard let plan = plan(nodes, columns, top: top, height: height, em: labels.em) else { return nil }
        var marks = Marks()
        drawBands(nodes, plan, into: &marks)
        drawPlaces(nodes, plan, into: &marks)
        guard drawLabels(nodes, plan, texts, top: top, height: height, into: &marks) else { return nil }
        marks.label(unit, at: Point(x: .pt(1), y: .pt(1)))
        return marks
    }

    /// Name and amount of a place; an amount only where it is one that is given.
    private func label(of node: Int, _ nodes: FlowNodes, _ labels: LabelSetter) -> Label {
        let place = nodes.nodes[node]
        let isLeft = place.column == 0
        let width = chart.size.width * 0.3
        let name = labels.block(labels.text(place.name, .name, isBalanced: true), width: width, alignment: isLeft ? .right : .left)
        guard place.links.count == 1 else { return name }
        let value = nodes.links[place.links[0]].value
        let text = [value.labelText, value.shareText].filter { !$0.isEmpty }.joined(by: chart.words.punctuation.comma)
        return Label(stacked: [name, labels.line(text)], alignment: isLeft ? .right : .left)
    }

    /// One scale for all columns; each column in the middle, its places apart.
    private func plan(_ nodes: FlowNodes, _ columns: [Length], top: Length, height: Length, em: Length) -> Plan? {
        let members = columns.indices.map { column in nodes.nodes.indices.filter { nodes.nodes[$0].column == column } }
        let most = members.map(\.count).max() ?? 1
        let gap = min(em * 0.6, height * (0.3 / Double(max(1, most - 1))))
        var unit = Double.infinity
        for column in members {
            let sum = column.reduce(0) { $0 + nodes.nodes[$1].size }
            let room = height - gap * Double(max(0, column.count - 1))
            guard sum > 0, room > .zero else { return nil }
            unit = min(unit, room.points / sum)
        }
        var tops = Array(repeating: Length.zero, count: nodes.nodes.count)
        for column in columns.indices {
            let order = nodes.order(ofColumn: column, tops: tops.map(\.points))
            let sum = order.reduce(0) { $0 + nodes.nodes[$1].size } * unit
            var y = top + (height - .pt(sum) - gap * Double(order.count - 1)) / 2
            for node in order {
                tops[node] = y
                y = y + .pt(nodes.nodes[node].size * unit) + gap
            }
        }
        return Plan(columns: columns, tops: tops, unit: unit)
    }

    private func drawBands(_ nodes: FlowNodes, _ plan: Plan, into marks: inout Marks) {
        let fill = Palette(style: chart.style).barFill(0, of: 2)
        // Bands leave and reach a place in the order of their other ends, so that they do not cross at it.
        func offsets(_ isMine: (FlowNodes.Link) -> Int, _ other: (FlowNodes.Link) -> Int) -> [Length] {
            var result = Array(repeating: Length.zero, count: nodes.links.count)
            for node in nodes.nodes.indices {
                var used = 0.0
                let mine = nodes.links.indices.filter { isMine(nodes.links[$0]) == node }
                for link in mine.sorted(by: { (plan.tops[other(nodes.links[$0])], $0) < (plan.tops[other(nodes.links[$1])], $1) }) {
                    result[link] = .pt(used * plan.unit)
                    used += nodes.links[link].number
                }
            }
            return result
        }
        let outgoing = offsets(\.from, \.to)
        let incoming = offsets(\.to, \.from)
        for (index, link) in nodes.links.enumerated() {
            let breadth = Length.pt(link.number * plan.unit)
            let x1 = plan.columns[nodes.nodes[link.from].column] + Self.barWidth
            let x2 = plan.columns[nodes.nodes[link.to].column]
            let (y1, y2) = (plan.tops[link.from] + outgoing[index], plan.tops[link.to] + incoming[index])
            let middle = (x1 + x2) / 2
            func point(_ x: Length, _ y: Length) -> Point { Point(x: x, y: y) }
            let path = Path([
                .move(point(x1, y1)), .curve(point(middle, y1), point(middle, y2), to: point(x2, y2)),
                .line(point(x2, y2 + breadth)),
                .curve(point(middle, y2 + breadth), point(middle, y1 + breadth), to: point(x1, y1 + breadth)),
                .close,
            ])
            // A white edge tells bands apart where they cross; a hairline is a band without one.
            marks.area(path, fill: fill, outline: breadth > .pt(2) ? Stroke(width: .pt(0.5), color: .white) : nil)
        }
    }

    private func drawPlaces(_ nodes: FlowNodes, _ plan: Plan, into marks: inout Marks) {
        let fill = Palette(style: chart.style).barFill(1, of: 2)
        for (node, place) in nodes.nodes.enumerated() {
            let rect = Rect(
                x: plan.columns[place.column], y: plan.tops[node], width: Self.barWidth, height: .pt(place.size * plan.unit))
            marks.area(.rectangle(rect), fill: fill)
        }
    }

    /// Names beside their places, pushed apart, with a line to the place; false when they do not fit.
    private func drawLabels(
        _ nodes: FlowNodes, _ plan: Plan, _ texts: [Label], top: Length, height: Length, into marks: inout Marks
    ) -> Bool {
        for column in plan.columns.indices {
            let members = nodes.nodes.indices.filter { nodes.nodes[$0].column == column && texts[$0].size.width > .zero }
                .sorted { (plan.tops[$0], $0) < (plan.tops[$1], $1) }
            let wanted = members.map { plan.tops[$0] + .pt(nodes.nodes[$0].size * plan.unit / 2) }
            let spread = Spread(extents: members.map { texts[$0].size.height }, gap: .pt(1), range: top...(top + height))
            guard let middles = spread.middles(near: wanted) else { return false }
            for (place, node) in members.enumerated() {
                let label = texts[node]
                if column == 0 {
                    let edge = plan.columns[0]
                    marks.line(
                        .line(from: Point(x: edge, y: wanted[place]), to: Point(x: edge - Self.tail + .pt(2), y: middles[place])),
                        stroke: chart.style.axis)
                    marks.label(label, at: Point(x: edge - Self.tail - label.size.width, y: middles[place] - label.size.height / 2))
                } else if column == plan.columns.count - 1 {
                    let edge = plan.columns[column] + Self.barWidth
                    marks.line(
                        .line(from: Point(x: edge, y: wanted[place]), to: Point(x: edge + Self.tail - .pt(2), y: middles[place])),
                        stroke: chart.style.axis)
                    marks.label(label, at: Point(x: edge + Self.tail, y: middles[place] - label.size.height / 2))
                } else {
                    let x = plan.columns[column] + Self.barWidth + Self.tail / 2 + label.size.width / 2
                    marks.coveringLabel(label, centeredAt: Point(x: x, y: middles[place]))
                }
            }
        }
        return true
    }
}
