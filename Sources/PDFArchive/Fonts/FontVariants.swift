internal import QPDF

/// The fonts of a document with codes of their own for glyphs that have other advances, or other texts, than cairo gave them.
///
/// For example in 395.14万元 the 4 stands a quarter of an em from the 万. Readers that know words by advances would read a space: the room
/// is therefore a part of the advance of a second 4, which is the same outline in the same place.
struct FontVariants {
    /// The code of each variant.
    private(set) var codes: [GlyphVariant: UInt16] = [:]
    /// Variants for which a font has no code or no glyph.
    private(set) var refused: Set<GlyphVariant> = []
    private var fonts: [Extended] = []

    /// A font and its new glyphs.
    private struct Extended {
        var font: DrawnFont
        var added: [Added] = []
    }

    /// A new glyph and its code.
    private struct Added {
        var variant: GlyphVariant
        var code: UInt16
        var glyph: Int
        var width: Int
        var text: String
    }

    init(_ variants: Set<GlyphVariant>, in file: DrawnFile) throws(ArchiveError) {
        var texts: [UInt16: String] = [:]
        var free: ArraySlice<UInt16> = []
        var last: Int?
        for variant in variants.sorted() {
            if variant.font != last {
                last = variant.font
                guard let font = try DrawnFont(variant.font, in: file) else {
                    (free, texts) = ([], [:])
                    refused.insert(variant)
                    continue
                }
                fonts.append(Extended(font: font))
                free = font.freeCodes(atMost: variants.count)[...]
                texts = Dictionary(font.texts.map { ($0.code, $0.text) }) { first, _ in first }
            }
            guard let font = fonts.last?.font, font.objects.font == variant.font, let glyph = font.glyph(of: variant.code),
                let width = font.widths[variant.code], let text = variant.text ?? texts[variant.code], let code = free.popFirst()
            else {
                refused.insert(variant)
                continue
            }
            codes[variant] = code
            fonts[fonts.count - 1].added.append(
                Added(variant: variant, code: code, glyph: glyph, width: width + 125 * Int(variant.eighths), text: text))
        }
        fonts.removeAll { $0.added.isEmpty }
    }

    /// Replaces the objects of the fonts.
    func apply(to resources: inout DrawnResources) throws(ArchiveError) {
        for extended in fonts {
            let (font, added) = (extended.font, extended.added)
            let objects = font.objects
            resources.replaceStream(objects.texts, with: Self.map(font, added))
            if let descendant = objects.descendant {
                resources.change(descendant) { $0["W"] = Self.widths(font, added) }
            } else {
                let codes = Array(font.widths.keys) + added.map(\.code)
                let first = codes.min() ?? 0
                let last = codes.max() ?? 0
                var widths = font.widths
                for glyph in added { widths[glyph.code] = glyph.width }
                resources.change(objects.font) {
                    $0["FirstChar"] = PDFValue.integer(Int(first)).serialized
                    $0["LastChar"] = PDFValue.integer(Int(last)).serialized
                    $0["Widths"] = PDFValue.array((first...last).map { .integer(widths[$0] ?? 0) }).serialized
                }
            }
            switch font.program {
            case .trueType(var program):
                program.add(
                    added.map { .init(glyph: $0.glyph, widening: Int($0.variant.eighths) * program.unitsPerEm / 8) })
                if !font.isComposite { makeSymbolic(extended, &program, &resources) }
                let bytes = program.serialized
                resources.replaceStream(objects.program, with: bytes)
                resources.change(objects.program) { $0["Length1"] = PDFValue.integer(bytes.count).serialized }
            case .cff(let program):
                let names = added.map { "\(program.name(of: $0.glyph) ?? "").\($0.code)" }
                let copies = zip(added, names).map { added, name in
                    CFFProgram.Copy(
                        glyph: added.glyph, width: added.width, copiedWidth: font.widths[added.variant.code] ?? 0, name: name)
                }
                let bytes = program.adding(copies)
                resources.replaceStream(objects.program, with: bytes)
                guard !font.isComposite else { break }
                let differences = zip(added, names).sorted { $0.0.code < $1.0.code }.flatMap {
                    [PDFValue.integer(Int($0.code)), .name($1)]
                }
                resources.change(objects.font) {
                    $0["Encoding"] =
                        PDFValue.dictionary([
                            .init("Type", .name("Encoding")), .init("BaseEncoding", .name("WinAnsiEncoding")),
                            .init("Differences", .array(differences)),
                        ]).serialized
                }
                guard let all = cffGlyphNames(in: bytes) else { throw .unexpectedFile("a font program that can not be read") }
                // PDF 2.0 gave CharSet up.
                resources.change(objects.descriptor) { if $0["CharSet"] != nil { $0["CharSet"] = PDFValue.glyphNames(all).serialized } }
            }
        }
    }

    /// A simple TrueType font with an encoding has only glyphs that have a character each; one for symbols has any
    /// (ISO 32000-1, 9.6.6.4; ISO 19005-2, 6.2.11.6).
    private func makeSymbolic(_ extended: Extended, _ program: inout TrueTypeProgram, _ resources: inout DrawnResources) {
        let font = extended.font
        var glyphs: [UInt16: Int] = [:]
        for (code, _) in font.texts { glyphs[code] = font.glyph(of: code) }
        let first = program.glyphCount - extended.added.count
        for (index, added) in extended.added.enumerated() { glyphs[added.code] = first + index }
        program.setSymbols(glyphs)
        resources.change(font.objects.font) { $0["Encoding"] = nil }
        resources.change(font.objects.descriptor) { $0["Flags"] = PDFValue.integer(4).serialized }
    }

    /// ISO 32000-1, 9.7.4.3: new glyphs follow those that were there.
    private static func widths(_ font: DrawnFont, _ added: [Added]) -> [UInt8] {
        var bytes: [UInt8] = []
        func append(from first: Int, _ widths: some Sequence<Int>) {
            bytes.append(decimal: first)
            for (index, width) in widths.enumerated() {
                bytes.append(index == 0 ? "[" : " ")
                bytes.append(decimal: width)
            }
            bytes.append("]")
        }
        bytes.append("[")
        // A composite font has a width for each of its glyphs.
        append(from: 0, (0..<font.widths.count).lazy.map { font.widths[UInt16($0)] ?? 0 })
        append(from: added.first.map { Int($0.code) } ?? 0, added.lazy.map(\.width))
        bytes.append("]")
        return bytes
    }

    /// A map to Unicode (ISO 32000-1, 9.10.3) like cairo's.
    private static func map(_ font: DrawnFont, _ added: [Added]) -> [UInt8] {
        let digits = font.isComposite ? 4 : 2
        func append(_ code: UInt16, to map: inout [UInt8]) {
            for place in (0..<digits).reversed() {
                let digit = UInt8(truncatingIfNeeded: code >> (4 * UInt16(place)) & 15)
                map.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
        var map = Array(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <\(String(repeating: "0", count: digits))> <\(String(repeating: "f", count: digits))>
            endcodespacerange

            """.utf8)
        let texts = font.texts + added.map { ($0.code, $0.text) }
        // At most a hundred in one block.
        for start in stride(from: 0, to: texts.count, by: 100) {
            let block = texts[start..<min(start + 100, texts.count)]
            map.append(decimal: block.count)
            map.append(" beginbfchar\n")
            for (code, text) in block {
                map.append("<")
                append(code, to: &map)
                map.append("> <")
                map.append(contentsOf: text.utf8)
                map.append(">\n")
            }
            map.append("endbfchar\n")
        }
        map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        return map
    }
}
