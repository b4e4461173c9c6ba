internal import CPangoCairo

extension Face {
    /// A glyph as the face gives it; lengths in em.
    public struct Glyph: Hashable, Sendable {
        public var id: UInt32
        /// UTF-8 offset in the shaped text of the glyph's cluster.
        public var cluster: Int
        public var advance: Double
        /// To the right and downwards.
        public var xOffset: Double
        public var yOffset: Double
        /// Whether the face has no glyph for the cluster; `id` is 0, the face's own sign for that.
        public var isMissing: Bool
    }

    /// The script that decides which rules of a face apply.
    public enum Script: Hashable, Sendable {
        case han, latin
    }

    /// The glyphs of `text` from left to right.
    ///
    /// `features` are OpenType features in CSS syntax (`tnum=1, lnum=1`), `language` is a BCP 47 tag: `locl` chooses by it.
    /// Characters that show nothing give no glyph. A face whose file is damaged has none of the characters (`FontLibrary.faults`).
    public func shape(_ text: String, script: Script, language: String, features: String = "") -> [Glyph] {
        guard isWhole else { return nothing(of: text) }
        var analysis = PangoAnalysis()
        analysis.font = font
        analysis.script =
            switch script {
            case .han: guint8(PANGO_SCRIPT_HAN.rawValue)
            case .latin: guint8(PANGO_SCRIPT_LATIN.rawValue)
            }
        analysis.language = pango_language_from_string(language)
        analysis.extra_attrs = featureList(features)
        // Documented never to return NULL.
        let string = pango_glyph_string_new()!
        defer { pango_glyph_string_free(string) }
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                let length = gint(characters.count)
                // No flags: positions are not rounded.
                pango_shape_with_flags(characters.baseAddress, length, characters.baseAddress, length, &analysis, string, PANGO_SHAPE_NONE)
            }
        }
        var glyphs: [Glyph] = []
        let count = Int(string.pointee.num_glyphs)
        glyphs.reserveCapacity(count)
        for index in 0..<count {
            let shaped = string.pointee.glyphs[index]
            guard shaped.glyph != Self.emptyGlyph else { continue }
            let isMissing = shaped.glyph & Self.unknownFlag != 0
            glyphs.append(
                Glyph(
                    id: isMissing ? 0 : shaped.glyph, cluster: Int(string.pointee.log_clusters[index]),
                    advance: Double(shaped.geometry.width) / Self.unitsPerEm,
                    xOffset: Double(shaped.geometry.x_offset) / Self.unitsPerEm,
                    yOffset: Double(shaped.geometry.y_offset) / Self.unitsPerEm, isMissing: isMissing))
        }
        return glyphs
    }

    private func nothing(of text: String) -> [Glyph] {
        var cluster = 0
        return text.unicodeScalars.map { scalar in
            defer { cluster += UTF8.width(scalar) }
            return Glyph(id: 0, cluster: cluster, advance: 1, xOffset: 0, yOffset: 0, isMissing: true)
        }
    }

    /// `PANGO_GLYPH_EMPTY` and `PANGO_GLYPH_UNKNOWN_FLAG`: macros with casts, which Swift does not import.
    private static let emptyGlyph: UInt32 = 0x0FFF_FFFF
    private static let unknownFlag: UInt32 = 0x1000_0000
}
