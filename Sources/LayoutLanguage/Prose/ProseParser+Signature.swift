internal import Diagnostics
internal import Geometry

/// `@signature` with its attributes, which are written as those of headings.
extension ProseParser {
    static let signatureExample = "@signature 单位公章 {width=42mm align=right}"
    static let signatureAttributes = ["width", "height", "align", "indent"]

    mutating func signature(_ rest: Range<Int>, _ line: Range<Int>) {
        let end = AttributeWords.atEnd(of: rest, in: bytes)
        let text = trimmed(rest.lowerBound..<(end?.start ?? rest.upperBound))
        guard !text.isEmpty else { return report(.missingArgument(directive: "signature", example: Self.signatureExample), line) }
        // A point divides the names of fields that lie in one another (ISO 32000-1, 12.7.3.2).
        guard !string(text).contains(where: { $0 == "." || $0 == "{" || $0 == "}" }) else {
            return report(.badFieldName(string(text)), text)
        }
        var signature = ProseSignature(name: name(text))
        var given = Set<String>()
        for word in end?.words ?? [] {
            let key = string(word.key)
            if !given.insert(key).inserted { report(.duplicateAttribute(key), word.range) }
            guard let value = word.value, Self.signatureAttributes.contains(key) else {
                let nearest = nearestName(to: key, among: Self.signatureAttributes)
                report(.unknownAttribute(key, of: .signature, nearest: nearest), word.range)
                continue
            }
            switch key {
            case "width": signature.width = size(value)
            case "height": signature.height = size(value)
            case "indent": signature.indent = length(value) ?? signature.indent
            default: signature.alignment = alignment(value) ?? signature.alignment
            }
        }
        add(.signature(signature))
    }
}
