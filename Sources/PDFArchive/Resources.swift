internal import QPDF

/// Mends the fonts and images that pages use.
struct ResourcePass {
    private var visited: Set<PDFReference> = []

    /// Everything that the resources of a page or form name; each object once.
    mutating func mend(_ resources: PDFObject, in file: borrowing PDFFile) throws(QPDFError) {
        for font in values(of: "Font", in: resources, file: file) {
            mendFont(font, in: file)
            try nameGlyphs(of: font, in: file)
        }
        for object in values(of: "XObject", in: resources, file: file) {
            // ISO 19005-2, 6.2.8: images are not interpolated. Cairo asks for it.
            file.remove("Interpolate", from: object)
            if let mask = file.value(of: "SMask", in: object) { file.remove("Interpolate", from: mask) }
            if let inner = file.value(of: "Resources", in: object) { try mend(inner, in: file) }
        }
        for pattern in values(of: "Pattern", in: resources, file: file) {
            if let inner = file.value(of: "Resources", in: pattern) { try mend(inner, in: file) }
        }
    }

    /// ISO 19005-2, 6.2.11.3.2: a TrueType descendant says how its CIDs become glyphs.
    private func mendFont(_ font: PDFObject, in file: borrowing PDFFile) {
        guard let list = file.value(of: "DescendantFonts", in: font), let descendant = file.items(of: list).first else { return }
        let subtype = file.value(of: "Subtype", in: descendant)
        guard let subtype, file.name(subtype) == "CIDFontType2", file.value(of: "CIDToGIDMap", in: descendant) == nil else { return }
        file.set("CIDToGIDMap", in: descendant, to: .name("Identity"))
    }

    /// A subset of a Type 1 font says which glyphs it has (ISO 32000-1, table 122; ISO 19005-2, 6.2.11.4.2). Cairo says it of none.
    private func nameGlyphs(of font: PDFObject, in file: borrowing PDFFile) throws(QPDFError) {
        guard let subtype = file.value(of: "Subtype", in: font), file.name(subtype) == "Type1",
            let descriptor = file.value(of: "FontDescriptor", in: font), file.value(of: "CharSet", in: descriptor) == nil,
            let program = file.value(of: "FontFile3", in: descriptor), let names = cffGlyphNames(in: try file.data(of: program))
        else { return }
        file.set("CharSet", in: descriptor, to: .string(Array(names.map { "/\($0)" }.joined().utf8)))
    }

    private mutating func values(of kind: String, in resources: PDFObject, file: borrowing PDFFile) -> [PDFObject] {
        guard let dictionary = file.value(of: kind, in: resources) else { return [] }
        var values: [PDFObject] = []
        for key in file.keys(of: dictionary) {
            guard let value = file.value(of: key, in: dictionary) else { continue }
            if let reference = file.reference(to: value), !visited.insert(reference).inserted { continue }
            values.append(value)
        }
        return values
    }
}
