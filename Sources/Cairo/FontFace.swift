internal import CPangoCairo

/// A face of a font file, as cairo draws and embeds it.
public final class FontFace {
    let pointer: OpaquePointer

    /// The face number `index` of the font file at `path`. Glyph numbers are those of the file.
    ///
    /// Equal files give one face in cairo, so a document embeds one subset however often it is opened.
    public init(path: String, index: Int = 0) throws(CairoError) {
        // FcPatternCreate returns NULL only without memory; so do the two additions fail.
        let pattern = FcPatternCreate()!
        defer { FcPatternDestroy(pattern) }
        FcPatternAddString(pattern, FC_FILE, path)
        FcPatternAddInteger(pattern, FC_INDEX, Int32(clamping: index))
        // Cairo never returns NULL: a failure is a face in an error state.
        let pointer = cairo_ft_font_face_create_for_pattern(pattern)!
        if let error = CairoError(cairo_font_face_status(pointer), during: "opening the font \(path)") {
            cairo_font_face_destroy(pointer)
            throw error
        }
        self.pointer = pointer
    }

    deinit { cairo_font_face_destroy(pointer) }
}
