import Diagnostics
import Display
import Foundation
import LayoutLanguage
import ReportData
import ReportRendering

/// Measures what the archival pass adds to drawing: processor time of both for the pages of one report, medians of interleaved runs.
///
///     swift run -c release ArchiveBenchmark Fonts/prepared layouts/sichuan report.json 20
@main
enum ArchiveBenchmark {
    static func main() throws {
        guard CommandLine.arguments.count == 5, let runs = Int(CommandLine.arguments[4]), runs > 0 else {
            print("usage: ArchiveBenchmark FONTS LAYOUT REPORT RUNS")
            return
        }
        let (fontFolder, layoutFolder, report) = (CommandLine.arguments[1], CommandLine.arguments[2], CommandLine.arguments[3])
        let layout = try LoadedLayout(try package(layoutFolder)) { base throws(Diagnostics) in
            try? package("\(layoutFolder)/../\(base)")
        }
        let fonts = try Fonts(table: try source("\(fontFolder)/fonts.json"), folder: fontFolder)
        let renderer = ReportRenderer(layout: layout, fonts: fonts)
        let data = try readReport(try source(report))
        let bound = try renderer.bind(data)
        let document = try renderer.pages(of: bound, data: data).document
        print("\(document.pages.count) pages, \(document.structure.elements.count) struct elements")

        var (drawing, archiving): ([Double], [Double]) = ([], [])
        for run in 1...runs {
            let start = cpuTime()
            let drawn = try renderer.drawn(document)
            let middle = cpuTime()
            let options = renderer.archiveOptions(for: bound, data: data, pages: document, options: DrawingOptions())
            let pdf = try renderer.archived(drawn, of: document, options: options)
            let end = cpuTime()
            drawing.append(middle - start)
            archiving.append(end - middle)
            if run == 1 {
                print("drawn: \(drawn.pdf.count) bytes, archived: \(pdf.count) bytes")
                print(line("first run", middle - start, end - middle))
            }
        }
        print(line("median of \(runs)", median(drawing), median(archiving)))
    }

    private static func line(_ name: String, _ drawing: Double, _ archiving: Double) -> String {
        String(format: "%@: drawing %.1f ms, archival pass %.1f ms, %.0f %%", name, drawing, archiving, 100 * archiving / drawing)
    }

    private static func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

    /// Milliseconds of processor time so far.
    private static func cpuTime() -> Double { Double(clock()) * 1000 / Double(CLOCKS_PER_SEC) }

    private static func source(_ path: String) throws -> SourceFile {
        SourceFile(name: path, text: try String(contentsOfFile: path, encoding: .utf8))
    }

    private static func package(_ folder: String) throws -> PackageFolder {
        let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let texts = paths.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") || $0.hasSuffix(".md") }.sorted()
        return PackageFolder(name: (folder as NSString).lastPathComponent, files: try texts.map { ($0, try source("\(folder)/\($0)")) })
    }
}
