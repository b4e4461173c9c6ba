import Diagnostics
import Geometry
import LayoutLanguage
import Testing

@Suite struct PackageExtendsTests {
    private func load(
        _ files: [String: String], bases: [String: [String: String]]
    ) -> (package: LayoutPackage, diagnostics: [Diagnostic]) {
        let own = PackageFolder(name: "own", files: files.map { ($0.key, SourceFile(name: "own/\($0.key)", text: $0.value)) })
        return LayoutPackage.load(own) { name in
            bases[name].map { files in
                PackageFolder(name: name, files: files.map { ($0.key, SourceFile(name: "\(name)/\($0.key)", text: $0.value)) })
            }
        }
    }

    private let base = [
        "layout.yaml": """
        name: base
        units: {money: {元: 1}, ratio: {"%": 0.01}}
        numbers: {text: {digits: 1}, table: {digits: 3}}
        metadata: {title: a, author: b}
        document: [{page: text, prose: prose/a.md}]
        """,
        "pages.yaml": "text: {margins: {top: 1mm, inner: 1mm, outer: 1mm, bottom: 1mm}}",
        "styles.yaml": "paragraphs:\n  正文: {size: 16pt}\n  注: {extends: 正文}\nlist: {style: 正文, bullet: a}",
        "figures.yaml": "甲: 1\n乙: 2\n", "prose/a.md": "base a", "prose/b.md": "base b", "schema.json": "{}",
    ]

    @Test func entriesAreAddedAndReplaced() {
        let (package, diagnostics) = load(
            [
                "layout.yaml": """
                name: own
                extends: base
                schema: schema.json
                units: {money: {万元: 10000}}
                numbers: {text: {digits: 2}}
                metadata: {title: c}
                """, "styles.yaml": "paragraphs: {正文: {size: 12pt}}", "figures.yaml": "丙: 3\n甲: 4\n", "prose/a.md": "own a",
            ], bases: ["base": base])
        #expect(diagnostics.isEmpty)
        #expect(package.name == "own" && package.bases == ["base"])
        #expect(package.units.keys == ["万元", "%"])
        #expect(package.numberPolicies["text"]?.digits == 2 && package.numberPolicies["table"]?.digits == 3)
        #expect(package.metadata.title?.text == "c" && package.metadata.author?.text == "b")
        #expect(package.figures.keys == ["甲", "乙", "丙"])
        #expect(package.figures["甲"]?.span.file.name == "own/figures.yaml")
        #expect(package.styles.paragraphs["注"]?.text.size == .pt(12))
        #expect(package.styles.list?.bullet == "a")
        #expect(package.prose["prose/a.md"]?.source.text == "own a" && package.prose["prose/b.md"]?.source.text == "base b")
        #expect(package.sections.map { $0.prose.map(\.text) } == [["prose/a.md"]])
        #expect(package.schema?.text == "{}")
    }

    @Test func chainsAndCircles() {
        let middle = ["layout.yaml": "name: middle\nextends: base\ntitle: 中\n", "figures.yaml": "乙: 5\n"]
        let (package, diagnostics) = load(["layout.yaml": "name: own\nextends: middle\n"], bases: ["base": base, "middle": middle])
        #expect(diagnostics.isEmpty)
        #expect(package.bases == ["middle", "base"])
        #expect(package.figures["乙"]?.span.file.name == "middle/figures.yaml")
        var turning = base
        turning["layout.yaml"] = "name: base\nextends: own\ndocument: [{page: text, prose: prose/a.md}]"
        let (_, circle) = load(["layout.yaml": "name: own\nextends: base\n"], bases: ["base": turning])
        #expect(circle.map(\.id) == ["Y030"])
        #expect(circle.first?.place?.description == "base/layout.yaml:2:10")
    }

    @Test func chainsEnd() {
        func diagnostics(bases count: Int) -> [Diagnostic] {
            var bases: [String: [String: String]] = ["base1": base]
            for number in stride(from: 2, through: count, by: 1) {
                bases["base\(number)"] = ["layout.yaml": "name: base\(number)\nextends: base\(number - 1)\n"]
            }
            return load(["layout.yaml": "name: own\nextends: base\(count)\n"], bases: bases).diagnostics
        }
        #expect(diagnostics(bases: 7).isEmpty)
        let eight = diagnostics(bases: 8).filter { $0.id == "Y042" }
        #expect(eight.map { $0.place?.description } == ["base2/layout.yaml:2:10"])
        #expect(eight.first?.message.chinese.contains("8") == true)
    }

    @Test func basesThatAreNotThere() {
        let own = "name: own\nextends: basis\ndocument: []\n"
        let (_, diagnostics) = load(["layout.yaml": own], bases: [:])
        #expect(diagnostics.map(\.id) == ["Y031"])
        #expect(diagnostics.first?.place?.description == "own/layout.yaml:2:10")
        for name in ["../base", "/base", "..", "a/b", "c:\\base"] {
            let (_, diagnostics) = load(["layout.yaml": "name: own\nextends: '\(name)'\ndocument: []\n"], bases: [name: base])
            #expect(diagnostics.map(\.id) == ["Y032"])
        }
        let unread = Diagnostic("F010", .failure, Message("读不到", "can not be read"))
        let (_, relayed) = LayoutPackage.load(
            PackageFolder(name: "own", files: [("layout.yaml", SourceFile(name: "layout.yaml", text: own))])
        ) { _ throws(Diagnostics) in throw Diagnostics(unread) }
        #expect(relayed == [unread])
    }

    @Test func checksOfABaseAreDroppedByName() {
        var base = base
        base["checks.yaml"] = "K1: {title: 甲, check: 甲 = 1}\nK2: {title: 乙, check: 乙 = 2}\nT1: {title: 文, text: brackets}\n"
        let (package, diagnostics) = load(
            ["layout.yaml": "name: own\nextends: base\n", "checks.yaml": "K1: no\nT1: no\n"], bases: ["base": base])
        #expect(diagnostics.isEmpty)
        #expect(package.checks.keys == ["K2"] && package.textChecks.isEmpty)
        let (_, unknown) = load(["layout.yaml": "name: own\nextends: base\n", "checks.yaml": "K3: no\n"], bases: ["base": base])
        #expect(unknown.map(\.id) == ["Y029"])
        #expect(unknown.first?.place?.description == "own/checks.yaml:1:1")
    }

    @Test func problemsOfABaseNameItsFile() {
        var wrong = base
        wrong["figures.yaml"] = "甲: {valu: 1}"
        let (_, diagnostics) = load(["layout.yaml": "name: own\nextends: base\n"], bases: ["base": wrong])
        #expect(diagnostics.allSatisfy { $0.place?.span?.file.name == "base/figures.yaml" })
        #expect(diagnostics.contains { $0.id == "Y020" })
    }
}
