public import Display
internal import Geometry

/// Remembers the lines that a typesetter sets, so that a line found on a finished page can be explained (typesetting.md 7).
///
/// Frames are never edited, only placed: a line is found again by its frame. A typesetter without a record remembers nothing.
public final class LineRecord {
    private var lines: [Frame: RecordedLine] = [:]

    public init() {}

    /// Lines set once more take the place of the earlier ones, which are equal.
    func add(_ set: [Line], of paragraph: ShapedParagraph, width: Length) {
        for (index, line) in set.enumerated() where line.textWidth > .zero {
            lines[line.frame] = RecordedLine(paragraph: paragraph, index: index, width: width)
        }
    }

    /// The lines of text in `frame`, in drawing order.
    ///
    /// Only lines that belong to struct elements count: neither running heads and repetitions, nor the labels of a figure, which
    /// is one element as a whole.
    public func lines(in frame: Frame) -> [RecordedLine] {
        frame.items.flatMap { placed -> [RecordedLine] in
            switch placed.item {
            case .frame(let inner): lines[inner].map { [$0] } ?? lines(in: inner)
            case .transformed(let inner, _): lines[inner].map { [$0] } ?? lines(in: inner)
            case .marked, .glyphs, .drawing, .image, .link, .anchor, .signatureField: []
            }
        }
    }
}

/// A line with the paragraph it was set for.
public struct RecordedLine {
    let paragraph: ShapedParagraph
    /// From 0, in the paragraph.
    public let index: Int
    let width: Length

    /// The characters of the line.
    public var text: String { paragraph.text(ofLine: index, width: width) }

    /// Why the line looks as it does; `nil` for a line without characters.
    public var explanation: LineExplanation? { paragraph.explanation(ofLine: index, width: width) }
}
