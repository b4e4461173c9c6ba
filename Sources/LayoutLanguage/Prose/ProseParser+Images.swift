internal import Diagnostics
internal import Geometry

/// `@image` with its attributes, which are written as those of headings; texts stand in quotation marks.
extension ProseParser {
    static let imageExample = "@image 图/馆徽.png {width=30mm alt=\"馆徽\"}"
    static let imageAttributes = ["width", "height", "alt", "caption", "style", "number", "contents", "align", "before", "after"]

    /// What the attributes say, before it is known whether all is there.
    private struct ImageAttributes {
        var anchor: SpannedName?
        var width: ProseLength?
        var height: ProseLength?
        var before: ProseLength?
        var after: ProseLength?
        var alternateText: Template?
        var caption: Template?
        var style: SpannedName?
        var contents: SpannedName?
        var number: SpannedName?
        var alignment: HorizontalAlignment?
    }

    mutating func image(_ rest: Range<Int>, _ line: Range<Int>) {
        let open = bytes[rest].firstIndex(of: UInt8(ascii: "{")) ?? rest.lowerBound
        var path = trimmed(rest.lowerBound..<open)
        // The line may be joined here.
        if bytes[path].last == UInt8(ascii: "\\"), [0x0A, 0x0D].contains(bytes[path.upperBound]) {
            path = trimmed(path.lowerBound..<path.upperBound - 1)
        }
        guard !path.isEmpty else { return report(.missingArgument(directive: "image", example: Self.imageExample), line) }
        guard bytes[rest].last == UInt8(ascii: "}") else { return report(.unclosedBrace, open..<open + 1) }
        guard open == rest.lowerBound || bytes[open - 1].isBlank else {
            let end = bytes[open..<rest.upperBound].firstIndex(of: UInt8(ascii: "}")) ?? open
            return report(.expressionInPath, open..<end + 1)
        }
        let words = AttributeWords(in: bytes, open + 1..<rest.upperBound - 1)
        var attributes = ImageAttributes()
        var (given, meant) = (Set<String>(), Set<String>())
        for word in words.words {
            let key = string(word.key)
            if !key.hasPrefix("#"), !given.insert(key).inserted { report(.duplicateAttribute(key), word.range) }
            read(word, key, into: &attributes)
            // What is misspelt is not missing.
            if let nearest = nearestName(to: key, among: Self.imageAttributes) { meant.insert(nearest) }
        }
        if let unclosed = words.unclosed { return report(.unclosedString, unclosed) }
        add(attributes, path: path, given: given.union(meant), line)
    }

    private mutating func read(_ word: AttributeWords.Word, _ key: String, into attributes: inout ImageAttributes) {
        if key.hasPrefix("#"), word.value == nil {
            attributes.anchor = SpannedName(String(key.dropFirst()), span: span(word.key.lowerBound + 1..<word.key.upperBound))
            return
        }
        guard let value = word.value, Self.imageAttributes.contains(key) else {
            return report(.unknownAttribute(key, of: .image, nearest: nearestName(to: key, among: Self.imageAttributes)), word.range)
        }
        switch key {
        case "width": attributes.width = size(value)
        case "height": attributes.height = size(value)
        case "before": attributes.before = length(value)
        case "after": attributes.after = length(value)
        case "alt": attributes.alternateText = template(value)
        case "caption": attributes.caption = template(value)
        case "style": attributes.style = name(value)
        case "contents": attributes.contents = name(value)
        case "number": attributes.number = name(value)
        default: attributes.alignment = alignment(value)
        }
    }

    /// `left`, `center` or `right`; `nil` for anything else, which is reported.
    mutating func alignment(_ range: Range<Int>) -> HorizontalAlignment? {
        let alignment = HorizontalAlignment(rawValue: string(range))
        if alignment == nil { report(.badChoice(string(range), choices: HorizontalAlignment.allCases.map(\.rawValue)), range) }
        return alignment
    }

    /// The length of an edge.
    mutating func size(_ range: Range<Int>) -> ProseLength? {
        let length = length(range)
        guard length != .length(.zero), length != .lines(0), length != .em(0) else {
            report(.zeroLength(string(range)), range)
            return nil
        }
        return length
    }

    /// The image when it has all that it needs; `given` are the attributes that stand there, right or wrong.
    private mutating func add(_ attributes: ImageAttributes, path: Range<Int>, given: Set<String>, _ line: Range<Int>) {
        for needed in [["width", "height"], ["alt"]] where given.isDisjoint(with: needed) {
            report(.missingAttribute(needed, of: .image), line)
        }
        if given.contains("caption"), !given.contains("style") { report(.missingAttribute(["style"], of: .image), line) }
        if !given.contains("caption"), !given.isDisjoint(with: ["style", "contents", "number"]) {
            report(.missingAttribute(["caption"], of: .image), line)
        }
        guard let alternateText = attributes.alternateText, attributes.width != nil || attributes.height != nil else { return }
        var image = ProseImage(
            path: name(path), width: attributes.width, height: attributes.height, alternateText: alternateText)
        image.anchor = attributes.anchor
        if let text = attributes.caption, let style = attributes.style {
            image.caption = ProseImage.Caption(text: text, style: style, contents: attributes.contents, number: attributes.number)
        }
        image.alignment = attributes.alignment ?? image.alignment
        image.spaceBefore = attributes.before ?? image.spaceBefore
        image.spaceAfter = attributes.after ?? image.spaceAfter
        add(.image(image))
    }
}
