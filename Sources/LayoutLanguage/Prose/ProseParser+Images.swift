internal import Diagnostics
internal import Geometry

/// `@image` with its attributes, which are written as those of headings; texts stand in quotation marks.
extension ProseParser {
    static let imageExample = "@image 图/馆徽.png {width=30mm alt=\"馆徽\"}"
    static let imageAttributes = ["width", "height", "alt", "caption", "style", "number", "contents", "align", "before", "after"]

    mutating func image(_ rest: Range<Int>, _ line: Range<Int>) {
        let open = lastBrace(of: rest) ?? rest.lowerBound
        var path = trimmed(rest.lowerBound..<open)
        // The line may be joined here.
        if bytes[path].last == UInt8(ascii: "\\"), [0x0A, 0x0D].contains(bytes[path.upperBound]) {
            path = trimmed(path.lowerBound..<path.upperBound - 1)
        }
        guard !path.isEmpty else { return report(.missingArgument(directive: "image", example: Self.imageExample), line) }
        guard bytes[rest].last == UInt8(ascii: "}") else { return report(.unclosedBrace, open..<open + 1) }
        guard let attributes = figureAttributes(open + 1..<rest.upperBound - 1, of: .image) else { return }
        checkGiven(attributes.given, of: .image, needed: [["width", "height"], ["alt"]], line)
        guard let alternateText = attributes.alternateText, attributes.width != nil || attributes.height != nil else { return }
        var image = ProseImage(path: name(path), width: attributes.width, height: attributes.height, alternateText: alternateText)
        if bytes[path].contains(UInt8(ascii: "{")) { image.pathTemplate = unprintedTemplate(path) }
        image.anchor = attributes.anchor
        image.caption = attributes.caption
        image.alignment = attributes.alignment ?? image.alignment
        image.spaceBefore = attributes.before ?? image.spaceBefore
        image.spaceAfter = attributes.after ?? image.spaceAfter
        add(.image(image))
    }

    /// Where the braces of the attributes open: the last that stand in no others. Those before belong to the path.
    private func lastBrace(of range: Range<Int>) -> Int? {
        var (last, depth) = (Int?.none, 0)
        for index in range where index == range.lowerBound || bytes[index - 1] != UInt8(ascii: "\\") {
            switch bytes[index] {
            case UInt8(ascii: "{"):
                if depth == 0 { last = index }
                depth += 1
            case UInt8(ascii: "}"): depth = max(0, depth - 1)
            default: break
            }
        }
        return last
    }
}
