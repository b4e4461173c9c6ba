internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// Names of series or slices with a sample of their fill, in rows.
struct Legend {
    struct Entry {
        var name: ChartText
        var sample: Sample
    }

    /// What stands before a name.
    enum Sample {
        case area(Drawing.Fill)
        /// The line's pen and the fill of its points.
        case line(LinePen)
        /// An item that is not in the picture.
        case none
    }

    let size: Size
    private let marks: Marks

    /// The entries in rows no wider than `width`, each row in the middle; `nil` when an entry is wider than that.
    init?(_ entries: [Entry], width: Length, labels: LabelSetter, outline: Stroke) {
        let em = labels.nameSize
        let height = em * 1.35
        var rows: [[(entry: Entry, name: Label, width: Length)]] = [[]]
        var used = Length.zero
        for entry in entries {
            let name = labels.line(entry.name, .name)
            let sample = Self.sampleWidth(entry.sample, em: em)
            let needed = sample + (sample > .zero ? em * 0.4 : .zero) + name.size.width
            guard needed <= width else { return nil }
            let gap = rows[rows.count - 1].isEmpty ? Length.zero : em * 1.5
            if used + gap + needed > width {
                rows.append([])
                used = .zero
            }
            used = used + (rows[rows.count - 1].isEmpty ? .zero : em * 1.5) + needed
            rows[rows.count - 1].append((entry, name, needed))
        }
        var marks = Marks()
        var widest = Length.zero
        let widths = rows.map { row in row.reduce(Length.zero) { $0 + $1.width } + em * 1.5 * Double(max(0, row.count - 1)) }
        widest = widths.max() ?? .zero
        for (index, row) in rows.enumerated() {
            var x = (widest - widths[index]) / 2
            let middle = height * (Double(index) + 0.5)
            for (entry, name, needed) in row {
                Self.draw(entry.sample, at: Point(x: x, y: middle), em: em, outline: outline, into: &marks)
                marks.label(name, centeredAt: Point(x: x + needed - name.size.width / 2, y: middle))
                x = x + needed + em * 1.5
            }
        }
        self.marks = marks
        size = Size(width: widest, height: height * Double(rows.count))
    }

    /// The legend with its upper left corner at `origin`.
    func draw(at origin: Point, into marks: inout Marks) { marks.append(self.marks, movedBy: origin) }

    private static func sampleWidth(_ sample: Sample, em: Length) -> Length {
        switch sample {
        case .area: em
        case .line: em * 2
        case .none: .zero
        }
    }

    private static func draw(_ sample: Sample, at point: Point, em: Length, outline: Stroke, into marks: inout Marks) {
        switch sample {
        case .area(let fill):
            let rect = Rect(x: point.x, y: point.y - em * 0.35, width: em, height: em * 0.7)
            marks.area(.rectangle(rect), fill: fill, outline: outline)
        case .line(let pen):
            let end = Point(x: point.x + em * 2, y: point.y)
            pen.draw(.line(from: point, to: end), into: &marks)
            pen.drawPoint(at: Point(x: point.x + em, y: point.y), into: &marks)
        case .none: break
        }
    }
}
