internal import Display
internal import Geometry
internal import QPDF

/// What stands for the tag and the property list of each marked content of a page, in drawing order.
struct PageMarks {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// The stretches with images, which the drawing has marked itself.
    private(set) var withImages: [Int] = []
    /// The number of glyphs in each stretch, and the number on the page of its first.
    private(set) var glyphCounts: [Int32] = []
    private(set) var firstGlyphs: [Int32] = []
    /// Whether each stretch has the key of the one before.
    private var joins: [Bool] = []

    var count: Int { ends.count }

    /// The stretches that have the key of `first`.
    func group(from first: Int) -> Range<Int> {
        var end = first + 1
        while end < count, joins[end] { end += 1 }
        return first..<end
    }

    /// What stands for the mark `index`.
    subscript(index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

    /// Adds a mark.
    mutating func append(hasImage: Bool = false, glyphCount: Int = 0, joins: Bool = false, _ serialize: (inout [UInt8]) -> Void) {
        if hasImage { withImages.append(count) }
        firstGlyphs.append((firstGlyphs.last ?? 0) + (glyphCounts.last ?? 0))
        glyphCounts.append(Int32(glyphCount))
        self.joins.append(joins)
        serialize(&bytes)
        ends.append(bytes.count)
    }
}

extension PageMarks {
    /// Structure type and MCID of each leaf, the type of each artifact (ISO 32000-1, 14.8.2.2.2); `keyed` are the stretches with keys of
    /// their own.
    init(_ page: DisplayPage, keyed: [Int32], structure: StructTree, version: PDFVersion) {
        self.init()
        var leafCount = 0
        var keyed = keyed[...]
        for (index, stretch) in page.stretches.enumerated() {
            let isKeyed = keyed.first == Int32(index)
            if isKeyed { keyed.removeFirst() }
            append(hasImage: stretch.hasImage, glyphCount: stretch.glyphCount, joins: !isKeyed) { bytes in
                switch stretch.mark {
                case .leaf(let id):
                    bytes.append("/")
                    bytes.append(contentsOf: structure.type(of: id, in: version).name.utf8)
                    bytes.append(" <</MCID ")
                    bytes.append(decimal: leafCount)
                    bytes.append(">>")
                    leafCount += 1
                case .artifact(.header): bytes.append("/Artifact <</Type /Pagination/Subtype /Header>>")
                case .artifact(.footer): bytes.append("/Artifact <</Type /Pagination/Subtype /Footer>>")
                case .artifact(.page): bytes.append("/Artifact <</Type /Page>>")
                case .artifact(.layout), nil: bytes.append("/Artifact <</Type /Layout>>")
                case .artifact(.background):
                    // Table 330: a background says its box.
                    bytes.append("/Artifact <</Type /Background/BBox ")
                    PageSpace(geometry: page.geometry).box(stretch.bounds).serialize(to: &bytes)
                    bytes.append(">>")
                }
            }
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
