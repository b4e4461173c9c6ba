internal import Display
internal import DocumentTree
internal import Geometry
import Glibc
internal import Styling

/// A pie or ring with its labels, unit, note and legend, drawn as large as its labels allow.
struct PieLayout: Composition {
    let chart: Chart
    let pie: Chart.Pie
    let items: PieItems
    let lettering: Lettering

    var colors: Int { items.slices.count + items.zeros.count }

    /// The picture and what had to be left out.
    func draw() -> (marks: Marks, problems: [ChartProblem]) {
        guard !items.slices.isEmpty else {
            let (marks, problems) = emptyPicture()
            return (marks, items.problems + problems)
        }
        let steps = LabelSetter.steps(in: chart.style)
        // Twelve o'clock first; turned so that both columns are even when that does not fit; smaller type before a small disc.
        let turns = [0, balancingTurn()]
        let texts = items.slices.map { SliceText($0, showsName: pie.zeros != .legend, comma: chart.words.punctuation.comma, lettering) }
        // An amount has a line of its own unless that takes a small disc.
        let large = [[1, 0.93, 0.86, 0.8, 0.74], [0.66, 0.58, 0.5]]
        let lined = large.map { (factors: $0, forms: [SliceText.Form.twoLines, .lines]) }
        for (factors, forms) in lined + (large + [[0.42, 0.34, 0.26]]).map({ ($0, SliceText.Form.allCases) }) {
            for turn in turns {
                if let picture = firstFit(steps: steps, { attempt(texts, steps: $0, turn: turn, factors: factors, forms: forms) }) {
                    return (picture(), items.problems)
                }
            }
        }
        let (marks, problems) = withoutSmallest(texts, steps: steps, turn: balancingTurn())
        return (marks, items.problems + problems)
    }

    private func labels(_ steps: Int) -> LabelSetter { LabelSetter(lettering, style: chart.style, shrinking: steps) }

    // MARK: Attempts

    private func attempt(
        _ texts: [SliceText], steps: Int, turn: Double, factors: [Double], forms: [SliceText.Form] = SliceText.Form.allCases,
        unlabelled: Set<Int> = []
    ) -> (() -> Marks)? {
        let labels = labels(steps)
        guard let surroundings = surroundings(labels) else { return nil }
        let largest = min(surroundings.area.size.height / 2 - .pt(6), surroundings.area.size.width * 0.45)
        guard largest > .zero else { return nil }
        let slices = items.turned(by: turn)
        var attempt = PieAttempt(
            slices: slices, texts: texts, unlabelled: unlabelled, hole: hole, area: surroundings.area, radius: largest, form: .twoLines,
            style: chart.style)
        for form in forms {
            attempt.form = form
            attempt.radius = largest * (factors.min() ?? 1)
            guard attempt.mayFit(labels) else { continue }
            for factor in factors {
                attempt.radius = largest * factor
                guard let picture = attempt.picture(labels) else { continue }
                return { [radius = attempt.radius] in
                    let marks = picture()
                    var all = surroundings.marks
                    all.append(marks)
                    // As over an axis, the unit stands at the left edge of what is drawn.
                    let unit = surroundings.unit
                    let left = min(marks.labelsLeft ?? .infinity, surroundings.area.midX - radius)
                    all.label(unit, at: Point(x: min(left, surroundings.area.maxX - unit.size.width), y: .pt(1)))
                    return all
                }
            }
        }
        return nil
    }

    private var hole: Double { pie.hole.isFinite ? min(max(pie.hole, 0), 0.9) : 0 }

    /// The last resort: the smallest slices go without labels, as few as may be, and are named in a finding.
    private func withoutSmallest(_ texts: [SliceText], steps: Int, turn: Double) -> (Marks, [ChartProblem]) {
        let order = items.slices.indices.sorted { (items.slices[$0].extent, $1) < (items.slices[$1].extent, $0) }
        let result = firstFit(steps: order.count) { count -> (() -> Marks, Set<Int>)? in
            let dropped = Set(order.prefix(count))
            let picture = attempt(
                texts, steps: steps, turn: turn, factors: [1, 0.86, 0.74, 0.58, 0.42, 0.26], unlabelled: dropped)
            return picture.map { ($0, dropped) }
        }
        if let (picture, dropped) = result {
            return (picture(), [.labelsDropped(names: dropped.sorted().map { items.slices[$0].name.text })])
        }
        // No room even for the unit or the note: the disc alone.
        let area = Rect(origin: .zero, size: chart.size).inset(by: Insets(vertical: .pt(1), horizontal: .pt(1)))
        let radius = min(area.size.width, area.size.height) / 2
        guard radius > .pt(4) else { return (Marks(), [.noRoom]) }
        let bare = PieAttempt(
            slices: items.slices, texts: [], unlabelled: Set(items.slices.indices), hole: hole, area: area, radius: radius, form: .flow,
            style: chart.style)
        let names = ChartProblem.labelsDropped(names: items.slices.map(\.name.text))
        return (bare.picture(labels(steps))?() ?? Marks(), [names, .noteDropped])
    }

    /// The turn that brings half of the slices' middles to each side, the large ones not counted: nought when they are even already.
    private func balancingTurn() -> Double {
        let small = items.slices.filter { $0.extent <= .pi / 4 }.map(\.middle)
        guard small.count > 1 else { return 0 }
        var best = (difference: Int.max, turn: 0.0)
        for index in small.indices {
            let next = index + 1 < small.count ? small[index + 1] : small[0] + 2 * .pi
            let turn = -(small[index] + next) / 2
            let right = small.count { sin($0 + turn) >= 0 }
            let difference = abs(2 * right - small.count)
            if difference < best.difference { best = (difference, turn) }
        }
        return best.turn
    }

    // MARK: Around the disc

    /// The unit, which stands above, the note and the legend below, and the room between; `nil` when they do not fit.
    private func surroundings(_ labels: LabelSetter) -> (marks: Marks, unit: Label, area: Rect)? {
        var marks = Marks()
        var (top, bottom) = (Length.pt(1), chart.size.height - .pt(1))
        let width = chart.size.width - .pt(2)
        let unit = labels.line(chart.unit)
        guard unit.size.width <= width else { return nil }
        if !chart.unit.isEmpty { top = top + unit.size.height + labels.em * 0.5 }
        if let note = note(labels, width: width) {
            guard note.size.width <= width + .pt(0.05) else { return nil }
            bottom = bottom - note.size.height
            marks.label(note, at: Point(x: (chart.size.width - note.size.width) / 2, y: bottom))
            bottom = bottom - labels.em * 0.6
        }
        var right = chart.size.width - .pt(1)
        if !items.members.isEmpty, let rest = items.slices.last {
            let marksOfWords = chart.words.punctuation
            let list = ItemList(
                head: rest.name + ChartText(marksOfWords.colon), items.members, punctuation: marksOfWords, height: bottom - top,
                labels: labels)
            guard let list,
                list.size.width <= width * Self.mostForMembers
            else { return nil }
            right = right - list.size.width
            list.draw(at: Point(x: right, y: top + (bottom - top - list.size.height) / 2), into: &marks)
            right = right - labels.em
        }
        if pie.zeros == .legend {
            guard let legend = Legend(legendEntries, width: width, labels: labels, outline: chart.style.outline) else { return nil }
            bottom = bottom - legend.size.height
            legend.draw(at: Point(x: (chart.size.width - legend.size.width) / 2, y: bottom), into: &marks)
            bottom = bottom - labels.em * 0.6
        }
        guard bottom - top > labels.em * 4 else { return nil }
        return (marks, unit, Rect(x: .pt(1), y: top, width: right - .pt(1), height: bottom - top))
    }

    /// The list of what a slice is the sum of takes no more than this part of the frame.
    private static let mostForMembers = 0.5

    private func note(_ labels: LabelSetter, width: Length) -> Label? {
        let text: ChartText = pie.zeros == .list ? zerosNote : ""
        guard !text.isEmpty else { return nil }
        return labels.block(labels.text(text), width: width, alignment: .center)
    }

    /// The layout's sentence, or the items' names with what is printed for them.
    private var zerosNote: ChartText {
        let marks = chart.words.punctuation
        guard pie.zerosNote.isEmpty, let first = items.zeros.first else { return pie.zerosNote }
        return items.zeros.map(\.name).joined(by: marks.pause) + ChartText(marks.colon) + first.value.labelText
    }

    private var legendEntries: [Legend.Entry] {
        items.slices.map { Legend.Entry(name: $0.name, sample: .area($0.fill)) }
            + items.zeros.map { zero in
                Legend.Entry(name: [zero.name, zero.value.labelText].joined(by: chart.words.punctuation.colon), sample: .none)
            }
    }

    /// No slices: the sentence for it in the middle, if there is one.
    private func emptyPicture() -> (Marks, [ChartProblem]) {
        var marks = Marks()
        let problem: ChartProblem = items.zeros.isEmpty ? .empty : .allZero
        let steps = LabelSetter.steps(in: chart.style)
        guard !zerosNote.isEmpty else { return (marks, [problem]) }
        let note = firstFit(steps: steps) { step -> Label? in
            let labels = labels(step)
            let note = labels.block(labels.text(zerosNote), width: chart.size.width, alignment: .center)
            let fits = note.size.width <= chart.size.width && note.size.height <= chart.size.height
            return fits ? note : nil
        }
        guard let note else { return (marks, [problem, .noteDropped]) }
        marks.label(note, centeredAt: Point(x: chart.size.width / 2, y: chart.size.height / 2))
        return (marks, [problem])
    }
}
