public import Geometry

/// Where the boxes of a page lie on the sheet that is drawn (ISO 32000-1, 14.11.2), from the sheet's upper left corner.
public struct PageGeometry: Hashable, Sendable {
    /// The whole sheet: the media box.
    public var sheet: Size
    /// The paper after cutting.
    public var trim: Rect
    /// What is printed, cut or not.
    public var bleed: Rect

    /// The room that crop marks take outside the bleed.
    public static let cropMarkRoom = Length.mm(8)

    /// The boxes of `page`.
    public init(_ page: Page) {
        let paper = page.frame.size
        let edge = page.bleed + (page.hasCropMarks ? Self.cropMarkRoom : .zero)
        let room = Insets(vertical: -page.bleed, horizontal: -page.bleed)
        sheet = Size(width: paper.width + edge * 2, height: paper.height + edge * 2)
        trim = Rect(origin: Point(x: edge, y: edge), size: paper)
        bleed = trim.inset(by: room)
    }

    /// Two lines at each corner of the trimmed page, outside the bleed.
    var cropMarks: [Path] {
        let length = Self.cropMarkRoom * 0.75
        let corners = [(trim.minX, bleed.minX, -1.0), (trim.maxX, bleed.maxX, 1.0)].flatMap { x in
            [(trim.minY, bleed.minY, -1.0), (trim.maxY, bleed.maxY, 1.0)].map { (x, $0) }
        }
        return corners.flatMap { x, y in
            let startX = x.1 + (Self.cropMarkRoom - length) * x.2
            let startY = y.1 + (Self.cropMarkRoom - length) * y.2
            return [
                Path.line(from: Point(x: startX, y: y.0), to: Point(x: startX + length * x.2, y: y.0)),
                Path.line(from: Point(x: x.0, y: startY), to: Point(x: x.0, y: startY + length * y.2)),
            ]
        }
    }
}
