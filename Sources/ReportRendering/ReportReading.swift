public import Diagnostics
public import ReportData

/// Reads the JSON of a report; `cells` is what an import left beside it. Throws with all mistakes at once.
public func readReport(_ file: SourceFile, cells: CellSources = CellSources()) throws(Diagnostics) -> DataDocument {
    var (document, diagnostics) = DataDocument.read(file)
    document?.cells = cells
    guard let document, diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    guard document.root.members != nil else {
        let start = document.root.span.range.lowerBound
        throw Diagnostics(
            Diagnostic(
                "D035", .failure, Message("报告的数据应为一个对象 {…}", "the data of a report are an object {…}"),
                at: Place(span: SourceSpan(file: file, range: start..<start + 1)),
                advice: Message(
                    "各项写在一对花括号里：{\"name\": …}；多份报告请分成多个文件", "members stand between braces: {\"name\": …}; of several reports each is a file"
                )))
    }
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
