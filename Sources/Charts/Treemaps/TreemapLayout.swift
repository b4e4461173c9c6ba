internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// A rectangle for each item, as large as its amount, with name and amount inside; those without room for them are listed at the right.
struct TreemapLayout: Composition {
    let chart: Chart
    let items: PieItems
    let lettering: Lettering

    /// All rectangles are of one colour: their names tell them apart.
    var colors: Int { 0 }

    private static let gap = Length.pt(1.2)
    /// The list takes no more than this part of the frame.
    private static let mostForList = 0.5

    /// The picture and what had to be left out.
    func draw() -> (marks: Marks, problems: [ChartProblem]) {
        guard !items.slices.isEmpty else { return (Marks(), items.problems + [items.zeros.isEmpty ? .empty : .allZero]) }
        let texts = items.slices.map { Text($0, comma: chart.words.punctuation.comma, lettering) }
        let steps = LabelSetter.steps(in: chart.style)
        if let picture = firstFit(steps: steps, { self.picture(labels($0), texts, mayDrop: false) }) {
            return (picture.marks, items.problems)
        }
        guard let picture = self.picture(labels(steps), texts, mayDrop: true) else { return (Marks(), items.problems + [.noRoom]) }
        return (picture.marks, items.problems + [.labelsDropped(names: picture.dropped.map { items.slices[$0].name.text })])
    }

    private func labels(_ steps: Int) -> LabelSetter { LabelSetter(lettering, style: chart.style, shrinking: steps) }

    /// What stands in one rectangle, measured once.
    private struct Text {
        let name: TextBlock
        let amounts: [ChartText]
        /// Amount and share behind each other.
        let row: ChartText

        init(_ slice: Slice, comma: String, _ lettering: Lettering) {
            name = lettering.block(slice.name.parts(.name), isBalanced: false)
            amounts = [slice.value.labelText, slice.value.shareText].filter { !$0.isEmpty }
            row = amounts.joined(by: comma)
        }

        /// Name and amounts in a rectangle; `nil` when they do not fit.
        func label(in size: Size, _ labels: LabelSetter) -> Label? {
            guard labels.leastWidth(name) <= size.width, labels.leastHeight(name, width: size.width) <= size.height else { return nil }
            let first = labels.block(name, width: size.width, alignment: .left)
            for lines in [[row], amounts] {
                let label = Label(stacked: [first] + lines.map { labels.line($0) }, alignment: .left)
                if label.size.width <= size.width, label.size.height <= size.height { return label }
            }
            return nil
        }
    }

    private func picture(_ labels: LabelSetter, _ texts: [Text], mayDrop: Bool) -> (marks: Marks, dropped: [Int])? {
        let unit = labels.line(chart.unit)
        let top = Length.pt(1) + (unit.size.width > .zero ? unit.size.height + labels.em * 0.5 : .zero)
        let (width, height) = (chart.size.width - .pt(2), chart.size.height - .pt(1) - top)
        guard unit.size.width <= width, height > labels.em * 3 else { return nil }
        let amounts = items.slices.map(\.extent)
        var listed: [Int] = []
        // A list makes the rectangles smaller, so that more may have to be listed; those that are never leave it.
        while true {
            var area = Rect(x: .pt(1), y: top, width: width, height: height)
            var list: ItemList?
            if !listed.isEmpty, !mayDrop {
                let rows = listed.map { ChartData.Item(name: items.slices[$0].name, value: items.slices[$0].value) }
                list = ItemList(head: "", rows, punctuation: chart.words.punctuation, height: height, labels: labels)
                guard let list, list.size.width <= width * Self.mostForList else { return nil }
                area.size.width = width - list.size.width - labels.em * 0.8
            }
            let rects = squarified(amounts, in: area)
            let inner = labels.em * 0.35
            let places = zip(rects, texts).map { rect, text in
                let room = Size(
                    width: rect.size.width - Self.gap - inner * 2, height: rect.size.height - Self.gap - inner * 2)
                return room.width > .zero && room.height > .zero ? text.label(in: room, labels) : nil
            }
            let without = places.indices.filter { places[$0] == nil }
            guard mayDrop || Set(without).isSubset(of: listed) else {
                listed = Set(listed + without).sorted()
                continue
            }
            var marks = Marks()
            for (index, rect) in rects.enumerated() {
                let isListed = listed.contains(index)
                draw(rect, isListed ? nil : places[index], inner: inner, into: &marks)
            }
            list?.draw(at: Point(x: .pt(1) + width - (list?.size.width ?? .zero), y: top), into: &marks)
            marks.label(unit, at: Point(x: .pt(1), y: .pt(1)))
            return (marks, without)
        }
    }

    private func draw(_ rect: Rect, _ label: Label?, inner: Length, into marks: inout Marks) {
        // The gap never takes more than a part of a thin rectangle.
        let gap = min(Self.gap, min(rect.size.width, rect.size.height) / 3)
        let tile = rect.inset(by: Insets(vertical: gap / 2, horizontal: gap / 2))
        guard tile.size.width > .zero, tile.size.height > .zero else { return }
        let fill = Palette(style: chart.style).barFill(0, of: 2)
        marks.area(.rectangle(tile), fill: fill)
        if let label { marks.label(label, at: Point(x: rect.minX + Self.gap / 2 + inner, y: rect.minY + Self.gap / 2 + inner)) }
    }
}
