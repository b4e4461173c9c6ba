internal import Geometry

extension DisplayList {
    /// The pages of `document` in drawing order.
    public init(_ document: PagedDocument) {
        self.init(pages: document.pages.map(DisplayPage.init))
    }
}

extension DisplayPage {
    /// The frames of `page` as operations in drawing order: crop marks first, then items in the order of their frames.
    public init(_ page: Page) {
        self.init(geometry: PageGeometry(page), label: page.label, rotation: page.rotation)
        var walk = FlatteningWalk()
        if page.hasCropMarks {
            for path in geometry.cropMarks {
                let drawing = Drawing(path: path, stroke: .init(width: .pt(0.25)))
                walk.append(.drawing(drawing), transform: .identity, mark: .artifact(.page))
            }
        }
        walk.visit(page.frame, transform: .translation(geometry.trim.origin), mark: nil)
        stretches = walk.stretches
        links = walk.links
        anchors = walk.anchors
        fields = walk.fields
    }
}

/// Goes down a tree of frames with the map to the sheet and the mark that counts.
private struct FlatteningWalk {
    var stretches: [DisplayPage.Stretch] = []
    var links: [DisplayPage.Link] = []
    var anchors: [DisplayPage.Anchor] = []
    var fields: [DisplayPage.Field] = []

    mutating func visit(_ frame: Frame, transform: Transform, mark: Frame.Mark?) {
        for placed in frame.items {
            let place = Transform.translation(placed.origin).then(transform)
            switch placed.item {
            case .glyphs(let run): append(.glyphs(run), transform: place, mark: mark)
            case .drawing(let drawing): append(.drawing(drawing), transform: place, mark: mark ?? .artifact(.layout))
            case .image(let image): append(.image(image), transform: place, mark: mark ?? .artifact(.layout))
            case .frame(let inner): visit(inner, transform: place, mark: mark)
            case .transformed(let inner, let map): visit(inner, transform: map.then(place), mark: mark)
            case .marked(let innerMark, let inner): visit(inner, transform: place, mark: resolve(innerMark, in: mark))
            case .link(let target, let size, let element):
                // What repeats or decorates is not in the structure, so a link there could not be reached (ISO 14289-1, 7.18.1).
                if case .artifact = mark { continue }
                links.append(.init(rect: place.applied(to: Rect(origin: .zero, size: size)), target: target, element: element))
            case .anchor(let id): anchors.append(.init(id: id, point: place.applied(to: .zero)))
            case .signatureField(let field):
                if case .artifact = mark { continue }
                let rect = place.applied(to: Rect(origin: .zero, size: field.size))
                fields.append(.init(rect: rect, name: field.name, element: field.element))
            }
        }
    }

    /// The innermost leaf counts, unless an artifact surrounds it.
    private func resolve(_ inner: Frame.Mark, in outer: Frame.Mark?) -> Frame.Mark {
        if case .artifact = outer { return outer ?? inner }
        return inner
    }

    mutating func append(_ content: DisplayPage.Content, transform: Transform, mark: Frame.Mark?) {
        if case .glyphs(let run) = content, run.glyphs.isEmpty { return }
        let operation = DisplayPage.Operation(transform: transform, content: content)
        if stretches.last?.mark == mark, !stretches.isEmpty {
            stretches[stretches.count - 1].append(operation)
        } else {
            stretches.append(.init(mark: mark, operations: [operation]))
        }
    }
}
