internal import Display
internal import Geometry

/// Where places with names are.
struct Places {
    private var targets: [AnchorID: (page: Int, point: Point)] = [:]

    /// The first place of a name counts.
    init(_ pages: [PagePart]) {
        for page in pages { for anchor in page.anchors where targets[anchor.id] == nil { targets[anchor.id] = (page.id, anchor.point) } }
    }

    subscript(id: AnchorID) -> (page: Int, point: Point)? { targets[id] }
}

extension [UInt8] {
    /// What a click leads to (GB/T 33190-2016, 14); nothing for a place that there is not.
    mutating func append(action target: LinkTarget, _ places: Places) {
        switch target {
        case .anchor(let id):
            guard let place = places[id] else { return }
            append("<ofd:Actions><ofd:Action Event=\"CLICK\"><ofd:Goto><ofd:Dest Type=\"XYZ\" PageID=\"")
            append(place.page)
            append("\" Left=\"")
            append(Fixed(place.point.x))
            append("\" Top=\"")
            append(Fixed(place.point.y))
            append("\" Zoom=\"0\"/></ofd:Goto></ofd:Action></ofd:Actions>")
        case .uri(let uri):
            append("<ofd:Actions><ofd:Action Event=\"CLICK\"><ofd:URI")
            append(attribute: "URI", uri)
            append("/></ofd:Action></ofd:Actions>")
        }
    }

    /// The outline (7.8).
    mutating func append(outline entries: [OutlineEntry], _ places: Places) {
        guard !entries.isEmpty else { return }
        append("<ofd:Outlines>")
        for entry in entries { append(entry, places) }
        append("</ofd:Outlines>")
    }

    private mutating func append(_ entry: OutlineEntry, _ places: Places) {
        append("<ofd:OutlineElem")
        append(attribute: "Title", entry.title)
        if !entry.children.isEmpty { append(attribute: "Count", "\(entry.children.count)") }
        append(">")
        append(action: .anchor(entry.target), places)
        for child in entry.children { append(child, places) }
        append("</ofd:OutlineElem>")
    }
}
