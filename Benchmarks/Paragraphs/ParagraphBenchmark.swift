import Diagnostics
import Foundation
import Geometry
import Layout
import LayoutLanguage
import Pango
import ReportData
import Styling
import Typesetting

/// Measures what setting all paragraphs and cells of a report costs a page, and counts what is shaped.
///
///     swift run -c release ParagraphBenchmark Fonts/prepared layouts/sichuan report.json
@main
enum ParagraphBenchmark {
    /// How often each measurement is made; the least counts.
    private static let rounds = 7

    static func main() throws {
        guard CommandLine.arguments.count == 4 else {
            print("usage: ParagraphBenchmark FONTS LAYOUT REPORT")
            return
        }
        let fonts = CommandLine.arguments[1]
        let table = try JSONDecoder().decode(FontTable.self, from: Data(contentsOf: URL(filePath: fonts + "/fonts.json")))
        let (data, _) = DataDocument.read(try source(CommandLine.arguments[3]))
        let (layout, _) = LayoutPackage.load(try package(CommandLine.arguments[2])) { base throws(Diagnostics) in
            try? package("\(CommandLine.arguments[2])/../\(base)")
        }
        guard let data else { return print("the report can not be read") }
        let document = bind(layout, to: data).document
        let lexicon = UnitLexicon.standard.extended(units: layout.unbreakableUnits)
        let library = try FontLibrary(table: table, folder: fonts)
        let pages = Double(
            LayoutEngine.layout(document, typesetter: Typesetter(shaper: PangoShaper(library: library), lexicon: lexicon)).0.pages.count)
        let texts = SampleText.all(in: document)

        var shaping = Double.infinity
        var breaking = Double.infinity
        var finishing = Double.infinity
        var lineCount = 0
        for _ in 0..<rounds {
            // A new shaper and a new typesetter remember nothing.
            let typesetter = Typesetter(shaper: PangoShaper(library: library), lexicon: lexicon)
            var paragraphs: [ShapedParagraph] = []
            paragraphs.reserveCapacity(texts.count)
            shaping = min(shaping, cpuTime { for text in texts { paragraphs.append(typesetter.paragraph(text.items, style: text.style)) } })
            lineCount = 0
            breaking = min(
                breaking,
                cpuTime { for (text, paragraph) in zip(texts, paragraphs) { lineCount += paragraph.lineCount(width: text.width) } })
            finishing = min(
                finishing, cpuTime { for (text, paragraph) in zip(texts, paragraphs) { _ = paragraph.lines(width: text.width) } })
        }
        print("\(texts.count) paragraphs and cells, \(lineCount) lines, \(Int(pages)) pages; milliseconds of processor time a page:")
        print("collect, itemise, shape  \(milliseconds(shaping / pages))")
        print("break, optimum fit       \(milliseconds(breaking / pages))")
        print("finalise                 \(milliseconds(finishing / pages))")
        print("all                      \(milliseconds((shaping + breaking + finishing) / pages))")
        count(texts, library: library, lexicon: lexicon)
    }

    /// Counts what is shaped for one width, and for many more.
    private static func count(_ texts: [SampleText], library: FontLibrary, lexicon: UnitLexicon) {
        let shaper = CountingShaper(PangoShaper(library: library))
        let typesetter = Typesetter(shaper: shaper, lexicon: lexicon)
        let paragraphs = texts.map { typesetter.paragraph($0.items, style: $0.style) }
        let (calls, characters) = (shaper.calls, shaper.characters)
        var lines = 0
        for paragraph in paragraphs {
            let em = paragraph.style.text.size
            for tenths in stride(from: 60, through: 400, by: 20) { lines += paragraph.lineCount(width: em * (Double(tenths) / 10)) }
        }
        print("stretches shaped: \(calls), of \(characters) characters")
        print("for 18 more widths, \(lines) lines: \(shaper.calls - calls)")
    }

    private static func source(_ path: String) throws -> SourceFile {
        SourceFile(name: path, text: try String(contentsOfFile: path, encoding: .utf8))
    }

    private static func package(_ folder: String) throws -> PackageFolder {
        let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let texts = paths.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") || $0.hasSuffix(".md") }.sorted()
        return PackageFolder(name: URL(filePath: folder).lastPathComponent, files: try texts.map { ($0, try source("\(folder)/\($0)")) })
    }

    private static func milliseconds(_ value: Double) -> String { String(format: "%.3f", value) }

    /// Milliseconds of processor time: other work on the machine does not count.
    private static func cpuTime(_ body: () -> Void) -> Double {
        let start = clock()
        body()
        return Double(clock() - start) * 1e3 / Double(CLOCKS_PER_SEC)
    }
}
