public import Diagnostics

/// The page with all findings of one report, the gravest first: what is wrong, where, the line of the input, and what to do.
public func findingsPage(title: String, diagnostics: [Diagnostic], language: Message.Language) -> String {
    let renderer = DiagnosticRenderer(language: language)
    let sorted = diagnostics.sortedByPlace()
    let groups: [(name: String, found: [Diagnostic])] = [
        ("错误", sorted.filter { $0.severity <= .error }), ("警告", sorted.filter { $0.severity == .warning }),
        ("提示", sorted.filter { $0.severity == .remark }),
    ]
    var body = ["<h1>\(HTML.text(title))</h1>"]
    body.append(sorted.isEmpty ? "<p>没有发现问题。</p>" : "<p>\(HTML.text(renderer.summary(of: sorted)))</p>")
    for group in groups where !group.found.isEmpty {
        body.append("<h2>\(group.name)（\(group.found.count) 条）</h2>")
        body += group.found.map { article($0, renderer) }
    }
    return HTML.page(title: "问题：\(title)", body: body.joined(separator: "\n"))
}

/// One finding. Words are set as text that fits any screen, only the line of the input as code.
private func article(_ diagnostic: Diagnostic, _ renderer: DiagnosticRenderer) -> String {
    let kind = diagnostic.severity <= .error ? "e" : diagnostic.severity == .warning ? "w" : "r"
    let name = "\(renderer.name(of: diagnostic.severity))[\(diagnostic.id.rawValue)]"
    var parts = ["<p><span class=\"\(kind)\">\(HTML.text(name))</span> \(HTML.text(renderer.words(diagnostic.message)))</p>"]
    if let place = diagnostic.place { parts.append("<p class=\"small\">\(HTML.text(place.description))</p>") }
    if let excerpt = diagnostic.place?.span?.excerpt() {
        let before = (excerpt.isCutBefore ? "…" : "") + excerpt.before.drop(while: \.isWhitespace)
        let mark = excerpt.marked.isEmpty ? "<mark>&#8203;</mark>" : "<mark>\(HTML.text(excerpt.marked))</mark>"
        parts.append("<pre>\(HTML.text(before))\(mark)\(HTML.text(excerpt.after))\(excerpt.isCutAfter ? "…" : "")</pre>")
    }
    if let advice = diagnostic.advice { parts.append("<p>\(HTML.text(renderer.words(advice)))</p>") }
    if !diagnostic.related.isEmpty {
        let items = diagnostic.related.map { related in
            "<li>\(HTML.text(renderer.words(related.message)))：\(HTML.text(related.place.description))</li>"
        }
        parts.append("<ul class=\"small\">\(items.joined())</ul>")
    }
    return "<article class=\"\(kind)\">\n\(parts.joined(separator: "\n"))\n</article>"
}
