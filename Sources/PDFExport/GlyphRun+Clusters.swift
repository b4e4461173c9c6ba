internal import Cairo
internal import Display

extension GlyphRun {
    /// Appends the run's text and how it is cut at its clusters: without gaps, as cairo wants it.
    ///
    /// Clusters of a run that is not in the order of its text are one cluster: cairo then writes its text as replacement. The hyphen at a
    /// line's end is a soft one to a reader, which joins the word again (ISO 32000-1, 14.8.2.2.3).
    func append(to line: inout String, clusters: inout [GlyphCluster]) {
        line += text
        let length = text.utf8.count
        let first = clusters.count
        // Bytes before the first cluster have no glyph.
        var start = 0
        var count = 0
        for glyph in glyphs {
            let offset = Int(glyph.cluster)
            guard offset >= start, offset <= length else {
                clusters.removeSubrange(first...)
                return clusters.append(GlyphCluster(byteCount: length, glyphCount: glyphs.count))
            }
            if offset > start {
                clusters.append(GlyphCluster(byteCount: offset - start, glyphCount: count))
                (start, count) = (offset, 0)
            }
            count += 1
        }
        if start < length {
            clusters.append(GlyphCluster(byteCount: length - start, glyphCount: count))
        } else if count > 0 {
            line += Self.softHyphen
            clusters.append(GlyphCluster(byteCount: Self.softHyphen.utf8.count, glyphCount: count))
        }
    }

    private static let softHyphen = "\u{AD}"
}
