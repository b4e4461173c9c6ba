import Diagnostics
import Display
import DocumentTree
import Geometry
import LayoutLanguage
import Testing

/// Codes become figures whose size is what was asked for; what can not be encoded or read is said at the data.
struct CodeTests {
    private func figure(_ line: String, _ data: String = #"{"号": "A1"}"#) -> (figure: Figure?, report: BoundReport) {
        let report = bound(prose: line + "\n", data)
        guard case .figure(let figure)? = report.document.sections.first?.blocks.first else { return (nil, report) }
        return (figure, report)
    }

    private func code(_ line: String) -> Code? {
        if case .code(let code)? = figure(line).figure?.content { code } else { nil }
    }

    /// The width holds the quiet zone; squares are as high as wide, bars as their standards advise or as it is said.
    @Test(arguments: [
        ("qr {text=\"{号}\" width=29mm}", 21, 1.0, 29.0), ("qr {text=\"{号}\" width=42mm quiet=0}", 21, 2.0, 42.0),
        ("datamatrix {text=\"{号}\" width=12mm}", 10, 1.0, 12.0), ("code128 {text=\"{号}\" width=77mm}", 57, 1.0, 11.55),
        ("code128 {text=\"{号}\" width=38.5mm}", 57, 0.5, 6.35), ("ean13 {text=690123456789 width=113mm height=20mm}", 95, 1.0, 20.0),
    ])
    func sizes(line: String, modules: Int, module: Double, height: Double) throws {
        let code = try #require(self.code("@code " + line))
        #expect(code.modules.allSatisfy { $0.count == modules } && code.modules.count == (code.kind.isMatrix ? modules : 1))
        #expect(abs(code.module.millimetres - module) < 0.001 && abs(code.size.height.millimetres - height) < 0.001)
        // Dark modules cover what the matrix says, and stay out of the quiet zone.
        let frame = code.frame
        guard case .drawing(let dark)? = frame.items.last?.item, let bounds = dark.path.bounds else {
            Issue.record("nothing is drawn")
            return
        }
        #expect(abs(bounds.minX.points - code.module.points * Double(code.quietZone.left)) < 0.001)
        #expect(abs(bounds.maxX.points - (code.size.width.points - code.module.points * Double(code.quietZone.right))) < 0.001)
        #expect(abs(bounds.maxY.points - (code.size.height.points - code.module.points * Double(code.quietZone.above))) < 0.001)
        let runs = code.modules.map { row in zip([false] + row, row).count { !$0 && $1 } }.reduce(0, +)
        #expect(dark.path.elements.count == runs * 5)
    }

    @Test func aFigureHasAllThatIsSaidOfIt() throws {
        let attributes = "text=\"{号}\" width=30mm align=right before=6pt after=1em caption=\"扫{号}\" style=图题 contents=附表"
        let (found, report) = figure("@code qr {#码 \(attributes)}\n见[码](#码)。")
        let figure = try #require(found)
        #expect(report.marks == [] && figure.alternateText == "二维码：A1" && figure.anchor.rawValue == "码" && figure.alignment == .right)
        #expect(figure.caption?.content.plainText == "扫A1" && figure.contentsLine?.title == "扫A1")
        #expect(self.figure("@code code128 {text=\"{号}\" width=30mm alt=\"{号}号\"}").figure?.alternateText == "A1号")
    }

    /// Faults of what the data say stand there, those of the layout in the layout.
    @Test func whatCanNotBeEncodedIsFound() {
        func marks(_ line: String, _ data: String) -> [String] { figure(line, data).report.marks }
        let long = String(repeating: "年", count: 2000)
        #expect(marks("@code qr {text=\"{号}\" width=90mm}", "{\"号\": \"\(long)\"}") == ["B058 report.json:1:7 /号"])
        #expect(marks("@code code128 {text=\"{号}\" width=90mm}", #"{"号": "甲"}"#) == ["B058 report.json:1:7 /号"])
        #expect(marks("@code ean13 {text=\"{号}\" width=90mm}", #"{"号": "6901234567890"}"#) == ["B058 report.json:1:7 /号"])
        #expect(marks("@code ean13 {text=\"{号}\" width=90mm}", #"{"号": "69012345678"}"#) == ["B058 report.json:1:7 /号"])
        #expect(marks("@code ean13 {text=\"{号}\" width=90mm}", #"{"号": "6901234567892"}"#) == [])
        #expect(marks("@code code128 {text=甲 width=90mm}", "{}") == ["B058 prose/a.md:1:21"])
        #expect(marks("@code qr {text=\"{号}\" width=30mm}", #"{"号": ""}"#) == ["B058 prose/a.md:1:17"])
        #expect(marks("@code qr {text=\"{号}\" width=30mm caption=甲 style=图提}", #"{"号": "a"}"#).first == "B001 prose/a.md:1:49")
    }

    /// A module that readers do not make out is found, with the width that would do: it is the least that does.
    @Test(arguments: ["qr {text=\"{号}\"", "datamatrix {text=\"{号}\"", "code128 {text=\"{号}\"", "ean13 {text=690123456789"])
    func tooSmallIsFoundWithTheWidthThatDoes(line: String) throws {
        let finding = try #require(figure("@code \(line) width=2mm}").report.findings.first { $0.id == "B057" })
        let advice = try #require(finding.advice?.english.firstMatch(of: /width=(\d+)mm/)?.output.1)
        let least = try #require(Int(advice))
        #expect(figure("@code \(line) width=\(least)mm}").report.marks == [])
        #expect(figure("@code \(line) width=\(least - 1)mm}").report.marks == ["B057 prose/a.md:1:7"])
        #expect(finding.severity == .error)
    }
}
