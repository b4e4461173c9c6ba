internal import CPangoCairo
public import Geometry

/// Draws on a surface. Lengths are in the surface's unit, `y` grows downwards.
public struct Context: ~Copyable {
    private let pointer: OpaquePointer
    private let kind: Surface.Kind

    /// A context with unhinted glyphs whose metrics scale: text stands where layout put it.
    public init(_ surface: borrowing Surface) throws(CairoError) {
        // Cairo never returns NULL: a failure is a context in an error state.
        pointer = cairo_create(surface.pointer)!
        kind = surface.kind
        let options = cairo_font_options_create()
        defer { cairo_font_options_destroy(options) }
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_set_font_options(pointer, options)
        try checkStatus(during: "making a context")
    }

    deinit { cairo_destroy(pointer) }

    /// Throws when one of the calls so far has failed: cairo keeps the first failure.
    public func checkStatus(during operation: String) throws(CairoError) {
        try check(cairo_status(pointer), during: operation)
    }

    /// Ends the page; what follows is drawn on the next one.
    public func showPage() { cairo_show_page(pointer) }

    // MARK: State

    /// Remembers transform, clip and pen until `restore`.
    public func save() { cairo_save(pointer) }
    /// Goes back to what the last `save` remembered.
    public func restore() { cairo_restore(pointer) }

    /// Puts `transform` before the transforms so far.
    public func concatenate(_ transform: Transform) {
        var matrix = cairo_matrix_t(
            xx: transform.a, yx: transform.b, xy: transform.c, yy: transform.d, x0: transform.tx.points, y0: transform.ty.points)
        cairo_transform(pointer, &matrix)
    }

    /// Draws only inside the current path from now on, and forgets the path.
    public func clip() { cairo_clip(pointer) }

    /// The colour of what follows, sRGB components from 0 to 1. Equal components are a grey.
    public func setColor(red: Double, green: Double, blue: Double) { cairo_set_source_rgb(pointer, red, green, blue) }

    /// The width and dashes of lines; `dashes` is empty for a solid line.
    public func setPen(width: Length, dashes: [Length] = []) {
        cairo_set_line_width(pointer, width.points)
        cairo_set_dash(pointer, dashes.map(\.points), Int32(dashes.count), 0)
    }

    // MARK: Paths

    /// Adds to the current path.
    public func append(_ path: Path) {
        for element in path.elements {
            switch element {
            case .move(let to): cairo_move_to(pointer, to.x.points, to.y.points)
            case .line(let to): cairo_line_to(pointer, to.x.points, to.y.points)
            case .curve(let first, let second, let to):
                cairo_curve_to(
                    pointer, first.x.points, first.y.points, second.x.points, second.y.points, to.x.points, to.y.points)
            case .close: cairo_close_path(pointer)
            }
        }
    }

    /// Adds a rectangle to the current path.
    public func append(_ rect: Rect) {
        cairo_rectangle(pointer, rect.minX.points, rect.minY.points, rect.size.width.points, rect.size.height.points)
    }

    /// Fills the current path by the non-zero rule and forgets it.
    public func fill() { cairo_fill(pointer) }
    /// Draws a line along the current path and forgets it.
    public func stroke() { cairo_stroke(pointer) }

    // MARK: Text

    /// The face and size of the text that follows.
    public func setFont(_ face: FontFace, size: Length) {
        cairo_set_font_face(pointer, face.pointer)
        cairo_set_font_size(pointer, size.points)
    }

    /// Draws glyphs with the text they stand for. Clusters cover text and glyphs without gaps, in order.
    public func show(_ text: String, glyphs: [PlacedGlyph], clusters: [GlyphCluster]) {
        let cairoGlyphs = glyphs.map { cairo_glyph_t(index: UInt($0.index), x: $0.x, y: $0.y) }
        let cairoClusters = clusters.map { cairo_text_cluster_t(num_bytes: Int32($0.byteCount), num_glyphs: Int32($0.glyphCount)) }
        cairo_show_text_glyphs(
            pointer, text, Int32(text.utf8.count), cairoGlyphs, Int32(cairoGlyphs.count), cairoClusters, Int32(cairoClusters.count),
            cairo_text_cluster_flags_t(rawValue: 0))
    }

    /// The advance of a glyph of the current font, and whether it shows anything.
    public func measure(_ glyph: UInt32) -> (advance: Double, hasInk: Bool) {
        var glyph = cairo_glyph_t(index: UInt(glyph), x: 0, y: 0)
        var extents = cairo_text_extents_t()
        cairo_glyph_extents(pointer, &glyph, 1, &extents)
        return (extents.x_advance, extents.width > 0 && extents.height > 0)
    }

    /// The outline of a glyph of the current font at the origin, in the size of the font.
    public func outline(of glyph: UInt32) -> Path {
        var glyph = cairo_glyph_t(index: UInt(glyph), x: 0, y: 0)
        cairo_new_path(pointer)
        cairo_glyph_path(pointer, &glyph, 1)
        // Cairo never returns NULL: a failure is a path without data.
        let copied = cairo_copy_path(pointer)!
        defer {
            cairo_path_destroy(copied)
            cairo_new_path(pointer)
        }
        var path = Path()
        var index = 0
        func point(_ number: Int) -> Point {
            let point = copied.pointee.data[index + number].point
            return Point(x: .pt(point.x), y: .pt(point.y))
        }
        while index < Int(copied.pointee.num_data) {
            let header = copied.pointee.data[index].header
            switch header.type {
            case CAIRO_PATH_MOVE_TO: path.elements.append(.move(point(1)))
            case CAIRO_PATH_LINE_TO: path.elements.append(.line(point(1)))
            case CAIRO_PATH_CURVE_TO: path.elements.append(.curve(point(1), point(2), to: point(3)))
            default: path.elements.append(.close)
            }
            index += Int(header.length)
        }
        return path
    }

    // MARK: Images

    /// Draws the whole of an image into `rect`. `false` when the surface needs pixels and the image is a JPEG, which cairo can not decode.
    public func draw(_ raster: Raster, in rect: Rect) -> Bool {
        guard raster.hasPixels || kind != .png else { return false }
        save()
        cairo_translate(pointer, rect.minX.points, rect.minY.points)
        cairo_scale(pointer, rect.size.width.points / Double(raster.width), rect.size.height.points / Double(raster.height))
        cairo_set_source_surface(pointer, raster.pointer, 0, 0)
        cairo_paint(pointer)
        restore()
        return true
    }

    // MARK: Tags

    /// Opens a tag of PDF's structure; the first one of a document is one of cairo's grouping elements.
    public func beginTag(_ name: String) { cairo_tag_begin(pointer, name, nil) }
    /// Closes the tag that was opened last.
    public func endTag(_ name: String) { cairo_tag_end(pointer, name) }
}

/// A glyph of a face at a place.
public struct PlacedGlyph: Hashable, Sendable {
    public var index: UInt32
    public var x: Double
    public var y: Double

    public init(index: UInt32, x: Double, y: Double) {
        self.index = index
        self.x = x
        self.y = y
    }
}

/// Bytes of UTF-8 and the glyphs that stand for them; either may be none.
public struct GlyphCluster: Hashable, Sendable {
    public var byteCount: Int
    public var glyphCount: Int

    public init(byteCount: Int, glyphCount: Int) {
        self.byteCount = byteCount
        self.glyphCount = glyphCount
    }
}
