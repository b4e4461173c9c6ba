internal import Diagnostics
internal import DocumentTree
internal import Geometry

/// `@columns`, `@box` and `@place` with their attributes, which are written as those of headings; their lines go on to `@end`.
extension ProseParser {
    static let columnsExample = "@columns 2 {gap=8mm}"
    static let boxExample = "@box {height=40mm smallest=8pt}"
    static let columnsAttributes = ["gap", "rule"]
    static let boxAttributes = ["height", "smallest", "align"]
    static let placeAttributes = ["from", "left", "right", "top", "bottom", "width", "layer", "pages", "decorative"]
    /// How many columns of text there may be.
    static let columnCounts = 2...4

    /// Opens what the directive of a line begins; one that is wrong still takes its `@end`.
    mutating func group(_ word: String, _ rest: Range<Int>, _ line: Range<Int>) {
        let end = AttributeWords.atEnd(of: rest, in: bytes)
        let argument = trimmed(rest.lowerBound..<(end?.start ?? rest.upperBound))
        let words = end?.words ?? []
        let kind: ProseGroup.Kind?
        switch word {
        case "columns": kind = columns(argument, words, line).map { .columns($0) }
        case "box": kind = box(argument, words, line).map { .box($0) }
        default: kind = place(argument, words).map { .place($0) }
        }
        openGroup(kind, word: word, span(line))
    }

    private mutating func columns(_ argument: Range<Int>, _ words: [AttributeWords.Word], _ line: Range<Int>) -> ProseColumns? {
        var gap: ProseLength?
        var rule: ProseLength?
        read(words, of: .columns) { parser, key, value in
            if key == "gap" { gap = parser.length(value) } else { rule = parser.size(value) }
        }
        guard !argument.isEmpty else {
            report(.missingArgument(directive: "columns", example: Self.columnsExample), line)
            return nil
        }
        guard let count = Int(string(argument)), Self.columnCounts.contains(count) else {
            report(.badColumnCount(string(argument)), argument)
            return nil
        }
        var columns = ProseColumns(count: count)
        columns.gap = gap ?? columns.gap
        columns.rule = rule
        return columns
    }

    private mutating func box(_ argument: Range<Int>, _ words: [AttributeWords.Word], _ line: Range<Int>) -> ProseBox? {
        var height: ProseLength?
        var smallest: ProseLength?
        var alignment = VerticalAlignment.top
        let given = read(words, of: .box) { parser, key, value in
            switch key {
            case "height": height = parser.size(value)
            case "smallest": smallest = parser.size(value)
            default: alignment = parser.choice(value, of: VerticalAlignment.self) ?? alignment
            }
        }
        if !argument.isEmpty { report(.extraArgument(directive: "box"), argument) }
        if !given.contains("height") { report(.missingAttribute(["height"], of: .box), line) }
        return height.map { ProseBox(height: $0, smallestSize: smallest, alignment: alignment) }
    }

    private mutating func place(_ argument: Range<Int>, _ words: [AttributeWords.Word]) -> ProsePlace? {
        var place = ProsePlace()
        let given = read(words, of: .place) { parser, key, value in
            switch key {
            case "from": place.reference = parser.choice(value, of: Placement.Reference.self) ?? place.reference
            case "layer": place.layer = parser.choice(value, of: Placement.Layer.self) ?? place.layer
            case "left": place.left = parser.length(value)
            case "right": place.right = parser.length(value)
            case "top": place.top = parser.length(value)
            case "bottom": place.bottom = parser.length(value)
            case "width": place.width = parser.size(value)
            case "pages": place.repeats = parser.choice(value, of: ProsePages.self) == .all
            default: place.isDecorative = parser.choice(value, of: ProseYesNo.self) == .yes
            }
        }
        if !argument.isEmpty { report(.extraArgument(directive: "place"), argument) }
        for pair in [["top", "bottom"], ["left", "right", "width"]] where given.isSuperset(of: pair) {
            for word in words where string(word.key) == pair.last { report(.contradiction(pair), word.range) }
        }
        if place.repeats, place.reference == .here {
            for word in words where string(word.key) == "pages" { report(.contradiction(["from=here", "pages=all"]), word.range) }
        }
        return place
    }

    /// Reads attributes that all have a value; gives the names of those that stand there, right or wrong.
    @discardableResult
    private mutating func read(
        _ words: [AttributeWords.Word], of owner: ProseProblem.AttributeOwner,
        _ body: (inout ProseParser, _ key: String, _ value: Range<Int>) -> Void
    ) -> Set<String> {
        var given = Set<String>()
        for word in words {
            let key = string(word.key)
            if !given.insert(key).inserted { report(.duplicateAttribute(key), word.range) }
            guard let value = word.value, owner.attributes.contains(key) else {
                let nearest = nearestName(to: key, among: owner.attributes)
                report(.unknownAttribute(key, of: owner, nearest: nearest), word.range)
                // What is misspelt is not missing.
                if let nearest { given.insert(nearest) }
                continue
            }
            body(&self, key, value)
        }
        return given
    }

    /// One of the words of a closed choice; `nil` for anything else, which is reported.
    private mutating func choice<Choice: RawRepresentable & CaseIterable>(_ range: Range<Int>, of type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        let choice = Choice(rawValue: string(range))
        if choice == nil { report(.badChoice(string(range), choices: Choice.allCases.map(\.rawValue)), range) }
        return choice
    }
}

/// The pages on which something placed stands.
private enum ProsePages: String, CaseIterable {
    case one, all
}

private enum ProseYesNo: String, CaseIterable {
    case yes, no
}
