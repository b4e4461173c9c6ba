internal import Display
internal import Geometry
internal import QPDF

extension DisplayPage {
    /// Tag and property list of each stretch: the structure type and MCID of a leaf, the type of an artifact (ISO 32000-1, 14.8.2.2.2).
    func marks(structure: StructTree) -> [[UInt8]] {
        var leafCount = 0
        return stretches.map { stretch in
            switch stretch.mark {
            case .leaf(let id):
                defer { leafCount += 1 }
                return Array("/\(structure[id].role.name) <</MCID \(leafCount)>>".utf8)
            case .artifact(let kind): return Array("/Artifact ".utf8) + PDFValue.dictionary(entries(for: kind, of: stretch)).serialized
            case nil: return Array("/Artifact <</Type /Layout>>".utf8)
            }
        }
    }

    private func entries(for kind: ArtifactKind, of stretch: Stretch) -> [PDFValue.Entry] {
        switch kind {
        case .header: [.init("Type", .name("Pagination")), .init("Subtype", .name("Header"))]
        case .footer: [.init("Type", .name("Pagination")), .init("Subtype", .name("Footer"))]
        case .layout: [.init("Type", .name("Layout"))]
        case .page: [.init("Type", .name("Page"))]
        // Table 330: a background says its box.
        case .background: [.init("Type", .name("Background")), .init("BBox", PageSpace(geometry: geometry).box(stretch.bounds))]
        }
    }
}

extension DisplayPage.Stretch {
    /// The box around all that is drawn; of text, its line from the origin.
    fileprivate var bounds: Rect {
        let boxes = operations.compactMap { operation -> Rect? in
            switch operation.content {
            case .glyphs(let run): operation.transform.applied(to: Rect(x: .zero, y: -run.size, width: run.width, height: run.size))
            case .drawing(let drawing): drawing.path.bounds.map { operation.transform.applied(to: $0) }
            case .image(let image): operation.transform.applied(to: Rect(origin: .zero, size: image.size))
            }
        }
        return boxes.dropFirst().reduce(boxes.first ?? Rect(origin: .zero, size: .zero)) { $0.union($1) }
    }
}
