internal import Display
internal import Geometry

/// A page as XML, with gaps for the numbers of its glyphs, and what the document must know of it.
struct PagePart {
    /// A place in the XML where numbers of glyphs are missing.
    struct Gap {
        var offset: Int
        /// The place of the face among the document's.
        var font: Int32
        /// How many of the page's glyphs go there.
        var count: Int32
    }

    /// Objects that show an element.
    struct Shown {
        var element: StructID
        /// Their places among the page's objects.
        var objects: Range<Int>
    }

    var id: Int
    var geometry: PageGeometry
    var xml: [UInt8] = []
    var gaps: [Gap] = []
    /// The glyphs of all gaps, by their numbers in the whole faces.
    var glyphs: [UInt32] = []
    /// The numbers of its objects in the order of drawing.
    var objects: [Int] = []
    var shown: [Shown] = []
    var links: [DisplayPage.Link] = []
    var anchors: [DisplayPage.Anchor] = []

    /// The XML with the numbers that glyphs have in the subsets.
    func filled(_ numbers: [[UInt32: UInt32]]) -> [UInt8] {
        var filled: [UInt8] = []
        filled.reserveCapacity(xml.count + glyphs.count * 5)
        var (start, next) = (0, 0)
        for gap in gaps {
            filled += xml[start..<gap.offset]
            start = gap.offset
            for (index, glyph) in glyphs[next..<next + Int(gap.count)].enumerated() {
                if index > 0 { filled.append(UInt8(ascii: " ")) }
                filled.append(Int(numbers[Int(gap.font)][glyph] ?? 0))
            }
            next += Int(gap.count)
        }
        filled += xml[start...]
        return filled
    }
}
