internal import Display
internal import Geometry
internal import QPDF

/// Writes the fields for signatures of all pages: empty ones, which a program for signing fills.
struct SignatureFieldWriter {
    let list: DisplayList
    let pages: [PDFReference]
    let structure: StructTree
    /// The first key of the parent tree that is free.
    let firstKey: Int

    /// Writes fields and what shows them, page by page.
    func write(to file: inout FileWriter) throws(ArchiveError) -> [Annotation] {
        var fields: [Annotation] = []
        var uses: [String: Int] = [:]
        for (index, page) in list.pages.enumerated() {
            for field in page.fields {
                guard structure.elements.indices.contains(Int(field.element.rawValue)) else {
                    throw .unknownElement(field.element, page: index + 1)
                }
                let use = (uses[field.name] ?? 0) + 1
                uses[field.name] = use
                let annotation = Annotation(
                    page: index, element: field.element, object: file.reserve(), structParent: firstKey + fields.count)
                let appearance = writeAppearance(of: field.rect.size, to: &file)
                // ISO 32000-1, 12.7.3.2: fields of one form have names of their own.
                let name = use == 1 ? field.name : "\(field.name) \(use)"
                file.write(annotation.object, value(of: field, named: name, as: annotation, appearance: appearance))
                fields.append(annotation)
            }
        }
        return fields
    }

    /// ISO 19005-2, 6.3.3: whatever can be seen has an appearance; that of an empty field shows nothing.
    private func writeAppearance(of size: Size, to file: inout FileWriter) -> PDFReference {
        let appearance = file.reserve()
        file.write(appearance, data: []) { bytes in
            bytes.append("/Type/XObject/Subtype/Form/Resources<<>>/BBox")
            PDFValue.numbers([0, 0, size.width.points, size.height.points]).serialize(to: &bytes)
        }
        return appearance
    }

    /// A field that is its own widget (12.7.3.1).
    private func value(
        of field: DisplayPage.Field, named name: String, as annotation: Annotation, appearance: PDFReference
    ) -> PDFValue {
        .dictionary([
            .init("Type", .name("Annot")), .init("Subtype", .name("Widget")), .init("FT", .name("Sig")), .init("T", .text(name)),
            // ISO 14289-1, 7.18.1 and ISO 14289-2, 8.10: a reader says it where a field has no label.
            .init("TU", .text("电子签章：\(name)")), .init("Contents", .text("电子签章：\(name)")),
            .init("P", .reference(pages[annotation.page])),
            .init("Rect", PageSpace(geometry: list.pages[annotation.page].geometry).box(field.rect)),
            // ISO 19005-2, 6.3.2: printed, not hidden.
            .init("F", .integer(4)), .init("AP", .dictionary([.init("N", .reference(appearance))])),
            .init("StructParent", .integer(annotation.structParent)),
        ])
    }

    /// What the catalog says of the form (12.7.2): it has fields for signatures, none of them signed. Nobody need make appearances.
    static func form(of fields: [PDFReference]) -> PDFValue {
        .dictionary([.init("Fields", .array(fields.map { .reference($0) })), .init("SigFlags", .integer(1))])
    }
}
