internal import DocumentTree
internal import Geometry

extension PageMaster {
    /// The size of the text block as content sees it.
    var measure: Size {
        switch orientation {
        case .portrait: textBlock
        case .turned, .landscape: textBlock.transposed
        }
    }

    /// The size of the text block on upright paper.
    private var textBlock: Size {
        Size(width: paper.width - margins.left - margins.right, height: paper.height - margins.top - margins.bottom)
    }

    /// The page as it lies in the file.
    var pageSize: Size { orientation == .landscape ? paper.transposed : paper }

    /// The page in the coordinates of its text block, as content sees it, by the parity of its number.
    func contentPage(isEven: Bool) -> Rect {
        var inner = margins
        if isMirrored, isEven { swap(&inner.left, &inner.right) }
        switch orientation {
        case .portrait: return Rect(origin: Point(x: -inner.left, y: -inner.top), size: paper)
        case .turned: return Rect(origin: Point(x: -inner.bottom, y: -inner.left), size: paper.transposed)
        case .landscape: return Rect(origin: Point(x: -inner.bottom, y: -inner.left), size: paper.transposed)
        }
    }

    /// The text block on a page, by the parity of its number.
    func textBlock(isEven: Bool) -> Rect {
        var inner = margins
        if isMirrored, isEven { swap(&inner.left, &inner.right) }
        switch orientation {
        case .portrait, .turned: return Rect(origin: Point(x: inner.left, y: inner.top), size: textBlock)
        // The upright page turned clockwise: its left edge is above.
        case .landscape: return Rect(origin: Point(x: inner.bottom, y: inner.left), size: textBlock.transposed)
        }
    }
}
