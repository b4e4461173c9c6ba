internal import Display
internal import QPDF

/// Writes the links of all pages.
struct LinkWriter {
    let list: DisplayList
    let pages: [PDFReference]
    let anchors: AnchorTable
    let structure: StructTree
    /// The text of each element's own content; only of elements in links.
    private let texts: [StructID: String]

    init(list: DisplayList, pages: [PDFReference], anchors: AnchorTable, structure: StructTree) {
        self.list = list
        self.pages = pages
        self.anchors = anchors
        self.structure = structure
        var isInLink = Array(repeating: false, count: structure.elements.count)
        for case let element? in list.pages.lazy.flatMap(\.links).map(\.element) where isInLink.indices.contains(Int(element.rawValue)) {
            isInLink[Int(element.rawValue)] = true
        }
        // A parent precedes its children.
        for index in structure.elements.indices {
            if let parent = structure.elements[index].parent, isInLink[Int(parent.rawValue)] { isInLink[index] = true }
        }
        var texts: [StructID: String] = [:]
        for stretch in list.pages.lazy.flatMap(\.stretches) {
            guard case .leaf(let id) = stretch.mark, isInLink.indices.contains(Int(id.rawValue)), isInLink[Int(id.rawValue)] else {
                continue
            }
            for operation in stretch.operations {
                if case .glyphs(let run) = operation.content { texts[id, default: ""] += run.text }
            }
        }
        self.texts = texts
    }

    /// Writes the annotations, in drawing order. Keys of the parent tree follow those of the pages.
    func write(to file: inout FileWriter) throws(ArchiveError) -> [Annotation] {
        var annotations: [Annotation] = []
        for (index, page) in list.pages.enumerated() {
            for link in page.links {
                guard let element = link.element else { throw .linkWithoutElement(link.target, page: index + 1) }
                guard structure.elements.indices.contains(Int(element.rawValue)) else { throw .unknownElement(element, page: index + 1) }
                let annotation = Annotation(
                    page: index, element: element, target: link.target, object: file.reserve(),
                    structParent: pages.count + annotations.count)
                file.write(annotation.object, try value(of: link, as: annotation))
                annotations.append(annotation)
            }
        }
        return annotations
    }

    private func value(of link: DisplayPage.Link, as annotation: Annotation) throws(ArchiveError) -> PDFValue {
        let text = text(of: annotation.element)
        let destination: PDFValue.Entry
        let contents: String
        switch link.target {
        case .anchor(let id):
            destination = try anchors.entry(leadingTo: id)
            contents = text.isEmpty ? id.rawValue : text
        case .uri(let uri):
            destination = .init(
                "A", .dictionary([.init("Type", .name("Action")), .init("S", .name("URI")), .init("URI", .string(Array(uri.utf8)))]))
            contents = text.isEmpty ? uri : text
        }
        return .dictionary([
            .init("Type", .name("Annot")), .init("Subtype", .name("Link")),
            .init("Rect", PageSpace(geometry: list.pages[annotation.page].geometry).box(link.rect)),
            .init("Border", .array([.integer(0), .integer(0), .integer(0)])),
            // ISO 19005-2, 6.3.2: printed, not hidden. ISO 14289-1, 7.18.5: says what it is.
            .init("F", .integer(4)), .init("Contents", .text(contents)), .init("StructParent", .integer(annotation.structParent)),
            destination,
        ])
    }

    /// What an element and all below it show.
    private func text(of id: StructID) -> String {
        (texts[id] ?? "") + structure[id].children.map { text(of: $0) }.joined()
    }
}
