internal import Cairo
internal import Display

extension GlyphRun {
    /// The run's text cut at its clusters: without gaps, as cairo wants it.
    ///
    /// Clusters of a run that is not in the order of its text are one cluster: cairo then writes its text as replacement.
    var clusters: [GlyphCluster] {
        let length = text.utf8.count
        var clusters: [GlyphCluster] = []
        clusters.reserveCapacity(glyphs.count)
        // Bytes before the first cluster have no glyph.
        var start = 0
        var count = 0
        for glyph in glyphs {
            let offset = Int(glyph.cluster)
            guard offset >= start, offset <= length else { return [GlyphCluster(byteCount: length, glyphCount: glyphs.count)] }
            if offset > start {
                clusters.append(GlyphCluster(byteCount: offset - start, glyphCount: count))
                (start, count) = (offset, 0)
            }
            count += 1
        }
        if start < length || count > 0 { clusters.append(GlyphCluster(byteCount: length - start, glyphCount: count)) }
        return clusters
    }
}
