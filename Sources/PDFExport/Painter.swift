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
    /// The faces so far.
    private(set) var chosen: Set<FontID> = []
    /// The inks so far, when colours are written as keys; and the stretch whose key they have.
    private(set) var inks: InkTable?
    private var stretch = 0
    /// Text that is not yet given to cairo.
    private var line = TextLine()

    /// Glyphs of one face, size and colour, one after the other.
    private struct TextLine {
        var color = Color.black
        /// The stretch whose key the colour has.
        var stretch = 0
        var text = ""
        var glyphs: [PlacedGlyph] = []
        var clusters: [GlyphCluster] = []
    }

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

    /// Draws a page seen through `map`, and gives its keys.
    @discardableResult
    mutating func paint(_ page: DisplayPage, number: Int, through map: Transform = .identity) throws(ExportError) -> PageKeys {
        context.save()
        context.concatenate(map)
        // Without a clip, an opaque box over the whole page makes cairo forget what it has recorded of the page, tags included.
        context.append(Rect(origin: .zero, size: page.geometry.sheet))
        context.clip()
        font = nil
        var keyed: [Int32] = []
        var ink: Color?
        for (index, stretch) in page.stretches.enumerated() {
            let own = inks == nil ? nil : try inkOfText(stretch, on: page, number: number)
            if own == nil || own != ink {
                flush()
                self.stretch = index
                keyed.append(Int32(index))
            }
            ink = own
            let isTagged = inks != nil && stretch.hasImage
            if isTagged { context.beginTag(Self.imageTag) }
            for operation in stretch.operations { try paint(operation, page: number) }
            if isTagged { context.endTag(Self.imageTag) }
        }
        flush()
        font = nil
        context.restore()
        return PageKeys(keyed: keyed, count: page.stretches.count)
    }

    /// The ink of a stretch of text that cairo is sure to draw, every glyph of it; `nil` for any other.
    ///
    /// Neighbours of one ink need one key: cairo then begins no text anew for each, which takes a fifth of drawing, and glyphs tell by their
    /// number where a stretch ends. It leaves out what lies beside the sheet or shows nothing, and writes no glyphs for text without any.
    private mutating func inkOfText(_ stretch: DisplayPage.Stretch, on page: DisplayPage, number: Int) throws(ExportError) -> Color? {
        var ink: Color?
        for operation in stretch.operations {
            guard operation.transform.isTranslation, case .glyphs(let run) = operation.content, ink == nil || ink == run.color,
                run.glyphs.first?.cluster == 0
            else { return nil }
            ink = run.color
            let (x, y, size) = (operation.transform.tx, operation.transform.ty, page.geometry.sheet)
            guard x > run.size, x + run.width < size.width - run.size, y > run.size, y < size.height - run.size else { return nil }
            try choose(run.font, run.size, page: number)
            // A space may fill a gap before the first character.
            guard run.glyphs.prefix(3).contains(where: { context.hasInk($0.id) }) else { return nil }
        }
        return ink
    }

    private mutating func paint(_ operation: DisplayPage.Operation, page: Int) throws(ExportError) {
        let map = operation.transform
        if map.isTranslation, case .glyphs(let run) = operation.content {
            try paint(run, at: Point(x: map.tx, y: map.ty), page: page)
            return
        }
        flush()
        context.save()
        context.concatenate(map)
        switch operation.content {
        case .glyphs(let run):
            font = nil
            try paint(run, at: .zero, page: page)
            flush()
            font = nil
        case .drawing(let drawing): paint(drawing)
        case .image(let image): try paint(image, page: page)
        }
        context.restore()
    }

    /// Runs with their text, so that it comes out as it was given. Neighbours of one look are one call of cairo: it does as much for each
    /// call as for thirty glyphs.
    private mutating func paint(_ run: GlyphRun, at origin: Point, page: Int) throws(ExportError) {
        try choose(run.font, run.size, page: page)
        if run.color != line.color || stretch != line.stretch { flush() }
        (line.color, line.stretch) = (run.color, stretch)
        line.text += run.text
        for glyph in run.glyphs {
            let (x, y) = (origin.x.points + Double(glyph.x), origin.y.points + Double(glyph.y))
            line.glyphs.append(PlacedGlyph(index: glyph.id, x: x, y: y))
        }
        run.appendClusters(to: &line.clusters)
    }

    /// Draws the text that waits.
    private mutating func flush() {
        guard !line.glyphs.isEmpty else { return }
        setColor(line.color, of: line.stretch)
        context.show(line.text, glyphs: line.glyphs, clusters: line.clusters)
        line.text = ""
        line.glyphs.removeAll(keepingCapacity: true)
        line.clusters.removeAll(keepingCapacity: true)
    }

    private mutating func choose(_ id: FontID, _ size: Length, page: Int) throws(ExportError) {
        guard font?.id != id || font?.size != size else { return }
        flush()
        let face: FontFace?
        do { face = try fonts.face(for: id) } catch { throw .cairo(error) }
        guard let face else { throw .missingFace(id, page: page) }
        context.setFont(face, size: size)
        font = (id, size)
        chosen.insert(id)
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
        guard let header = ImageHeader(image.bytes), header.format == image.format, header.width > 0, header.height > 0 else {
            throw .unreadableImage(page: page)
        }
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

    private mutating func setColor(_ color: Color) { setColor(color, of: stretch) }

    private mutating func setColor(_ color: Color, of stretch: Int) {
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
