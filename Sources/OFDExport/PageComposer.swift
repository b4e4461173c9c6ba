internal import Display
internal import Geometry
internal import Styling

/// Writes pages as XML, and keeps what they have in common: numbers, faces, images.
struct PageComposer {
    /// The greatest number that is given.
    private(set) var lastID = 0
    var fonts = FontUses()
    /// The images in the order of their first use, with their numbers.
    private(set) var images: [(image: Image, id: Int)] = []
    private var imageIDs: [Image: Int] = [:]

    /// A number that nothing else in the document has.
    mutating func newID() -> Int {
        lastID += 1
        return lastID
    }

    /// The number of a new object of a page.
    mutating func newObject(of part: inout PagePart) -> Int {
        let id = newID()
        part.objects.append(id)
        return id
    }

    /// A page; `number` is for messages.
    mutating func compose(_ page: DisplayPage, number: Int) throws(OFDError) -> PagePart {
        if let text = page.undeclaredText { throw .undeclaredText(text, page: number) }
        var part = PagePart(id: newID(), geometry: page.geometry)
        (part.links, part.anchors) = (page.links, page.anchors)
        part.xml.reserveCapacity(1 << 16)
        part.xml += .xmlHead
        part.xml.append("<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Area>")
        part.xml.append(boxes: page.geometry)
        part.xml.append("</ofd:Area><ofd:Content><ofd:Layer Type=\"Body\" ID=\"")
        part.xml.append(newID())
        part.xml.append("\">")
        for stretch in page.stretches {
            let first = part.objects.count
            for operation in stretch.operations { try compose(operation, into: &part, number: number) }
            if case .leaf(let element) = stretch.mark, part.objects.count > first {
                part.shown.append(PagePart.Shown(element: element, objects: first..<part.objects.count))
            }
        }
        part.xml.append("</ofd:Layer></ofd:Content></ofd:Page>\n")
        return part
    }

    private mutating func compose(_ operation: DisplayPage.Operation, into part: inout PagePart, number: Int) throws(OFDError) {
        switch operation.content {
        case .glyphs(let run): compose(run, through: operation.transform, into: &part)
        case .drawing(let drawing): compose(drawing, through: operation.transform, into: &part)
        case .image(let image): try compose(image, through: operation.transform, into: &part, number: number)
        }
    }

    // MARK: Images

    /// An image is the unit square seen through a map.
    private mutating func compose(_ image: Image, through map: Transform, into part: inout PagePart, number: Int) throws(OFDError) {
        guard let header = ImageHeader(image.bytes), header.format == image.format, header.components < 4 || header.format == .png else {
            throw .unreadableImage(page: number)
        }
        let box = map.applied(to: Rect(origin: .zero, size: image.size))
        let resource = resource(for: image)
        let id = newObject(of: &part)
        part.xml.append("<ofd:ImageObject ID=\"")
        part.xml.append(id)
        part.xml.append("\" CTM=\"")
        let (width, height) = (image.size.width.millimetres, image.size.height.millimetres)
        part.xml.append([
            Fixed(map.a * width), Fixed(map.b * width), Fixed(map.c * height), Fixed(map.d * height), Fixed(map.tx - box.minX),
            Fixed(map.ty - box.minY),
        ])
        part.xml.append("\" Boundary=\"")
        part.xml.append(box: box)
        part.xml.append("\" ResourceID=\"")
        part.xml.append(resource)
        part.xml.append("\"/>")
    }

    private mutating func resource(for image: Image) -> Int {
        if let known = imageIDs[image] { return known }
        let id = newID()
        imageIDs[image] = id
        images.append((image, id))
        return id
    }
}

extension [UInt8] {
    /// A box as `x y width height`.
    mutating func append(box: Rect) {
        append([Fixed(box.minX), Fixed(box.minY), Fixed(box.size.width), Fixed(box.size.height)])
    }

    /// The boxes of a page in the order of the standard (7.5, CT_PageArea).
    mutating func append(boxes geometry: PageGeometry) {
        let sheet = Rect(origin: .zero, size: geometry.sheet)
        append("<ofd:PhysicalBox>")
        append(box: sheet)
        append("</ofd:PhysicalBox>")
        if geometry.trim != sheet {
            append("<ofd:ApplicationBox>")
            append(box: geometry.trim)
            append("</ofd:ApplicationBox>")
        }
        if geometry.bleed != geometry.trim {
            append("<ofd:BleedBox>")
            append(box: geometry.bleed)
            append("</ofd:BleedBox>")
        }
    }
}
