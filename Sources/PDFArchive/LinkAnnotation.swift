internal import Display
internal import QPDF

/// A link on a page and the element that holds it.
struct LinkAnnotation: Hashable {
    /// From 0.
    var page: Int
    var element: StructID
    /// Its number among the annotations of its page.
    var index: Int
    /// Its key in the parent tree.
    var structParent: Int
}

/// Where anchors stand.
struct AnchorTable {
    private var places: [AnchorID: PDFValue] = [:]

    init(_ list: DisplayList, pages: [PDFReference]) {
        for (index, page) in list.pages.enumerated() {
            let space = PageSpace(geometry: page.geometry)
            for anchor in page.anchors where places[anchor.id] == nil {
                let point = space.point(anchor.point)
                // ISO 32000-1, table 151: the view keeps its zoom.
                places[anchor.id] = .array([.reference(pages[index]), .name("XYZ"), .real(point.x), .real(point.y), .null])
            }
        }
    }

    /// The destination that an anchor is.
    func destination(_ id: AnchorID) throws(ArchiveError) -> PDFValue {
        guard let place = places[id] else { throw .unknownAnchor(id) }
        return place
    }
}

/// Writes the links of all pages and gives them by element.
struct LinkWriter {
    let list: DisplayList
    let pages: [PDFReference]
    let anchors: AnchorTable
    let structure: StructTree
    /// The text of each element's own content.
    private let texts: [StructID: String]

    init(list: DisplayList, pages: [PDFReference], anchors: AnchorTable, structure: StructTree) {
        self.list = list
        self.pages = pages
        self.anchors = anchors
        self.structure = structure
        var texts: [StructID: String] = [:]
        // Gathered only for documents with links: most of the text is in none.
        for stretch in list.pages.contains(where: { !$0.links.isEmpty }) ? list.pages.flatMap(\.stretches) : [] {
            guard case .leaf(let id) = stretch.mark else { continue }
            for case .glyphs(let run) in stretch.operations.map(\.content) { texts[id, default: ""] += run.text }
        }
        self.texts = texts
    }

    /// Keys of the parent tree follow those of the pages.
    func write(to file: borrowing PDFFile) throws(ArchiveError) -> [StructID: [LinkAnnotation]] {
        var annotations: [StructID: [LinkAnnotation]] = [:]
        var nextKey = pages.count
        for (index, page) in list.pages.enumerated() {
            var objects: [PDFValue] = []
            for link in page.links {
                guard let element = link.element else { throw .linkWithoutElement(link.target, page: index + 1) }
                guard structure.elements.indices.contains(Int(element.rawValue)) else { throw .unknownElement(element, page: index + 1) }
                let object = try add(value(of: link, element: element, page: index, key: nextKey), to: file)
                annotations[element, default: []].append(
                    LinkAnnotation(page: index, element: element, index: objects.count, structParent: nextKey))
                objects.append(.reference(object))
                nextKey += 1
            }
            if !objects.isEmpty { file.set("Annots", in: file.page(index), to: .array(objects)) }
        }
        return annotations
    }

    private func value(of link: DisplayPage.Link, element: StructID, page: Int, key: Int) throws(ArchiveError) -> PDFValue {
        let text = text(of: element)
        let destination: PDFValue.Entry
        let contents: String
        switch link.target {
        case .anchor(let id):
            destination = .init("Dest", try anchors.destination(id))
            contents = text.isEmpty ? id.rawValue : text
        case .uri(let uri):
            destination = .init(
                "A", .dictionary([.init("Type", .name("Action")), .init("S", .name("URI")), .init("URI", .string(Array(uri.utf8)))]))
            contents = text.isEmpty ? uri : text
        }
        return .dictionary([
            .init("Type", .name("Annot")), .init("Subtype", .name("Link")),
            .init("Rect", PageSpace(geometry: list.pages[page].geometry).box(link.rect)),
            .init("Border", .array([.integer(0), .integer(0), .integer(0)])),
            // ISO 19005-2, 6.3.2: printed, not hidden. ISO 14289-1, 7.18.5: says what it is.
            .init("F", .integer(4)), .init("Contents", .text(contents)), .init("StructParent", .integer(key)), destination,
        ])
    }

    /// What an element and all below it show.
    private func text(of id: StructID) -> String {
        (texts[id] ?? "") + structure[id].children.map { text(of: $0) }.joined()
    }
}

/// Adds an object.
func add(_ value: PDFValue, to file: borrowing PDFFile) throws(ArchiveError) -> PDFReference {
    do { return try file.add(value) } catch { throw .qpdf(error) }
}
