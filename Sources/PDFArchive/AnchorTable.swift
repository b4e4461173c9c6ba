internal import Display
internal import QPDF

/// Where anchors stand, and how a link or a line of the outline leads there.
struct AnchorTable {
    /// A place on a page, and what stands there.
    private struct Place {
        var page: PDFReference
        var view: [PDFValue]
        var element: PDFReference?
    }

    private let version: PDFVersion
    private var places: [AnchorID: Place] = [:]
    /// The pages of elements that anchors name, from 0.
    private(set) var pagesOfElements: [StructID: Int] = [:]

    /// `elements` are the numbers of the struct tree's elements.
    init(_ list: DisplayList, pages: [PDFReference], structure: StructTree, elements: [PDFReference], version: PDFVersion) {
        self.version = version
        for (index, page) in list.pages.enumerated() {
            let space = PageSpace(geometry: page.geometry)
            for anchor in page.anchors where places[anchor.id] == nil {
                let point = space.point(anchor.point)
                let element = structure.anchors[anchor.id]
                if let element, pagesOfElements[element] == nil { pagesOfElements[element] = index }
                places[anchor.id] = Place(
                    // ISO 32000-1, table 151: the view keeps its zoom.
                    page: pages[index], view: [.name("XYZ"), .real(point.x), .real(point.y), .null],
                    element: element.map { elements[Int($0.rawValue)] })
            }
        }
    }

    /// The entry of an annotation or of a line of the outline that leads to an anchor.
    ///
    /// In PDF 2.0 it names the element (ISO 14289-2, 8.8). The action says the page as well, as it must (ISO 32000-2, table 202), for the many
    /// readers that know no elements.
    func entry(leadingTo id: AnchorID) throws(ArchiveError) -> PDFValue.Entry {
        guard let place = places[id] else { throw .unknownAnchor(id) }
        let page = PDFValue.array([.reference(place.page)] + place.view)
        guard version == .pdf20 else { return .init("Dest", page) }
        guard let element = place.element else { throw .anchorWithoutElement(id) }
        return .init(
            "A",
            .dictionary([
                .init("Type", .name("Action")), .init("S", .name("GoTo")), .init("D", page),
                .init("SD", .array([.reference(element)] + place.view)),
            ]))
    }
}
