internal import Cairo
public import Display
internal import Geometry
internal import Styling

extension DisplayPage {
    /// A picture of the sheet as viewers show it, on white; `resolution` in pixels per inch.
    public func png(resolution: Double, number: Int, fonts: FontFaces) throws(ExportError) -> [UInt8] {
        let scale = resolution / 72
        let size = shownSize
        let (width, height) = ((size.width.points * scale).rounded(.up), (size.height.points * scale).rounded(.up))
        let surface: Surface
        do { surface = try Surface.png(width: Int(width), height: Int(height)) } catch { throw .cairo(error) }
        let map = Transform(a: scale, b: 0, c: 0, d: scale, tx: .zero, ty: .zero)
        try picture(on: surface, map: map, number: number, fonts: fonts)
        do { return try surface.finish() } catch { throw .cairo(error) }
    }

    /// A picture of the sheet as viewers show it, on white, its glyphs as outlines.
    public func svg(number: Int, fonts: FontFaces) throws(ExportError) -> [UInt8] {
        let surface: Surface
        do { surface = try Surface.svg(size: shownSize) } catch { throw .cairo(error) }
        try picture(on: surface, map: .identity, number: number, fonts: fonts)
        do { return try surface.finish() } catch { throw .cairo(error) }
    }

    private var isTurned: Bool { rotation % 180 != 0 }
    private var shownSize: Size { isTurned ? geometry.sheet.transposed : geometry.sheet }

    private func picture(on surface: borrowing Surface, map: Transform, number: Int, fonts: FontFaces) throws(ExportError) {
        var painter = try Painter(surface, fonts: fonts, hasInkKeys: false)
        painter.cover(shownSize, through: map, with: .white)
        let turn: Transform = isTurned ? .quarterTurnClockwise(of: geometry.sheet) : .identity
        try painter.paint(self, number: number, through: turn.then(map))
        try painter.checkStatus()
    }
}
