import Testing

@testable import WorkbookExport

@Suite("Names of sheets")
struct SheetNamesTests {
    @Test(
        "A title becomes a legal name",
        arguments: [
            ("附表1　收入支出决算总表", "附表1 收入支出决算总表"),
            ("收入/支出[合计]*?:\\", "收入-支出-合计-----"),
            ("'引号'", "引号"),
            ("  \n ", "表"),
            ("History", "History_"),
        ])
    func legal(title: String, name: String) {
        var names = SheetNames()
        #expect(names.name(for: title) == name)
    }

    @Test("Any titles get names of 31 UTF-16 units at most, each once whatever its case, without forbidden characters")
    func unique() {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("表aA一二𫖯é'[]:*?/\\　 \n1")
        var names = SheetNames()
        var seen: Set<String> = []
        for _ in 0..<2_000 {
            let title = String(
                (0..<Int.random(in: 0...60, using: &random)).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] })
            let name = names.name(for: title)
            #expect(!name.isEmpty && name.utf16.count <= 31, "\(title)")
            #expect(seen.insert(name.lowercased()).inserted, "\(title)")
            #expect(!name.contains { "[]:*?/\\\n".contains($0) }, "\(title)")
            #expect(name.first != "'" && name.last != "'", "\(title)")
        }
    }
}
