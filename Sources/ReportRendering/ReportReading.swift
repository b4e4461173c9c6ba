public import Diagnostics
public import ReportData

/// Reads the JSON of a report. Throws with all mistakes at once.
public func readReport(_ file: SourceFile) throws(Diagnostics) -> DataDocument {
    let (document, diagnostics) = DataDocument.read(file)
    guard let document, diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    return document
}

extension DataDocument {
    /// The layout that the report asks for; `nil` when it says nothing.
    public var layoutName: String? { root["layout"]?.text }

    /// The text of the innermost value written around a UTF-8 offset; `nil` when that is no text.
    func innermostText(around offset: Int) -> String? {
        var node = root
        while let child = node.children.first(where: { $0.span.range.contains(offset) }) { node = child }
        return node.text
    }

    /// JSON pointer of the innermost value written around a UTF-8 offset.
    func innermostPointer(around offset: Int) -> String? {
        var node = root
        while let child = node.children.first(where: { $0.span.range.contains(offset) }) { node = child }
        return pointer(to: node.span)
    }
}

extension DataNode {
    fileprivate var children: [DataNode] { items ?? members?.values.map(\.node) ?? [] }
}
