import Diagnostics
import LayoutLanguage
import Testing

@Suite struct PackageFuzzTests {
    private static let files = [
        "layout.yaml": """
        name: a
        units: {money: {元: 1, 万元: 10000}, count: [个, 台（套）]}
        numbers: {text: {digits: 2, zero: "0"}}
        document:
          - {page: text, numbering: {style: decimal, start: 1}, prose: [prose/a.md]}
        """,
        "pages.yaml": """
        text:
          margins: {top: 37mm, inner: 28mm, outer: 26mm, bottom: 35mm}
          running: [{edge: foot, style: 正文, text: "— {page} —"}]
        turned: {extends: text, orientation: turned}
        """,
        "styles.yaml": """
        paragraphs:
          正文: &x {size: 16pt, indent: 2em, color: "#000000"}
          注: {extends: 正文, before: 1 lines}
        cells: {数字: {extends: 注, padding: [1mm, 2mm]}}
        headings: {1: {style: 正文, number: "第{一}部分", contents: 节}}
        contents: {节: {style: 正文, leader: "…"}}
        """,
        "figures.yaml": """
        年度: year
        收入:
          rows: 表
          row: 项
          fields: {金额: {value: 'a["b"] ?? 0', unit: 元}}
        说明: |
          if a then
          b
        """,
        "phrases.yaml": "变动: {parameters: [甲], branches: [{when: 甲 = 0, text: '零'}, {text: \"增{甲}\", needs: 甲}]}",
        "checks.yaml": "Q1: {title: a, each: 行 in 表, check: 行.a = b, tolerance: rounding}",
        "charts.yaml": "图: {kind: pie, size: [140mm, 8 lines], each: 项 in 收入, label: a, value: b, unit: 元}",
        "tables/a.yaml": """
        表:
          rules: {frame: 0.75pt, inner: none}
          columns:
            - {head: [甲, 乙], width: auto 1mm 2mm, cell: "{行.a}", style: 数字}
            - {width: 1* 20mm, value: 行.b}
          rows:
            - {each: 行 in 表, then: [{cells: [a, {value: b, columns: 2}]}]}
        forms: {自评: {with: 表, columns: [{width: 3em}], rows: []}}
        """,
        "lists/a.yaml": "表: [{码: 201, 名: *x}]\n表二: >-\n  甲\n  乙\n",
    ]

    private static let pieces: [String] = [
        "", " ", "\n", "  ", "\t", ":", ": ", "- ", "[", "]", "{", "}", ",", "\"", "'", "#", "&x ", "*x", "!", "!!int ", "|", ">", "%", "@",
        "`", "?", "? ", "<<: ", "---\n", "...\n", "\\", "\u{0}", "\u{7}", "\u{85}", "\u{2028}", "\u{FEFF}", "\r", "甲", "𠀀", "e\u{301}",
        "1e999", "-0", "yes", "extends: 正文", "\\ud800",
    ]

    @Test(arguments: 0..<12)
    func brokenFilesGiveMessagesWithPlaces(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let paths = Self.files.keys.sorted()
        for _ in 0..<15 {
            let path = paths[Int.random(in: 0..<paths.count, using: &random)]
            var text = Array((Self.files[path] ?? "").unicodeScalars)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let start = Int.random(in: 0...text.count, using: &random)
                let end = min(text.count, start + [0, 0, 1, 1, 2, 8, 40].randomElement(using: &random)!)
                let piece = Self.pieces.randomElement(using: &random) ?? ""
                text.replaceSubrange(start..<end, with: Array(piece.unicodeScalars))
            }
            var broken = String()
            broken.unicodeScalars.append(contentsOf: text)
            let folder = packageFolder(Self.files.merging([path: broken, "lists/b.yaml": ""]) { $1 })
            let (package, diagnostics) = LayoutPackage.load(folder) { _ in nil }
            let again = LayoutPackage.load(folder) { _ in nil }
            #expect(package == again.package && diagnostics == again.diagnostics)
            for diagnostic in diagnostics {
                #expect(!diagnostic.message.chinese.isEmpty && !diagnostic.message.english.isEmpty)
                #expect(diagnostic.severity == Severity.failure)
                guard let span = diagnostic.place?.span else {
                    Issue.record("no place: \(diagnostic)")
                    continue
                }
                #expect(span.range.upperBound <= span.file.text.utf8.count)
            }
            #expect(!DiagnosticRenderer().text(for: diagnostics).isEmpty || diagnostics.isEmpty)
        }
    }
}
