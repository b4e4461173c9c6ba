internal import Diagnostics
internal import DocumentTree
internal import Zint

/// `@code` with its attributes, which are written as those of images.
extension ProseParser {
    static let codeExample = "@code qr {text=\"{网址}\" width=25mm}"
    static let codeAttributes = [
        "text", "width", "height", "quiet", "level", "alt", "caption", "style", "number", "contents", "align", "before", "after",
    ]

    mutating func code(_ rest: Range<Int>, _ line: Range<Int>) {
        let open = bytes[rest].firstIndex(of: UInt8(ascii: "{")) ?? rest.upperBound
        var word = trimmed(rest.lowerBound..<open)
        if bytes[word].last == UInt8(ascii: "\\") { word = trimmed(word.lowerBound..<word.upperBound - 1) }
        guard !word.isEmpty, open < rest.upperBound else {
            return report(.missingArgument(directive: "code", example: Self.codeExample), line)
        }
        guard bytes[rest].last == UInt8(ascii: "}") else { return report(.unclosedBrace, open..<open + 1) }
        let kind = Code.Kind(rawValue: string(word))
        if kind == nil { report(.badChoice(string(word), choices: Code.Kind.allCases.map(\.rawValue)), word) }
        guard let attributes = figureAttributes(open + 1..<rest.upperBound - 1, of: .code) else { return }
        checkGiven(attributes.given, of: .code, needed: [["text"], ["width"]], line)
        guard let kind else { return }
        // A square has one length, and only QR codes say how much they bear.
        if kind.isMatrix, attributes.given.contains("height") { report(.attributeOfOtherCodes("height", kind: kind.rawValue), word) }
        if kind != .qr, attributes.given.contains("level") { report(.attributeOfOtherCodes("level", kind: kind.rawValue), word) }
        guard let text = attributes.text, let width = attributes.width else { return }
        var code = ProseCode(kind: kind, text: text, width: width, span: name(word))
        code.height = attributes.height
        code.quiet = attributes.quiet
        code.level = attributes.level
        code.alternateText = attributes.alternateText
        code.anchor = attributes.anchor
        code.caption = attributes.caption
        code.alignment = attributes.alignment ?? code.alignment
        code.spaceBefore = attributes.before ?? code.spaceBefore
        code.spaceAfter = attributes.after ?? code.spaceAfter
        add(.code(code))
    }

    /// A number of modules.
    mutating func quiet(_ range: Range<Int>) -> Int? {
        let count = Int(string(range)).flatMap { (0...40).contains($0) ? $0 : nil }
        if count == nil { report(.badModules(string(range)), range) }
        return count
    }

    /// `L`, `M`, `Q` or `H`.
    mutating func level(_ range: Range<Int>) -> SpannedName? {
        if Symbology.Correction(rawValue: string(range)) != nil { return name(range) }
        report(.badChoice(string(range), choices: Symbology.Correction.allCases.map(\.rawValue)), range)
        return nil
    }
}
