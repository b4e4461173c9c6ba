import Foundation
import Geometry
import Pango
import Styling
import Typesetting

/// Measures what setting the paragraphs of a text costs a page of 22 lines, cold and with what was shaped before.
///
///     swift run -c release ParagraphBenchmark Fonts/prepared text.txt
@main
enum ParagraphBenchmark {
    /// 版心 of official documents: 28 characters of 16 pt, 22 lines (GB/T 9704-2012, 5.2.3).
    private static let width = Length.mm(156)
    private static let linesPerPage = 22.0

    static func main() throws {
        guard CommandLine.arguments.count == 3 else {
            print("usage: ParagraphBenchmark FONTS TEXT")
            return
        }
        let folder = CommandLine.arguments[1]
        let table = try JSONDecoder().decode(FontTable.self, from: Data(contentsOf: URL(filePath: folder + "/fonts.json")))
        let text = try String(contentsOfFile: CommandLine.arguments[2], encoding: .utf8)
        let paragraphs = text.split(separator: "\n").map(String.init)
        let style = ParagraphStyle(
            text: TextStyle(font: .fang, size: .pt(16), tracking: .pt(-0.21)), firstLineIndent: .pt(31.58), linePitch: .pt(28.99))
        var library: FontLibrary?
        let opening = try cpuTime { library = try FontLibrary(table: table, folder: folder) }
        guard let library else { return }
        print("opening \(table.faces.count) faces: \(opening) ms")

        func shape(_ typesetter: Typesetter) -> [ShapedParagraph] {
            paragraphs.map { typesetter.paragraph([.text(StyledText($0, style: style.text))], style: style) }
        }
        var shaped: [ShapedParagraph] = []
        let first = cpuTime { shaped = shape(Typesetter(shaper: PangoShaper(library: library))) }
        let typesetter = Typesetter(shaper: PangoShaper(library: library))
        let cold = cpuTime { shaped = shape(typesetter) }
        let warm = cpuTime { shaped = shape(typesetter) }
        var lines: [Line] = []
        let setting = cpuTime { lines = shaped.flatMap { $0.lines(width: width) } }
        let pages = Double(lines.count) / linesPerPage
        print("\(paragraphs.count) paragraphs, \(text.count) characters, \(lines.count) lines, \(pages) pages")
        print("collect, itemise, shape, faces new:  \(first / pages) ms a page")
        print("the same, faces in use:              \(cold / pages) ms a page")
        print("the same, shaped before:             \(warm / pages) ms a page")
        print("break and finalise:                  \(setting / pages) ms a page")
        let counting = shape(typesetter)
        let breaking = cpuTime { for paragraph in counting { _ = paragraph.lineCount(width: width) } }
        print("break alone, optimum fit:            \(breaking / pages) ms a page")
    }

    /// Milliseconds of processor time: other work on the machine does not count.
    private static func cpuTime(_ body: () throws -> Void) rethrows -> Double {
        let start = clock()
        try body()
        return Double(clock() - start) * 1e3 / Double(CLOCKS_PER_SEC)
    }
}
