internal import Diagnostics
internal import OrderedCollections
internal import ReportData

/// A text of the data with its place.
struct DataText {
    var text: String
    var node: DataNode
    /// A heading within blocks, which ends without a mark.
    var isHeading: Bool
}

/// The texts of the data in sequences: the paragraphs of one list go together, every other text stands alone.
struct DataTexts {
    private(set) var sequences: [[DataText]] = []

    /// All texts below `node`, or below what `paths` lead to from there.
    init(_ node: DataNode, paths: [String]) {
        if paths.isEmpty { collect(node) }
        for path in paths { follow(path.split(separator: ".")[...], from: node) }
    }

    private mutating func follow(_ steps: ArraySlice<Substring>, from node: DataNode) {
        if steps.isEmpty { return collect(node) }
        switch node.value {
        case .object(let members):
            guard let step = steps.first, let member = members[String(step)] else { return }
            follow(steps.dropFirst(), from: member.node)
        case .list(let items): for item in items { follow(steps, from: item) }
        case .null, .bool, .number, .text: return
        }
    }

    private mutating func collect(_ node: DataNode) {
        switch node.value {
        case .text(let text): sequences.append([DataText(text: text, node: node, isHeading: false)])
        case .object(let members): for member in members.values { collect(member.node) }
        case .list(let items):
            var paragraphs: [DataText] = []
            for item in items {
                if let paragraph = Self.paragraph(item) {
                    paragraphs.append(paragraph)
                    for (key, member) in item.members ?? [:] where key != "text" { collect(member.node) }
                } else {
                    collect(item)
                }
            }
            if !paragraphs.isEmpty { sequences.append(paragraphs) }
        case .null, .bool, .number: return
        }
    }

    /// A text, or an object that is a text with a level or a note.
    private static func paragraph(_ node: DataNode) -> DataText? {
        if let text = node.text { return DataText(text: text, node: node, isHeading: false) }
        guard let inner = node["text"], let text = inner.text else { return nil }
        return DataText(text: text, node: inner, isHeading: node["level"] != nil)
    }
}

extension DataText {
    /// The place of a stretch of the text; of the whole value where the file writes it with escapes.
    func span(of range: Range<Int>) -> SourceSpan {
        let start = node.span.range.lowerBound + 1
        guard node.span.range.count == text.utf8.count + 2 else { return node.span }
        return SourceSpan(file: node.span.file, range: start + range.lowerBound..<start + range.upperBound)
    }
}
