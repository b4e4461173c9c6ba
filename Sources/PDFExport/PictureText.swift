public import Display
internal import Geometry

/// What the pages of a document say, to be laid over SVG pictures of them, whose glyphs are outlines.
///
/// Each block is one `text` in reading order, so that programs find what runs over lines; each run of glyphs is a `tspan` that is stretched to the
/// width it has on the page. The text is transparent and not without fill: that could not be pointed at (SVG 2, 15.6).
public struct PictureText {
    private let structure: StructTree
    private let metadata: DocumentMetadata
    private let order: [StructID: Int]

    public init(structure: StructTree, metadata: DocumentMetadata) {
        self.structure = structure
        self.metadata = metadata
        order = structure.readingPlaces
    }

    /// A picture of `page` that cairo wrote, with title, language and text.
    func added(to picture: [UInt8], of page: DisplayPage) -> [UInt8] {
        let root = Array("<svg ".utf8)
        guard let start = picture.firstRange(of: root), let end = picture[start.upperBound...].firstIndex(of: UInt8(ascii: ">")),
            let last = picture.lastRange(of: Array("</svg>".utf8))
        else { return picture }
        let language = XML.escaped(metadata.language)
        var result = Array(picture[..<start.upperBound])
        result += Array("lang=\"\(language)\" xml:lang=\"\(language)\" ".utf8) + picture[start.upperBound...end]
        result += Array("\n<title>\(XML.escaped(title(of: page)))</title>".utf8) + picture[(end + 1)..<last.lowerBound]
        result += Array(layer(of: page).utf8) + picture[last.lowerBound...]
        return result
    }

    /// The document's title, and what viewers call the page.
    private func title(of page: DisplayPage) -> String { page.label.isEmpty ? metadata.title : "\(metadata.title)（\(page.label)）" }

    private func layer(of page: DisplayPage) -> String {
        let texts = PageText(of: page, in: structure, order: order).blocks.map(element)
        guard !texts.isEmpty else { return "" }
        return "<g fill=\"#000\" fill-opacity=\"0\" font-family=\"serif\" xml:space=\"preserve\">\n\(texts.joined())</g>\n"
    }

    /// The runs of a block as one text; those that stand turned, of which a `tspan` can not be, as one more. The labels of a figure are texts
    /// of their own.
    private func element(of block: PageText.Block) -> String {
        let attributes = block.isArtifact ? " aria-hidden=\"true\"" : ""
        var (text, open) = ("", Turn?.none)
        var end: Point?
        for run in block.runs {
            let turn = Turn(run.map)
            let place = turn.place(of: run.map)
            let goesOn = end.map { ($0.x - place.x).magnitude + ($0.y - place.y).magnitude < run.run.size / 2 } ?? true
            if open != turn || block.isFigure && !goesOn {
                if open != nil { text += "</text>\n" }
                text += "<text\(attributes)\(turn.attribute)>"
                open = turn
            }
            end = Point(x: place.x + run.run.width, y: place.y)
            let width = run.run.width > .zero ? " textLength=\"\(XML.number(run.run.width))\" lengthAdjust=\"spacingAndGlyphs\"" : ""
            text += "<tspan x=\"\(XML.number(place.x))\" y=\"\(XML.number(place.y))\" font-size=\"\(XML.number(run.run.size))\"\(width)>"
            text += "\(XML.escaped(run.run.text))</tspan>"
        }
        return text + "</text>\n"
    }
}

/// The part of a map that is no move.
private struct Turn: Equatable {
    private let map: Transform

    init(_ map: Transform) { self.map = Transform(a: map.a, b: map.b, c: map.c, d: map.d, tx: .zero, ty: .zero) }

    /// Where the origin of a map with this turn stands, seen through it.
    func place(of whole: Transform) -> Point {
        let determinant = map.a * map.d - map.b * map.c
        guard determinant != 0 else { return Point(x: whole.tx, y: whole.ty) }
        let x = (whole.tx * map.d - whole.ty * map.c) * (1 / determinant)
        let y = (whole.ty * map.a - whole.tx * map.b) * (1 / determinant)
        return Point(x: x, y: y)
    }

    var attribute: String {
        let numbers = [map.a, map.b, map.c, map.d]
        return numbers == [1, 0, 0, 1] ? "" : " transform=\"matrix(\(numbers.map { XML.number(.pt($0)) }.joined(separator: " ")) 0 0)\""
    }
}

/// XML as SVG is written in.
private enum XML {
    /// XML 1.0, 2.2 and 2.4: no markup, no control characters.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Points with at most three decimals.
    static func number(_ length: Length) -> String {
        let number = (length.points * 1000).rounded() / 1000
        return number == number.rounded() ? "\(Int(number))" : "\(number)"
    }
}

extension [UInt8] {
    fileprivate func lastRange(of bytes: [UInt8]) -> Range<Int>? {
        guard count >= bytes.count else { return nil }
        for start in stride(from: count - bytes.count, through: 0, by: -1) where self[start..<start + bytes.count].elementsEqual(bytes) {
            return start..<start + bytes.count
        }
        return nil
    }
}
