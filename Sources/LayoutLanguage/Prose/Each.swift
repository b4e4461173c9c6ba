/// `项 in 表`: what is repeated, and the name that one element has inside the repetition.
public struct Each: Hashable, Sendable {
    public var name: SpannedName
    public var list: ParsedExpression
}

extension Each {
    /// The stretches of the name and of the list in a range of UTF-8; `nil` when it does not say that.
    static func parts(of bytes: [UInt8], _ range: Range<Int>) -> (name: Range<Int>, list: Range<Int>)? {
        func isGap(_ index: Int) -> Bool {
            // A backslash at the end of a line joins the next one.
            let isJoin = bytes[index] == UInt8(ascii: "\\") && index + 1 < range.upperBound && bytes[index + 1].isBlank
            return bytes[index].isBlank || isJoin
        }
        func skip(from index: Int, while holds: (Int) -> Bool) -> Int {
            (index..<range.upperBound).first { !holds($0) } ?? range.upperBound
        }
        let nameStart = skip(from: range.lowerBound, while: isGap)
        let nameEnd = skip(from: nameStart) { !isGap($0) }
        let wordStart = skip(from: nameEnd, while: isGap)
        let wordEnd = skip(from: wordStart) { !isGap($0) }
        let listStart = skip(from: wordEnd, while: isGap)
        guard nameEnd > nameStart, bytes[wordStart..<wordEnd].elementsEqual("in".utf8), listStart < range.upperBound else { return nil }
        let listEnd = (listStart..<range.upperBound).last { !isGap($0) } ?? listStart
        return (nameStart..<nameEnd, listStart..<listEnd + 1)
    }
}
