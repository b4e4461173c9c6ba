internal import Cairo
internal import Display
internal import Geometry
internal import Styling

/// Draws operations with a context. It places, breaks and colours nothing by itself.
struct Painter: ~Copyable {
    private let context: Context
    private let fonts: FontFaces
    private var rasters: [Image: Raster] = [:]
    private var font: (id: FontID, size: Length)?
    /// The inks so far, when colours are written as keys; and the stretch that is drawn.
    private(set) var inks: InkTable?
    private var stretch = 0

    /// `hasInkKeys` makes every colour say to which stretch it belongs (`InkKey`).
    init(_ surface: borrowing Surface, fonts: FontFaces, hasInkKeys: Bool) throws(ExportError) {
        do { context = try Context(surface) } catch { throw .cairo(error) }
        self.fonts = fonts
        inks = hasInkKeys ? InkTable() : nil
    }

    /// Throws when something so far has failed.
    func checkStatus() throws(ExportError) {
        do { try context.checkStatus(during: "drawing") } catch { throw .cairo(error) }
    }

    /// Ends the page.
    func endPage() { context.showPage() }

    /// Fills a box at the origin.
    mutating func cover(_ size: Size, through map: Transform, with color: Color) {
        context.save()
        context.concatenate(map)
        setColor(color)
        context.append(Rect(origin: .zero, size: size))
        context.fill()
        context.restore()
    }

    /// A tag that cairo takes as the first of a document.
    private static let imageTag = "Div"

    /// Draws a page seen through `map`.
    mutating func paint(_ page: DisplayPage, number: Int, through map: Transform = .identity) throws(ExportError) {
        context.save()
        context.concatenate(map)
        // Without a clip, an opaque box over the whole page makes cairo forget what it has recorded of the page, tags included.
        context.append(Rect(origin: .zero, size: page.geometry.sheet))
        context.clip()
        font = nil
        for (index, stretch) in page.stretches.enumerated() {
            self.stretch = index
            let isTagged = inks != nil && stretch.hasImage
            if isTagged { context.beginTag(Self.imageTag) }
            for operation in stretch.operations { try paint(operation, page: number) }
            if isTagged { context.endTag(Self.imageTag) }
        }
        font = nil
        context.restore()
    }

    private mutating func paint(_ operation: DisplayPage.Operation, page: Int) throws(ExportError) {
        let map = operation.transform
        if map.isTranslation, case .glyphs(let run) = operation.content {
            try paint(run, at: Point(x: map.tx, y: map.ty), page: page)
            return
        }
        context.save()
        context.concatenate(map)
        switch operation.content {
        case .glyphs(let run):
            font = nil
            try paint(run, at: .zero, page: page)
            font = nil
        case .drawing(let drawing): paint(drawing)
        case .image(let image): try paint(image, page: page)
        }
        context.restore()
    }

    /// One call of cairo for one run, so that text comes out as it was given.
    private mutating func paint(_ run: GlyphRun, at origin: Point, page: Int) throws(ExportError) {
        if font?.id != run.font || font?.size != run.size {
            let face: FontFace?
            do { face = try fonts.face(for: run.font) } catch { throw .cairo(error) }
            guard let face else { throw .missingFace(run.font, page: page) }
            context.setFont(face, size: run.size)
            font = (run.font, run.size)
        }
        setColor(run.color)
        let glyphs = run.glyphs.map {
            PlacedGlyph(index: $0.id, x: origin.x.points + Double($0.x), y: origin.y.points + Double($0.y))
        }
        context.show(run.text, glyphs: glyphs, clusters: run.clusters)
    }

    private mutating func paint(_ drawing: Drawing) {
        if let fill = drawing.fill {
            switch fill {
            case .solid(let color):
                setColor(color)
                context.append(drawing.path)
                context.fill()
            case .hatch(let hatch): paint(hatch, in: drawing.path)
            }
        }
        if let stroke = drawing.stroke {
            setColor(stroke.color)
            context.setPen(width: stroke.width, dashes: stroke.dashes)
            context.append(drawing.path)
            context.stroke()
        }
    }

    /// Lines cut by the path: a pattern would become a form with resources of its own on every use.
    private mutating func paint(_ hatch: Drawing.Hatch, in path: Path) {
        guard let bounds = path.bounds else { return }
        context.save()
        context.append(path)
        context.clip()
        setColor(hatch.ground)
        context.append(bounds)
        context.fill()
        setColor(hatch.ink)
        context.setPen(width: hatch.lineWidth)
        for line in hatch.lines(over: bounds) { context.append(line) }
        context.stroke()
        context.restore()
    }

    private mutating func paint(_ image: Image, page: Int) throws(ExportError) {
        let raster = try raster(for: image, page: page)
        if !context.draw(raster, in: Rect(origin: .zero, size: image.size)) { throw .imageNeedsDecoding(page: page) }
    }

    private mutating func raster(for image: Image, page: Int) throws(ExportError) -> Raster {
        if let raster = rasters[image] { return raster }
        guard let header = ImageHeader(image.bytes), header.format == image.format else { throw .unreadableImage(page: page) }
        let raster: Raster
        do throws(CairoError) {
            switch image.format {
            case .png: raster = try Raster(png: image.bytes)
            case .jpeg: raster = try Raster(jpeg: image.bytes, width: header.width, height: header.height)
            }
        } catch { throw .cairo(error) }
        // ISO 19005-2, 6.2.4.3: DeviceCMYK needs an output intent of inks, which the document does not have.
        guard header.format == .png || header.components < 4 else { throw .imageInInks(page: page) }
        rasters[image] = raster
        return raster
    }

    private mutating func setColor(_ color: Color) {
        if let ink = inks?.number(of: color) {
            let key = InkKey(stretch: stretch, ink: ink).millionths
            return context.setColor(red: Double(key.red) / 1e6, green: Double(key.green) / 1e6, blue: Double(key.blue) / 1e6)
        }
        switch color {
        case .gray(let gray): context.setColor(red: gray, green: gray, blue: gray)
        case .rgb(let red, let green, let blue): context.setColor(red: red, green: green, blue: blue)
        }
    }
}
