import Cairo
import Display
import Geometry
import PDFArchive
import PDFExport
import QPDF
import Styling
import Testing

/// What stands on the pages: colours, pictures, text.
@Suite struct PaintingTests {
    private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Path {
        .rectangle(Rect(x: .pt(x), y: .pt(y), width: .pt(width), height: .pt(height)))
    }

    /// The decoded content of the first page of an archived sheet.
    private func content(_ sheet: Sheet) throws -> String {
        let list = DisplayList(sheet.document)
        let file = try PDFFile(
            archive(list.drawn(fonts: sheet.faces.drawable), of: sheet.document, options: ArchiveOptions(profile: .plain)))
        let stream = file.value(of: "Contents", in: file.page(0))
        let data = try file.data(of: try required(stream))
        return String(decoding: data, as: UTF8.self)
    }

    @Test func blackAndGreysAreOfTheBlackPlate() throws {
        var sheet = try Sheet(Faces())
        try sheet.line("黑", .paragraph, at: (20, 40))
        sheet.place(.drawing(Drawing(path: box(0, 0, 9, 9), fill: .solid(.gray(0.85)))), in: nil, at: (20, 50))
        sheet.place(.drawing(Drawing(path: box(0, 0, 9, 9), fill: .solid(.rgb(red: 1, green: 0.5, blue: 0)))), in: nil, at: (20, 70))
        sheet.place(.drawing(Drawing(path: box(0, 0, 9, 9), stroke: Stroke(width: .pt(1), color: .black))), in: nil, at: (20, 90))
        let content = try content(sheet)
        #expect(content.matches(of: #/(?:[0-9.]+ )+(?:rg|g)\b/#).map { String($0.output) } == ["0 g", "0.85 g", "1 0.5 0 rg"])
        #expect(content.matches(of: #/(?:[0-9.]+ )+(?:RG|G)\b/#).map { String($0.output) } == ["0 G"])
    }

    /// The judge of the corpus' colours (`RenderingTests/ArchiveTests.facts`) sees colours that cairo drew on all plates.
    @Test func coloursOnAllPlatesAreFound() throws {
        let sample = try Sample.shared()
        let facts = try Tools.facts(of: [sample.drawn.pdf, sample.archived()])
        // Cairo has drawn keys in the place of colours, on all plates.
        #expect(facts[0].colours["rg"]?.isEmpty == false && facts[0].colours["g"] == nil)
        #expect(facts[1].colours["g"]?.contains("0") == true && facts[1].colours["g"]?.contains("0.97") == true)
        #expect(facts[1].colours["rg"]?.contains { Set($0.split(separator: ",")).count == 1 || $0.hasPrefix("0.1,0.1") } != true)
    }

    @Test func artifactsSayTheirKind() throws {
        var sheet = try Sheet(Faces())
        sheet.place(.drawing(Drawing(path: box(0, 0, 30, 20), fill: .solid(.gray(0.9)))), in: .artifact(.background), at: (10, 20))
        try sheet.write("页眉", in: .artifact(.header), at: (20, 40))
        try sheet.line("正文", .paragraph, at: (20, 60))
        sheet.place(.drawing(Drawing(path: box(0, 0, 9, 9), fill: .solid(.black))), in: nil, at: (20, 70))
        try sheet.write("1", in: .artifact(.footer), at: (20, 80))
        let marks = try content(sheet).split(separator: "\n").filter { $0.hasSuffix("BDC") }
        #expect(
            marks == [
                "/Artifact <</Type /Background/BBox [10 360 40 380]>> BDC", "/Artifact <</Type /Pagination/Subtype /Header>> BDC",
                "/P <</MCID 0>> BDC", "/Artifact <</Type /Layout>> BDC", "/Artifact <</Type /Pagination/Subtype /Footer>> BDC",
            ])
    }

    /// Without care cairo forgets tags that come before an opaque cover; `archive` counts them.
    @Test func coverOverTheWholePageForgetsNothing() throws {
        var sheet = try Sheet(Faces())
        try sheet.line("下", .paragraph, at: (20, 40))
        sheet.place(.drawing(Drawing(path: box(0, 0, 300, 400), fill: .solid(.white))), in: .artifact(.background), at: (0, 0))
        try sheet.line("上", .paragraph, at: (20, 40))
        let marks = try content(sheet).split(separator: "\n").filter { $0.hasSuffix("BDC") }
        #expect(marks.count == 3)
    }

    @Test func extractedTextIsTheGivenText() throws {
        let lines = ["部门决算无 2023 年", "（一）“总计”——收入……《说明》", "1,234.50 −12% ·㎡", "甲　乙"]
        var sheet = try Sheet(Faces())
        for (index, line) in lines.enumerated() { try sheet.line(line, .paragraph, at: (20, 40 + 30 * Double(index))) }
        let list = DisplayList(sheet.document)
        let pdf = try archive(list.drawn(fonts: sheet.faces.drawable), of: sheet.document, options: ArchiveOptions())
        let text = try Tools.run("pdftotext", ["-raw", "{}", "-"], on: pdf).text
        #expect(
            text.split(whereSeparator: \.isNewline).map { $0.filter { !$0.isWhitespace } } == lines.map { $0.filter { !$0.isWhitespace } })
    }

    @Test func picturesShowThePageAsViewersDo() throws {
        let faces = try Faces()
        var frame = Frame(size: Size(width: .pt(100), height: .pt(60)))
        frame.items = [.init(.drawing(Drawing(path: box(0, 0, 10, 20), fill: .solid(.rgb(red: 1, green: 0, blue: 0)))), at: .zero)]
        let upright = try DisplayPage(Page(frame: frame)).png(resolution: 144, number: 1, fonts: faces.drawable)
        let script = repository + "/Tests/PDFTests/Python/pixels.py"
        let python = repository + "/.venv/bin/python"
        let first = try Tools.run(python, [script, "{}", "2,2", "18,38", "22,2", "2,42"], on: upright)
        #expect(first.text == "200x120\n#ff0000\n#ff0000\n#ffffff\n#ffffff\n")
        let turned = try DisplayPage(Page(frame: frame, rotation: 90)).png(resolution: 72, number: 1, fonts: faces.drawable)
        let second = try Tools.run(python, [script, "{}", "58,1", "42,8", "38,1", "58,12"], on: turned)
        #expect(second.text == "60x100\n#ff0000\n#ff0000\n#ffffff\n#ffffff\n")
    }

    @Test func vectorPictureHasOutlines() throws {
        var sheet = try Sheet(Faces())
        try sheet.line("甲乙", .paragraph, at: (20, 40))
        let document = sheet.document
        let said = PictureText(structure: document.structure, metadata: document.metadata)
        let svg = try DisplayPage(document.pages[0]).svg(number: 1, of: said, fonts: sheet.faces.drawable)
        let text = String(decoding: svg, as: UTF8.self)
        #expect(text.contains("width=\"300pt\" height=\"400pt\""))
        #expect(text.matches(of: #/<use /#).count == 2)
        #expect(text.contains("<title>年度报告 &lt;A&amp;B&gt;</title>") && text.contains("<svg lang=\"zh-CN\" xml:lang=\"zh-CN\" "))
        #expect(text.contains("<tspan x=\"20\" y=\"40\"") && text.contains(">甲乙</tspan>"))
    }

    /// Crossing lines at a given pitch, cut by the outline: measured by ink.
    @Test(arguments: [[0.0], [45], [90, 0]])
    func hatchesAreLinesWithinTheOutline(angles: [Double]) throws {
        let hatch = Drawing.Hatch(ground: .white, ink: .black, angles: angles, pitch: .pt(10), lineWidth: .pt(1))
        let frame = Frame(
            size: Size(width: .pt(120), height: .pt(120)),
            items: [.init(.drawing(Drawing(path: box(10, 10, 100, 100), fill: .hatch(hatch))), at: .zero)])
        let said = PictureText(structure: StructTree(), metadata: DocumentMetadata())
        let svg = try DisplayPage(Page(frame: frame)).svg(number: 1, of: said, fonts: Faces().drawable)
        let moves = String(decoding: svg, as: UTF8.self).matches(of: #/M [-0-9.]+ [-0-9.]+ L [-0-9.]+ [-0-9.]+ (?=M|")/#).count
        // Lines stand at multiples of the pitch: from 10 to 110 eleven; along the diagonal from 14.1 to 155.6 fourteen.
        #expect(moves == (angles == [45] ? 14 : 11 * angles.count))
    }

    @Test func unknownTagFailsWhenTheSurfaceIsFinished() throws {
        let surface = try Surface.pdf(size: .a4)
        let context = try Context(surface)
        context.beginTag("Nonsense")
        context.append(Rect(x: .zero, y: .zero, width: .pt(1), height: .pt(1)))
        context.fill()
        context.endTag("Nonsense")
        context.showPage()
        var failure: CairoError?
        do { _ = try surface.finish() } catch { failure = error }
        #expect(failure?.operation == "finishing a surface")
    }
}
