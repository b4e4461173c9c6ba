import Diagnostics
import LayoutLanguage
import Testing

/// `@image` with its attributes.
struct ImageDirectiveTests {
    private func parse(_ text: String) -> (outline: String, marks: [String]) {
        let (file, diagnostics) = ProseFile.parse(SourceFile(name: "a.md", text: text))
        return (file.blocks.outline, marks(diagnostics))
    }

    @Test(arguments: [
        ("@image 徽.png {width=72pt alt=\"馆徽\"}", "image 徽.png width=72.0pt “馆徽”"),
        ("@image a b/徽 章.jpg { height=1lines alt=馆徽 }", "image a b/徽 章.jpg height=1.0lines “馆徽”"),
        (
            "@image a.png {width=\"2 lines\" height=12pt align=left alt=“{名称}的{f(\"}\")}徽”}",
            "image a.png width=2.0lines height=12.0pt left “{名称}的{f(\"}\")}徽”"
        ),
        (
            "@image a.png {#徽 width=1pt alt=\"一\\\"二\" caption=\"图　{名称}\" style=图题 contents=图 before=6pt after=\"1 line\"}",
            "image a.png width=1.0pt #徽 before=6.0pt after=1.0lines “一\"二” [图题 图] 图　{名称}"
        ),
        ("@image a.png \\\n {width=1pt alt=甲}", "image a.png width=1.0pt “甲”"),
        ("@image a.png {width=1pt \\\n  alt=\"甲\" \\\n  align=right}", "image a.png width=1.0pt right “甲”"),
    ])
    func readsPathAndAttributes(_ text: String, _ outline: String) {
        let result = parse(text)
        #expect(result.outline == outline)
        #expect(result.marks.isEmpty)
    }

    @Test(arguments: 0..<4)
    func anyLineIsReadToItsEnd(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let pieces = [
            "{", "}", "\"", "“", "”", "=", " ", "\\", "\\\n", "#", "alt", "width", "caption", "1pt", "甲", "{x}", "a.png", "\t", "lines",
            "\r",
        ]
        for _ in 0..<500 {
            let rest = (0..<Int.random(in: 0...14, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let source = SourceFile(name: "a.md", text: "@image \(rest)")
            for diagnostic in ProseFile.parse(source).diagnostics {
                #expect((diagnostic.place?.span?.range.upperBound ?? .max) <= source.text.utf8.count, "\(source.text)")
            }
        }
    }

    @Test(arguments: [
        ("@image", ["P002 1:1"]),
        ("@image {width=1pt alt=甲}", ["P002 1:1"]),
        ("@image a.png", ["P002 1:1"]),
        ("@image a.png {width=1pt alt=甲", ["P015 1:14"]),
        ("@image a.png {width=1pt alt=\"甲}", ["P019 1:29"]),
        ("@image a.png {}", ["P027 1:1", "P027 1:1"]),
        ("@image a.png {width=1pt}", ["P027 1:1"]),
        ("@image a.png {alt=甲}", ["P027 1:1"]),
        ("@image a.png {width=1pt alt=甲 caption=乙}", ["P027 1:1"]),
        ("@image a.png {width=1pt alt=甲 style=图题}", ["P027 1:1"]),
        ("@image a.png {widht=1pt alt=甲}", ["P012 1:15"]),
        ("@image a.png {width=1pt alt=甲 banner}", ["P012 1:31"]),
        ("@image a.png {width=1pt alt=甲 width=2pt}", ["P028 1:31"]),
        ("@image a.png {width=0mm height=1furlong alt=甲}", ["P008 1:21", "P008 1:32"]),
        ("@image a.png {width=-1mm alt=甲 align=middle}", ["P008 1:21", "P029 1:38"]),
        ("@image a.png {width=1pt alt=\"张{\"}", ["P019 1:29"]),
        ("@image a.png {width=1pt alt=\"第3张{}\"}", ["P017 1:33", "P025 1:31"]),
    ])
    func reportsEveryFaultWithItsPlace(_ text: String, _ expected: [String]) {
        #expect(parse(text).marks.sorted() == expected)
    }
}
