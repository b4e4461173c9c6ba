internal import Diagnostics
internal import Geometry

/// What the attributes of an image or a code say, before it is known whether all is there.
struct FigureAttributes {
    var anchor: SpannedName?
    var width: ProseLength?
    var height: ProseLength?
    var before: ProseLength?
    var after: ProseLength?
    var alternateText: Template?
    var captionText: Template?
    var style: SpannedName?
    var contents: SpannedName?
    var number: SpannedName?
    var alignment: HorizontalAlignment?
    // Of codes
    var text: Template?
    var quiet: Int?
    var level: SpannedName?
    /// The keys that stand there, right or misspelt.
    var given: Set<String> = []

    /// The caption when it has a text and a style.
    var caption: ProseImage.Caption? {
        guard let captionText, let style else { return nil }
        return ProseImage.Caption(text: captionText, style: style, contents: contents, number: number)
    }
}

extension ProseParser {
    /// The attributes between the braces of a line, as far as they can be read; `nil` where a text is not closed, which is reported.
    mutating func figureAttributes(_ range: Range<Int>, of owner: ProseProblem.AttributeOwner) -> FigureAttributes? {
        let words = AttributeWords(in: bytes, range)
        var attributes = FigureAttributes()
        var (given, meant) = (Set<String>(), Set<String>())
        for word in words.words {
            let key = string(word.key)
            if !key.hasPrefix("#"), !given.insert(key).inserted { report(.duplicateAttribute(key), word.range) }
            read(word, key, of: owner, into: &attributes)
            // What is misspelt is not missing.
            if !owner.attributes.contains(key), let nearest = nearestName(to: key, among: owner.attributes) { meant.insert(nearest) }
        }
        if let unclosed = words.unclosed {
            report(.unclosedString, unclosed)
            return nil
        }
        attributes.given = given.union(meant)
        return attributes
    }

    /// Reports what is missing: one of each list of `needed`, and what a caption needs.
    mutating func checkGiven(_ given: Set<String>, of owner: ProseProblem.AttributeOwner, needed: [[String]], _ line: Range<Int>) {
        for needed in needed where given.isDisjoint(with: needed) { report(.missingAttribute(needed, of: owner), line) }
        if given.contains("caption"), !given.contains("style") { report(.missingAttribute(["style"], of: owner), line) }
        if !given.contains("caption"), !given.isDisjoint(with: ["style", "contents", "number"]) {
            report(.missingAttribute(["caption"], of: owner), line)
        }
    }

    private mutating func read(
        _ word: AttributeWords.Word, _ key: String, of owner: ProseProblem.AttributeOwner, into attributes: inout FigureAttributes
    ) {
        if key.hasPrefix("#"), word.value == nil {
            attributes.anchor = SpannedName(String(key.dropFirst()), span: span(word.key.lowerBound + 1..<word.key.upperBound))
            return
        }
        guard let value = word.value, owner.attributes.contains(key) else {
            return report(.unknownAttribute(key, of: owner, nearest: nearestName(to: key, among: owner.attributes)), word.range)
        }
        switch key {
        case "width": attributes.width = size(value)
        case "height": attributes.height = size(value)
        case "before": attributes.before = length(value)
        case "after": attributes.after = length(value)
        case "alt": attributes.alternateText = template(value)
        case "caption": attributes.captionText = template(value)
        case "style": attributes.style = name(value)
        case "contents": attributes.contents = name(value)
        case "number": attributes.number = name(value)
        case "text": attributes.text = unprintedTemplate(value)
        case "quiet": attributes.quiet = quiet(value)
        case "level": attributes.level = level(value)
        default: attributes.alignment = alignment(value)
        }
    }

    /// A template that no reader sees as text: paths and what codes hold, whose numbers are their own.
    mutating func unprintedTemplate(_ range: Range<Int>) -> Template {
        let (template, found) = Template.parse(source: source, range: range)
        diagnostics += found
        return template
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
}
