/// Bytes of a text that another text takes the place of.
struct TextEdit {
    var range: Range<Int>
    var text: String
}

extension [TextEdit] {
    /// The text with all edits; of those at one place the first stands first.
    func applied(to text: String) -> String {
        var (result, offset) = ([UInt8](), 0)
        let bytes = [UInt8](text.utf8)
        for edit in enumerated().sorted(by: { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) })
            .map(\.element)
        {
            result += bytes[offset..<edit.range.lowerBound]
            result += [UInt8](edit.text.utf8)
            offset = edit.range.upperBound
        }
        result += bytes[offset...]
        return String(decoding: result, as: UTF8.self)
    }
}
