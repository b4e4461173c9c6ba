internal import Display
internal import Geometry
internal import QPDF

/// From a page's points with `y` downwards to the PDF's default user space (ISO 32000-1, 8.3.2.3).
struct PageSpace {
    let geometry: PageGeometry

    /// A point of the sheet.
    func point(_ point: Point) -> (x: Double, y: Double) { (point.x.points, geometry.sheet.height.points - point.y.points) }

    /// A box of the sheet: left, bottom, right, top.
    func box(_ rect: Rect) -> PDFValue {
        let height = geometry.sheet.height.points
        return .numbers([rect.minX.points, height - rect.maxY.points, rect.maxX.points, height - rect.minY.points])
    }

    /// A box whose place counts from the trimmed page.
    func box(onTrim rect: Rect) -> PDFValue { box(rect.moved(by: geometry.trim.origin)) }
}
