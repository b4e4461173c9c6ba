internal import Display

/// The glyphs of a run with the characters that they stand for, in groups that belong together.
struct GlyphGroups {
    /// Characters, and the glyphs that show them.
    struct Group {
        var characters: [Unicode.Scalar]
        var glyphs: Range<Int>

        /// Whether one character is one glyph, as the offsets of a text count; a character beyond 16 bits is two codes to some readers.
        var isPlain: Bool { characters.count == 1 && glyphs.count == 1 && characters[0].value <= 0xFFFF }
    }

    private(set) var groups: [Group] = []

    private static let softHyphen: Unicode.Scalar = "\u{AD}"

    /// Clusters of a run that is not in the order of its text are one group.
    init(_ run: GlyphRun) {
        let utf8 = run.text.utf8
        let length = utf8.count
        let isOrdered = zip(run.glyphs, run.glyphs.dropFirst()).allSatisfy { $0.cluster <= $1.cluster }
        guard isOrdered else {
            groups = [Group(characters: Array(run.text.unicodeScalars), glyphs: 0..<run.glyphs.count)]
            return
        }
        var index = 0
        var start = run.text.startIndex
        var offset = 0
        while index < run.glyphs.count {
            let cluster = Int(run.glyphs[index].cluster)
            var end = index + 1
            while end < run.glyphs.count, Int(run.glyphs[end].cluster) == cluster { end += 1 }
            // The hyphen at a line's end is a soft one: who reads joins the word again.
            if cluster >= length {
                groups.append(Group(characters: [Self.softHyphen], glyphs: index..<end))
            } else {
                let next = end < run.glyphs.count ? min(Int(run.glyphs[end].cluster), length) : length
                let stop = utf8.index(start, offsetBy: next - offset)
                // Characters before the first cluster have no glyph of their own and go with it.
                groups.append(Group(characters: Array(run.text[start..<stop].unicodeScalars), glyphs: index..<end))
                (start, offset) = (stop, next)
            }
            index = end
        }
    }

    /// Neighbouring plain groups as one, all others alone.
    var pieces: [ArraySlice<Group>] {
        var pieces: [ArraySlice<Group>] = []
        var start = groups.startIndex
        while start < groups.endIndex {
            var end = start + 1
            if groups[start].isPlain { while end < groups.endIndex, groups[end].isPlain { end += 1 } }
            pieces.append(groups[start..<end])
            start = end
        }
        return pieces
    }
}
