import Diagnostics
import DocumentTree
import Geometry
import LayoutLanguage
import Testing

/// Images that prose places become figures; what is wrong with one is said where prose names it.
struct ImageTests {
    private func bind(_ prose: String, _ data: String = "{}", fault: ImageFault? = nil) -> BoundReport {
        let image = PackageImage(bytes: [1, 2], format: .png, width: 40, height: 20)
        return bound(["prose/a.md": prose], data, images: ["图/徽.png": fault.map { .failure($0) } ?? .success(image)])
    }

    private func firstFigure(_ report: BoundReport) -> Figure? {
        guard case .figure(let figure)? = report.document.sections.first?.blocks.first else { return nil }
        return figure
    }

    @Test(arguments: [
        ("width=60pt", 60, 30), ("height=60pt", 120, 60), ("width=10pt height=50pt", 10, 50), ("width=\"2 lines\"", 60, 30),
    ])
    func aMissingEdgeFollowsFromThePixels(attributes: String, width: Double, height: Double) {
        let report = bind("@image 图/徽.png {\(attributes) alt=馆徽}\n")
        #expect(report.marks == [])
        guard case .image(let image)? = firstFigure(report)?.content else {
            Issue.record("no image")
            return
        }
        #expect(image.size == Size(width: .pt(width), height: .pt(height)) && image.bytes == [1, 2])
    }

    @Test func aFigureHasAllThatIsSaidOfIt() throws {
        let attributes = "width=60pt alt=\"{name}的馆徽\" caption=\"图　{name}\" style=图题 contents=附表 align=right before=6pt after=\"1 lines\""
        let report = bind("@image 图/徽.png {#徽 \(attributes)}\n见[图](#徽)。\n", #"{"name": "甲馆"}"#)
        #expect(report.marks == [])
        let figure = try #require(firstFigure(report))
        #expect(figure.alternateText == "甲馆的馆徽" && figure.anchor.rawValue == "徽" && figure.alignment == .right)
        #expect(figure.caption?.content.outline == "图　甲馆" && figure.caption?.role == .caption && figure.caption?.style.text.size == .pt(10))
        #expect(figure.contentsLine == Figure.ContentsLine(kind: "附表", title: "图　甲馆"))
        #expect(figure.spaceBefore == .pt(6) && figure.spaceAfter == .pt(30))
    }

    @Test func namesAreChecked() {
        let report = bind("@image 图/徽.png {width=1pt alt=\"{无}\" caption=甲 style=图提 contents=附标}\n")
        #expect(report.marks == ["E014 prose/a.md:1:33", "B001 prose/a.md:1:53", "B001 prose/a.md:1:65"])
        #expect(bind("@image 图/徽.png {width=1pt alt=徽 caption=甲 style=图提}\n").marks == ["B001 prose/a.md:1:49"])
    }

    @Test(arguments: [
        (ImageFault.missing(nearest: "图/徽章.png"), "B035"), (.link, "B036"), (.unreadable(Message("无权限", "not allowed")), "B037"),
        (.tooLarge(bytes: 20_000_000), "B038"), (.foreignFormat, "B039"), (.damagedHeader, "B040"),
        (.noPixels(width: 0, height: 3), "B041"),
        (.tooManyPixels(width: 40_000, height: 3), "B042"), (.damagedData, "B043"), (.inks, "B044"), (.foreignCoding, "B044"),
        (.tooMuchTogether, "B047"),
    ])
    func faultsAreSaidWhereTheImageIsNamed(fault: ImageFault, id: String) throws {
        let report = bind("文字\n@if no\n@image 图/徽.png {width=1pt alt=徽}\n@end\n@image 图/徽.png {width=1pt alt=徽}\n", fault: fault)
        #expect(report.marks == ["\(id) prose/a.md:3:8", "\(id) prose/a.md:5:8"])
        let finding = try #require(report.findings.first)
        #expect(finding.severity == .failure && finding.message.chinese.contains("图/徽.png") && finding.message.english.contains("图/徽.png"))
        if case .missing = fault { #expect(finding.advice?.chinese.contains("图/徽章.png") == true) }
    }

    @Test(arguments: ["../徽.png", "/图/徽.png", "图/../图/徽.png", "./徽.png", "图//徽.png", "图\\徽.png"])
    func pathsStayInThePackage(path: String) {
        #expect(bind("@image \(path) {width=1pt alt=徽}\n").marks == ["B036 prose/a.md:1:8"])
    }

    @Test func anEmptyTextAndAnEndlessEdgeAreFound() {
        #expect(bind("@image 图/徽.png {width=1pt alt=\" {x ?? \"\"}\"}\n", #"{"x": ""}"#).marks == ["B046 prose/a.md:1:32"])
        #expect(bind("@image 图/徽.png {height=9000mm alt=徽}\n").marks == ["B045 prose/a.md:1:8"])
    }

    @Test func onlySafePathsOfAllFilesAreAskedForOnce() {
        let files = [
            "prose/a.md": "@if no\n@image a.png {width=1pt alt=甲}\n@end\n@image ../b.png {width=1pt alt=甲}\n",
            "prose/b.md": "@each 行 in 表\n@image c/d.jpg {width=1pt alt=甲}\n@image a.png {width=1pt alt=甲}\n@end\n",
        ]
        #expect(loadedPackage(bindingFiles(files)).imagePaths == ["a.png", "c/d.jpg"])
    }
}
