internal import Display
internal import DocumentTree
internal import Geometry
internal import Typesetting

/// A line above a table: up to three texts at left, centre and right, which never touch.
///
/// The centre stands in the middle of the table if it is an em away from both sides, else in the middle of what they leave:
///
///     部门：甲局               2024年度          单位：万元
///     部门：甲乙丙丁戊己庚辛壬癸局  2024年度   单位：万元
///
/// What is too long for that is broken at the left, and the others stand beside its last line. Where the left would have less than a
/// third of the width, the texts stand below one another.
struct CaptionFrame {
    private let composer: Composer
    private let width: Length
    /// Each text with the box that it is set in.
    private var parts: [Part] = []
    /// Whether the texts stand below one another.
    private var isStacked = false

    private struct Part {
        var paragraph: FlowParagraph
        var x: Length
        var width: Length
    }

    init(_ line: CaptionLine, width: Length, composer: Composer) {
        self.composer = composer
        self.width = width
        let all = [line.left, line.center, line.right].compactMap { $0 }
        guard all.count > 1 else {
            parts = all.map { Part(paragraph: $0, x: .zero, width: width) }
            return
        }
        let gap = all.reduce(Length.zero) { max($0, $1.style.text.size) }
        let natural = { (paragraph: FlowParagraph?) in
            paragraph.map { composer.typesetter.paragraph($0.items, style: $0.style).naturalWidth + roundingRoom } ?? .zero
        }
        let (left, center, right) = (natural(line.left), natural(line.center), natural(line.right))
        // What a side takes with the gap that parts it from the next text.
        let taken = { (width: Length) in width > .zero ? width + gap : .zero }
        let free = width - (line.left == nil ? .zero : taken(center)) - taken(right)
        let ownLeft = min(left, free)
        let isBroken = left > free
        guard free >= (isBroken ? width / 3 : .zero), center <= width - taken(ownLeft) - taken(right) + tolerance else {
            isStacked = true
            parts = all.map { Part(paragraph: $0, x: .zero, width: width) }
            return
        }
        if let paragraph = line.left { parts.append(Part(paragraph: paragraph, x: .zero, width: ownLeft)) }
        if let paragraph = line.center {
            let side = max(taken(ownLeft), taken(right))
            let isCentred = side <= (width - center) / 2
            let start = isCentred ? side : taken(ownLeft)
            let end = width - (isCentred ? side : taken(right))
            parts.append(Part(paragraph: paragraph, x: start, width: end - start))
        }
        if let paragraph = line.right { parts.append(Part(paragraph: paragraph, x: width - right, width: right)) }
    }

    /// The texts in a frame as wide as the table, and their footnotes.
    func placed() -> (Frame, [FlowNote]) {
        var frame = Frame(size: Size(width: width, height: .zero))
        var notes: [FlowNote] = []
        let set = parts.map { part in (part: part, lines: composer.lines(of: part.paragraph, width: part.width)) }
        let heights = set.map { $0.lines.reduce(Length.zero) { $0 + $1.height } }
        frame.size.height = isStacked ? heights.reduce(.zero, +) : heights.max() ?? .zero
        var top = Length.zero
        for ((part, lines), height) in zip(set, heights) {
            // The last lines of all texts are one line.
            var y = isStacked ? top : frame.size.height - height
            for item in lines {
                guard case .frame(let text) = item.content else { continue }
                frame.items.append(Frame.Placed(.frame(text), at: Point(x: part.x, y: y)))
                notes += item.notes
                y = y + item.height
            }
            top = y
        }
        return (frame, notes)
    }
}
