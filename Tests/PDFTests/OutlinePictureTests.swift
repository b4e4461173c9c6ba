import Display
import Geometry
import PDFExport
import Styling
import Testing

/// The lean pictures of pages show what cairo draws.
struct OutlinePictureTests {
    @Test func showsWhatCairoDraws() throws {
        let sample = try Sample.shared()
        let faces = try Faces().drawable
        let outlines = try OutlinePicture(fonts: faces)
        let said = PictureText(structure: sample.document.structure, metadata: sample.document.metadata)
        // Of cairo's, the text that is laid over it shows nothing.
        let pages = sample.list.pages + [try drawings()]
        let files = try pages.enumerated().flatMap { index, page in
            [try page.svg(number: index + 1, of: said, fonts: faces), try outlines.svg(of: page, number: index + 1)]
        }
        let arguments = [repository + "/Tests/PDFTests/Python/same_pictures.py"] + files.map { _ in "{}" }
        let output = try Tools.run(repository + "/.venv/bin/python", arguments, on: files)
        #expect(output.status == 0, "\(output.text)")
        let lines = output.text.split(separator: "\n").map { $0.split(separator: " ").compactMap { Double($0) } }
        #expect(lines.count == pages.count)
        for (number, line) in lines.enumerated() {
            // Edges are smoothed otherwise here and there.
            #expect(line.count == 2 && line[0] > 0.2 && line[1] < 0.04 * line[0] + 0.02, "page \(number + 1): \(line)")
        }
        #expect(files.indices.filter { $0 % 2 == 1 }.allSatisfy { files[$0].count < files[$0 - 1].count })
    }

    /// Hatches, dashes, curves, turned and coloured text.
    private func drawings() throws -> DisplayPage {
        let run = try Faces().run("决算Ag，1,234.50", size: .pt(18), color: .rgb(red: 0.8, green: 0.1, blue: 0.1))
        let hatch = Drawing.Hatch(ground: .gray(0.9), ink: .black, angles: [45, 135], pitch: .pt(8), lineWidth: .pt(1))
        let curve = Path([
            .move(Point(x: .pt(20), y: .pt(150))),
            .curve(Point(x: .pt(80), y: .pt(60)), Point(x: .pt(140), y: .pt(240)), to: Point(x: .pt(200), y: .pt(150))),
        ])
        let box = Path.rectangle(Rect(x: .pt(220), y: .pt(20), width: .pt(80), height: .pt(60)))
        let turned = Frame(size: .zero, items: [.init(.glyphs(run), at: .zero)])
        let turn = Transform(a: 0, b: -1, c: 1, d: 0, tx: .zero, ty: .zero)
        let items: [Frame.Placed] = [
            .init(.glyphs(run), at: Point(x: .pt(20), y: .pt(40))), .init(.glyphs(run), at: Point(x: .pt(20.3), y: .pt(80.7))),
            .init(.drawing(Drawing(path: box, fill: .hatch(hatch), stroke: Stroke(width: .pt(1.5)))), at: .zero),
            .init(
                .drawing(
                    Drawing(
                        path: curve, stroke: Stroke(width: .pt(3), color: .rgb(red: 0, green: 0.3, blue: 0.7), dashes: [.pt(9), .pt(4)]))),
                at: .zero),
            .init(.transformed(turned, turn), at: Point(x: .pt(260), y: .pt(300))),
        ]
        let frame = Frame(size: Size(width: .pt(320), height: .pt(320)), items: items)
        return DisplayPage(Page(frame: Frame(size: frame.size, items: [.init(.marked(.artifact(.layout), frame), at: .zero)])))
    }
}
