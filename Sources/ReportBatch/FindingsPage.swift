public import Diagnostics

/// The page with all findings of one report, the gravest first, as they are written on the terminal.
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
        body += group.found.map { "<pre>\(HTML.text(renderer.text(for: $0)))</pre>" }
    }
    return HTML.page(title: "问题：\(title)", body: body.joined(separator: "\n"))
}
