import Diagnostics
import LayoutLanguage
import Testing

/// The files of a package with the least it needs; `files` replace some or add to them.
func packageFolder(_ files: [String: String] = [:], name: String = "test") -> PackageFolder {
    var all = [
        "layout.yaml": "name: test\ndocument: [{page: text, prose: prose/a.md}]\n",
        "pages.yaml": "text: {margins: {top: 20mm, inner: 20mm, outer: 20mm, bottom: 20mm}}\n",
        "styles.yaml": "paragraphs:\n  正文: {size: 16pt, pitch: 30pt}\ncells:\n  数字: {extends: 正文, horizontal: right}\n",
        "prose/a.md": "文字\n",
    ]
    all.merge(files) { $1 }
    return PackageFolder(name: name, files: all.map { ($0.key, SourceFile(name: $0.key, text: $0.value)) })
}

/// The package of `packageFolder`, which must be without fault.
func loadedPackage(_ files: [String: String], sourceLocation: SourceLocation = #_sourceLocation) -> LayoutPackage {
    let (package, diagnostics) = LayoutPackage.load(packageFolder(files)) { _ in nil }
    #expect(DiagnosticRenderer().text(for: diagnostics) == "", sourceLocation: sourceLocation)
    return package
}

/// Loads a package whose files mark, as `⟦…⟧`, what is wrong: there must be one diagnostic with `id` for each mark, at its first
/// character, and no others.
func expectProblem(
    _ id: DiagnosticID, _ files: [String: String], advice: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
    var plain: [String: String] = [:]
    var expected: [String] = []
    for (path, text) in files {
        plain[path] = text.filter { $0 != "⟦" && $0 != "⟧" }
        let file = SourceFile(name: path, text: plain[path] ?? "")
        var rest = text[...]
        var offset = 0
        while let mark = rest.firstIndex(of: "⟦") {
            offset += rest[..<mark].filter { $0 != "⟧" }.utf8.count
            let position = file.position(at: offset)
            expected.append("\(id.rawValue) \(path):\(position.line):\(position.column)")
            rest = rest[rest.index(after: mark)...]
        }
    }
    let (_, diagnostics) = LayoutPackage.load(packageFolder(plain)) { _ in nil }
    let found = diagnostics.map { "\($0.id.rawValue) \($0.place?.description ?? "")" }
    #expect(found.sorted() == expected.sorted(), "\(DiagnosticRenderer().text(for: diagnostics))", sourceLocation: sourceLocation)
    if let advice {
        #expect(diagnostics.first?.advice?.chinese.contains(advice) == true, sourceLocation: sourceLocation)
    }
}
