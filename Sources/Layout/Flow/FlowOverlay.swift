internal import Diagnostics
internal import DocumentTree
internal import Geometry

/// What stands over, or behind, a page at an item of the flow: set, but not yet anywhere.
struct FlowOverlay {
    var content: Fragment
    var size: Size
    var placement: Placement
    /// Whether the line at which it is written is the item's upper edge, not its lower one.
    var isAtTop = false
    /// Where the layout writes it, if that is known.
    var source: SourceSpan?
}

/// An overlay of a fragment or a page.
struct PlacedOverlay {
    var overlay: FlowOverlay
    /// The left end of the line at which it is written.
    var origin: Point
    /// How long that line is.
    var width: Length

    func moved(by offset: Point) -> PlacedOverlay {
        var moved = self
        moved.origin = origin + offset
        return moved
    }

    /// The box of what it holds, in the coordinates of a text block of `measure` on a page that is `page` there.
    func box(in measure: Size, page: Rect) -> Rect {
        let reference: Rect
        switch overlay.placement.reference {
        case .page: reference = page
        case .text: reference = Rect(origin: .zero, size: measure)
        case .here: reference = Rect(origin: origin, size: Size(width: width, height: .zero))
        }
        return overlay.placement.box(of: overlay.size, in: reference)
    }
}

extension Placement {
    /// The box of something of `size` by its distances from the edges of a rectangle.
    func box(of size: Size, in reference: Rect) -> Rect {
        let x: Length
        switch (left, right) {
        case (let left?, _): x = reference.minX + left
        case (nil, let right?): x = reference.maxX - right - size.width
        case (nil, nil): x = reference.midX - size.width / 2
        }
        let y: Length
        switch (top, bottom) {
        case (let top?, _): y = reference.minY + top
        case (nil, let bottom?): y = reference.maxY - bottom - size.height
        case (nil, nil): y = reference.midY - size.height / 2
        }
        return Rect(origin: Point(x: x, y: y), size: size)
    }
}

extension Fragment {
    /// Adds an overlay at a line of the fragment; the places in it are places of the fragment. Its notes are those of its item.
    mutating func append(_ overlay: FlowOverlay, at origin: Point, width: Length) {
        anchors += overlay.content.anchors
        diagnostics += overlay.content.diagnostics
        overlays.append(PlacedOverlay(overlay: overlay, origin: origin, width: width))
    }
}
