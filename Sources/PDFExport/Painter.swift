internal import Cairo
internal import Display
internal import Geometry
internal import Styling

/// Draws operations with a context. It places, breaks and colours nothing by itself.
struct Painter: ~Copyable {
    private let context: Context
    private let fonts: FontFaces
    private var rasters: [Image: Raster] = [:]
    private var font: (id: FontID, size: Length, face: MeasuredFace)?
    /// The faces so far.
    private(set) var chosen: Set<FontID> = []
    /// The inks so far, when colours are written as keys; and the stretch whose key they have.
    private(set) var inks: InkTable?
    private var stretch = 0
    /// Text that is not yet given to cairo.
    private var line = TextLine()
    private var advances = PageAdvances()

    /// Glyphs of one face, size and colour, one after the other.
    private struct TextLine {
        var color = Color.black
        /// The stretch whose key the colour has.
        var stretch = 0
        var text = ""
        var glyphs: [PlacedGlyph] = []
        var clusters: [GlyphCluster] = []
        var hasInk = false
        /// The number of the first glyph on the page.
        var firstGlyph: Int32 = 0
    }

    /// The advances of a page whose glyphs are told apart by their number.
    private struct PageAdvances {
        var found: [SetAdvance] = []
        var doubtful: [Int32] = []
        /// The number of the next glyph on the page.
        var glyph: Int32 = 0
        /// The part of `found` that belongs to the stretch that is drawn, and whether cairo is sure to draw every glyph of that.
        var start = 0
        var isSure = true

        /// A stretch of that many glyphs begins, the first with the number `first`.
        mutating func beginStretch(at first: Int32) {
            (start, isSure, glyph) = (found.count, true, first)
        }

        /// Glyphs may be left out.
        mutating func doubt(_ glyphs: Range<Int32>) { doubtful += glyphs }

        /// A stretch ends.
        mutating func endStretch() {
            if !isSure { found.removeSubrange(start...) }
        }
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
        advances = PageAdvances()
        var glyphCount: Int32 = 0
        for (index, stretch) in page.stretches.enumerated() {
            let own = inks == nil ? nil : try inkOfText(stretch, on: page, number: number)
            if own == nil || own != ink {
                flush()
                self.stretch = index
                keyed.append(Int32(index))
            }
            ink = own
            advances.endStretch()
            advances.beginStretch(at: glyphCount)
            glyphCount += Int32(stretch.glyphCount)
            let isTagged = inks != nil && stretch.hasImage
            if isTagged { context.beginTag(Self.imageTag) }
            for operation in stretch.operations { try paint(operation, on: page, number: number) }
            if isTagged { context.endTag(Self.imageTag) }
        }
        flush()
        advances.endStretch()
        font = nil
        context.restore()
        return PageKeys(keyed: keyed, count: page.stretches.count, advances: advances.found, doubtful: advances.doubtful)
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
            // cairo breaks text that is too small to see into pieces of its own.
            guard operation.isSurelyOn(page.geometry.sheet), run.size >= .pt(1) else { return nil }
            try choose(run.font, run.size, page: number)
            guard hasInk(run) else { return nil }
        }
        return ink
    }

    /// Whether a run of the font that was chosen last shows anything.
    private func hasInk(_ run: GlyphRun) -> Bool { run.glyphs.contains { measure($0.id)?.hasInk == true } }

    /// The measure of a glyph in the face that was chosen last.
    private func measure(_ glyph: UInt32) -> MeasuredFace.Measure? {
        guard let font else { return nil }
        return font.face.measure(glyph) {
            let (advance, hasInk) = context.measure(glyph)
            return MeasuredFace.Measure(advance: Float(advance / font.size.points), hasInk: hasInk)
        }
    }

    private mutating func paint(_ operation: DisplayPage.Operation, on page: DisplayPage, number: Int) throws(ExportError) {
        let map = operation.transform
        if case .glyphs = operation.content, !operation.isSurelyOn(page.geometry.sheet) { advances.isSure = false }
        if map.isTranslation, case .glyphs(let run) = operation.content {
            try paint(run, at: Point(x: map.tx, y: map.ty), page: number)
            return
        }
        flush()
        context.save()
        context.concatenate(map)
        switch operation.content {
        case .glyphs(let run):
            font = nil
            try paint(run, at: .zero, page: number)
            flush()
            font = nil
        case .drawing(let drawing): paint(drawing)
        case .image(let image): try paint(image, page: number)
        }
        context.restore()
    }

    /// Runs with their text, so that it comes out as it was given. Neighbours of one look are one call of cairo: it does as much for each
    /// call as for thirty glyphs.
    private mutating func paint(_ run: GlyphRun, at origin: Point, page: Int) throws(ExportError) {
        try choose(run.font, run.size, page: page)
        if run.color != line.color || stretch != line.stretch { flush() }
        (line.color, line.stretch) = (run.color, stretch)
        if line.glyphs.isEmpty { line.firstGlyph = advances.glyph }
        for glyph in run.glyphs {
            let (x, y) = (origin.x.points + Double(glyph.x), origin.y.points + Double(glyph.y))
            line.glyphs.append(PlacedGlyph(index: glyph.id, x: x, y: y))
        }
        run.append(to: &line.text, clusters: &line.clusters)
        if inks != nil { noteAdvances(of: run) }
    }

    private mutating func noteAdvances(of run: GlyphRun) {
        var found: [SetAdvance] = []
        let first = advances.glyph
        run.forEachSetAdvance {
            Double(measure($0)?.advance ?? 0)
        } _: { index, eighths in
            found.append(SetAdvance(glyph: first + Int32(index), eighths: eighths))
        }
        advances.found += found
        advances.glyph += Int32(run.glyphs.count)
        if !line.hasInk { line.hasInk = hasInk(run) }
    }

    /// Draws the text that waits.
    private mutating func flush() {
        guard !line.glyphs.isEmpty else { return }
        // Cairo may write no glyphs for text without any ink.
        if !line.hasInk { advances.doubt(line.firstGlyph..<line.firstGlyph + Int32(line.glyphs.count)) }
        setColor(line.color, of: line.stretch)
        context.show(line.text, glyphs: line.glyphs, clusters: line.clusters)
        line.text = ""
        line.hasInk = false
        line.glyphs.removeAll(keepingCapacity: true)
        line.clusters.removeAll(keepingCapacity: true)
    }

    private mutating func choose(_ id: FontID, _ size: Length, page: Int) throws(ExportError) {
        guard font?.id != id || font?.size != size else { return }
        flush()
        let face: MeasuredFace?
        do { face = try fonts.face(for: id) } catch { throw .cairo(error) }
        guard let face else { throw .missingFace(id, page: page) }
        context.setFont(face.face, size: size)
        font = (id, size, face)
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

extension DisplayPage.Operation {
    /// Whether text lies on the sheet with an em to spare, so that cairo leaves none of it out; `false` for anything else.
    fileprivate func isSurelyOn(_ sheet: Size) -> Bool {
        guard case .glyphs(let run) = content else { return false }
        let ends = [Point.zero, Point(x: run.width, y: .zero)].map(transform.applied)
        let scale = max(transform.a.magnitude + transform.c.magnitude, transform.b.magnitude + transform.d.magnitude)
        let edge = run.size * scale
        return ends.allSatisfy { $0.x > edge && $0.x < sheet.width - edge && $0.y > edge && $0.y < sheet.height - edge }
    }
}
