internal import CPangoCairo

/// One opened font file. Measures are in em, so they hold for every size: nothing is hinted.
public final class Face {
    /// The name in the font table.
    public let name: String
    /// The font file, which holds this face alone.
    public let path: String
    /// From the baseline upwards and downwards, both positive, in em.
    public let ascent: Double
    public let descent: Double

    let font: UnsafeMutablePointer<PangoFont>
    private let context: OpaquePointer
    private let map: UnsafeMutablePointer<PangoFontMap>
    private var inks: [UInt32: ClosedRange<Double>] = [:]
    /// Whether the file is what it should be; asked before the first glyph.
    private let inspect: () -> Bool
    private(set) lazy var isWhole = inspect()
    /// Feature lists as Pango's attributes, made once.
    private var attributes: [String: UnsafeMutablePointer<GSList>] = [:]

    /// Shaping happens at this many points, where one unit of a face with 1000 units to the em is one point:
    /// advances come out exact, and one shaping serves all sizes.
    static let shapingSize = 1000.0
    /// Pango units in one em at the shaping size.
    static let unitsPerEm = shapingSize * Double(PANGO_SCALE)

    /// A file of another size than `size` is refused; `inspect` tells later whether its bytes are what they should be.
    init(name: String, path: String, size: Int?, inspect: @escaping () -> Bool) throws(FontError) {
        let format = try Self.format(of: path, size: size)
        // A font map of its own with a configuration that knows one pattern: whatever Pango asks for, it gets exactly this file.
        // The pattern is written here rather than scanned by FcConfigAppFontAddFile, which would read the outlines of every
        // glyph for their coverage (17 ms for a large face); HarfBuzz reads the coverage from the file itself.
        guard let configuration = FcConfigCreate(), FcConfigBuildFonts(configuration) != 0,
            let set = FcConfigGetFonts(configuration, FcSetSystem), let pattern = FcPatternCreate(), let letters = FcCharSetCreate()
        else { throw .unreadable(path: path) }
        defer { FcConfigDestroy(configuration) }
        FcPatternAddString(pattern, FC_FILE, path)
        FcPatternAddInteger(pattern, FC_INDEX, 0)
        FcPatternAddString(pattern, FC_FAMILY, name)
        FcPatternAddString(pattern, FC_FONTFORMAT, format)
        FcPatternAddBool(pattern, FC_OUTLINE, 1)
        FcPatternAddBool(pattern, FC_SCALABLE, 1)
        // Fontconfig drops patterns without characters when it sorts.
        FcCharSetAddChar(letters, 0x20)
        FcPatternAddCharSet(pattern, FC_CHARSET, letters)
        FcCharSetDestroy(letters)
        // The set adopts the pattern.
        FcFontSetAdd(set, pattern)

        guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else { throw .unsupported(path: path) }
        shim_set_config(map, configuration)
        shim_set_resolution(map, 72)
        // Documented never to return NULL.
        let context = pango_font_map_create_context(map)!
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_context_set_round_glyph_positions(context, 0)
        // Documented never to return NULL.
        let description = pango_font_description_new()!
        defer { pango_font_description_free(description) }
        pango_font_description_set_family(description, name)
        pango_font_description_set_size(description, gint(Self.unitsPerEm))
        guard let font = pango_font_map_load_font(map, context, description) else {
            g_object_unref(UnsafeMutableRawPointer(context))
            g_object_unref(map)
            throw .unsupported(path: path)
        }
        var extents = hb_font_extents_t()
        hb_font_get_h_extents(pango_font_get_hb_font(font), &extents)
        ascent = Double(extents.ascender) / Self.unitsPerEm
        descent = -Double(extents.descender) / Self.unitsPerEm
        self.name = name
        self.path = path
        self.inspect = inspect
        self.font = font
        self.context = context
        self.map = map
    }

    deinit {
        for list in attributes.values { g_slist_free_full(list, { $0?.assumingMemoryBound(to: PangoAttribute.self).destroy() }) }
        g_object_unref(font)
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(map)
    }

    /// Left and right edge of a glyph's ink from its origin, in em.
    public func ink(of glyph: UInt32) -> ClosedRange<Double> {
        if let ink = inks[glyph] { return ink }
        var rect = PangoRectangle()
        pango_font_get_glyph_extents(font, glyph, &rect, nil)
        let left = Double(rect.x) / Self.unitsPerEm
        let ink = left...(left + max(0, Double(rect.width) / Self.unitsPerEm))
        inks[glyph] = ink
        return ink
    }

    /// Pango's attribute list for OpenType features in CSS syntax (`tnum=1, lnum=1`); `nil` for none.
    func featureList(_ features: String) -> UnsafeMutablePointer<GSList>? {
        guard !features.isEmpty else { return nil }
        if let list = attributes[features] { return list }
        let list = g_slist_prepend(nil, pango_attr_font_features_new(features))
        attributes[features] = list
        return list
    }

    /// What fontconfig calls the format of the font file at `path`.
    private static func format(of path: String, size: Int?) throws(FontError) -> String {
        guard let blob = hb_blob_create_from_file_or_fail(path) else { throw .unreadable(path: path) }
        defer { hb_blob_destroy(blob) }
        var length: UInt32 = 0
        let data = hb_blob_get_data(blob, &length)
        if let size, size != length { throw .damaged(path: path) }
        guard let data, length > 12 else { throw .unsupported(path: path) }
        // OpenType 1.9, "Organization of an OpenType Font": the version tag tells the kind of outlines.
        switch (0..<4).map({ UInt8(bitPattern: data[$0]) }) {
        case Array("OTTO".utf8): return "CFF"
        case [0, 1, 0, 0], Array("true".utf8): return "TrueType"
        default: throw .unsupported(path: path)
        }
    }
}

extension UnsafeMutablePointer<PangoAttribute> {
    fileprivate func destroy() { pango_attribute_destroy(self) }
}
