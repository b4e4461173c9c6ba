internal import DocumentTree
internal import Geometry
internal import Styling

/// Items beside a picture that has no room for them, such as those that one slice is the sum of: names at the left and what is printed
/// for them at the right.
struct ItemList {
    let size: Size
    private let marks: Marks

    /// `nil` when there is not as much height.
    init?(head: ChartText, _ items: [ChartData.Item], punctuation: Chart.Punctuation, height: Length, labels: LabelSetter) {
        let head = labels.line(head, .name)
        let rows = items.map { member in
            let text = [member.value.labelText, member.value.shareText].filter { !$0.isEmpty }.joined(by: punctuation.comma)
            return (name: labels.line(member.name, .name), amount: labels.line(text))
        }
        let pitch = labels.nameSize * 1.3
        let names = rows.map(\.name.size.width).max() ?? .zero
        let amounts = rows.map(\.amount.size.width).max() ?? .zero
        let edge = labels.em * 0.6
        size = Size(
            width: edge + max(head.size.width, names + labels.em + amounts),
            height: pitch * Double(rows.count + (head.size.width > .zero ? 1 : 0)))
        guard size.height <= height else { return nil }
        var marks = Marks()
        // A rule at the left holds the list together.
        marks.line(
            .line(from: Point(x: .pt(0.2), y: .zero), to: Point(x: .pt(0.2), y: size.height)),
            stroke: Stroke(width: .pt(0.35), color: .gray(0.5)))
        marks.label(head, at: Point(x: edge, y: (pitch - head.size.height) / 2))
        for (index, row) in rows.enumerated() {
            let top = pitch * Double(index + (head.size.width > .zero ? 1 : 0))
            marks.label(row.name, at: Point(x: edge, y: top + (pitch - row.name.size.height) / 2))
            marks.label(
                row.amount, at: Point(x: size.width - row.amount.size.width, y: top + (pitch - row.amount.size.height) / 2))
        }
        self.marks = marks
    }

    /// The list with its upper left corner at `origin`.
    func draw(at origin: Point, into marks: inout Marks) { marks.append(self.marks, movedBy: origin) }
}
