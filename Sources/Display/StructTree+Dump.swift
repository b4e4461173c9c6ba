extension StructTree: CustomStringConvertible {
    /// One line for each element in reading order, indented by depth: its role and what it says beyond that.
    public var description: String {
        var lines: [String] = []
        var open: [(id: StructID, depth: Int)] = [(Self.root, 0)]
        while let (id, depth) = open.popLast() {
            let element = self[id]
            lines.append(
                String(repeating: "  ", count: depth) + ([element.role.dumpName] + element.attributes.dumpWords).joined(separator: " "))
            open.append(contentsOf: element.children.reversed().map { ($0, depth + 1) })
        }
        return lines.joined(separator: "\n")
    }
}

extension StructRole {
    fileprivate var dumpName: String {
        if case .heading(let level) = self { return "heading\(level)" }
        return "\(self)"
    }
}

extension StructAttributes {
    fileprivate var dumpWords: [String] {
        var words: [String] = []
        if let scope { words.append("scope=\(scope.rawValue)") }
        if rowSpan != 1 { words.append("rows=\(rowSpan)") }
        if columnSpan != 1 { words.append("columns=\(columnSpan)") }
        if let headers { words.append("headers=\(headers.map { "\($0.rawValue)" }.joined(separator: ","))") }
        if let listNumbering { words.append("numbering=\(listNumbering)") }
        if let language { words.append("lang=\(language)") }
        if let figure { words.append("figure=\(figure)") }
        if let title { words.append("title=\"\(title)\"") }
        if let actualText { words.append("actual=\"\(actualText)\"") }
        if let alternateText { words.append("alt=\"\(alternateText)\"") }
        return words
    }
}
