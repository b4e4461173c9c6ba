internal import Cairo
internal import Display

extension GlyphRun {
    /// Appends the run's text cut at its clusters: without gaps, as cairo wants it.
    ///
    /// Clusters of a run that is not in the order of its text are one cluster: cairo then writes its text as replacement.
    func appendClusters(to clusters: inout [GlyphCluster]) {
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
        if start < length || count > 0 { clusters.append(GlyphCluster(byteCount: length - start, glyphCount: count)) }
    }
}
