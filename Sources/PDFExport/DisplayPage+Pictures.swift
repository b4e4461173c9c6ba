internal import Cairo
public import Display
internal import Geometry
internal import Styling

extension DisplayPage {
    /// A picture of the sheet as viewers show it, on white; `resolution` in pixels per inch.
    public func png(resolution: Double, number: Int, fonts: FontFaces) throws(ExportError) -> [UInt8] {
        let scale = resolution / 72
        let (width, height) = pixels(resolution: resolution)
        let surface: Surface
        do { surface = try Surface.png(width: width, height: height) } catch { throw .cairo(error) }
        let map = Transform(a: scale, b: 0, c: 0, d: scale, tx: .zero, ty: .zero)
        try picture(on: surface, map: map, number: number, fonts: fonts)
        do { return try surface.finish().withResolution(resolution) } catch { throw .cairo(error) }
    }

    /// The size of such a picture.
    public func pixels(resolution: Double) -> (width: Int, height: Int) {
        let (width, height) = (shownSize.width.points * resolution / 72, shownSize.height.points * resolution / 72)
        return (Int(width.rounded(.up)), Int(height.rounded(.up)))
    }

    /// The longest edge of a picture in pixels, which cairo sets.
    public static let mostPixels = 32_767

    /// A picture of the sheet as viewers show it, on white: its glyphs as outlines, and above them the text that `document` says they are,
    /// which can be read, searched and copied but not seen.
    public func svg(number: Int, of document: PictureText, fonts: FontFaces) throws(ExportError) -> [UInt8] {
        let surface: Surface
        do { surface = try Surface.svg(size: shownSize) } catch { throw .cairo(error) }
        try picture(on: surface, map: .identity, number: number, fonts: fonts)
        let drawn: [UInt8]
        do { drawn = try surface.finish() } catch { throw .cairo(error) }
        return document.added(to: drawn, of: self)
    }

    private func picture(on surface: borrowing Surface, map: Transform, number: Int, fonts: FontFaces) throws(ExportError) {
        var painter = try Painter(surface, fonts: fonts, hasInkKeys: false)
        painter.cover(shownSize, through: map, with: .white)
        try painter.paint(self, number: number, through: turn.then(map))
        try painter.checkStatus()
    }
}
