internal import Display
internal import Geometry

extension GlyphRun {
    /// In em, how far a glyph may stand from the end of the one before so that no reader takes note: less than the tenth that is a space
    /// for poppler, pdf.js and pdfminer, more than half of an eighth, so that what is left of a mended advance lies below it.
    private static let tolerance = 0.075
    /// The greatest advance: 30 em are as wide as a page, and what a font can say in 16 bits.
    private static let mostEighths = 240.0

    /// Tells `found` of the glyphs, by their place in the run, that do not end where the next begins, or the last where the run ends.
    ///
    /// For example 395 and 万 at 16 points with a quarter of an em between them: the 5 is 8 points wide and stands 12 before the 万, which
    /// is 0.25 em more, or two eighths. `advance` gives the advance of a glyph in em.
    func forEachSetAdvance(advance: (UInt32) -> Double, _ found: (Int, Int16) -> Void) {
        guard size > .zero else { return }
        for (index, glyph) in glyphs.enumerated() {
            let end: Double
            if index + 1 < glyphs.count {
                // Glyphs of one cluster lie as they must.
                guard glyphs[index + 1].cluster != glyph.cluster else { continue }
                end = Double(glyphs[index + 1].x)
            } else {
                end = width.points
            }
            let own = advance(glyph.id)
            let rest = (end - Double(glyph.x)) / size.points - own
            guard rest.magnitude > Self.tolerance else { continue }
            // Something is left of every advance: some readers stumble over none.
            let least = ((0.125 - own) * 8).rounded(.up)
            let eighths = min(max((rest * 8).rounded(), least), Self.mostEighths)
            if eighths != 0 { found(index, Int16(eighths)) }
        }
    }
}
