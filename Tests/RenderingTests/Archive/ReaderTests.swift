import Display
import Foundation
import Geometry
import PDFArchive
import ReportRendering
import Testing

/// Programs that know nothing of replaced text: they go by the codes of glyphs, and by advances where words end.
@Suite("Readers of the text")
struct ReaderTests {
    /// What `Python/readers.py` says of one program.
    private struct Reading {
        var name: String
        var amounts: (found: Int, all: Int)
        var windows: (found: Int, all: Int)
        var missing: String

        init?(_ line: String) {
            let words = line.split(separator: " ", maxSplits: 5).map(String.init)
            let numbers = words.dropFirst().prefix(4).compactMap { Int($0) }
            guard words.count >= 5, numbers.count == 4 else { return nil }
            (name, amounts, windows) = (words[0], (numbers[0], numbers[1]), (numbers[2], numbers[3]))
            missing = words.count > 5 ? words[5] : ""
        }

        /// The part of the windows that was found, in hundredths.
        var share: Double { 100 * Double(windows.found) / Double(max(1, windows.all)) }
    }

    /// Of windows of eight characters what each finds: the rest stands across lines that it tells in another order. Cells of the gallery's
    /// narrow columns do, of a quarter.
    private static let shares = ["poppler": 97.0, "mupdf": 97.0, "pdfium": 97.0, "pypdf": 97.0]

    @Test(
        "Each gives every amount with its unit in one piece, each Han as itself and no blank that is not there",
        arguments: Repository.reports)
    func everyReader(path: String) throws {
        let report = try ArchivedReport.shared(path)
        let (readings, wrong) = try Self.readings(of: report.pdf, document: report.document)
        #expect(wrong == [])
        let slow = report.document.pages.count > 100 ? [] : ["pdfminer", "pdfplumber", "pdf.js", "ghostscript"]
        #expect(readings.map(\.name) == ["poppler", "mupdf", "pdfium", "pypdf"] + slow)
        for reading in readings {
            #expect(reading.amounts.all > 4)
            let least = Self.shares[reading.name].map { path.contains("gallery") ? 75 : $0 } ?? 0
            #expect(reading.amounts.found == reading.amounts.all, "\(reading.name): \(reading.missing)")
            #expect(reading.share >= least, "\(reading.name): \(reading.share)")
        }
    }

    @Test("Where gaps are no part of the advance, readers take them for spaces")
    func ablation() throws {
        let path = try #require(Repository.reports.first)
        let report = try ArchivedReport.shared(path)
        let (_, renderer, bound) = try RenderedReport.bound(path)
        var drawn = try renderer.drawn(report.document)
        for page in drawn.keys.indices { drawn.keys[page].advances = [] }
        let options = renderer.archiveOptions(
            for: bound, data: report.data, pages: report.document, options: DrawingOptions(profile: .a3aUA1))
        let file = try renderer.archived(drawn, of: report.document, options: options)
        let (readings, _) = try Self.readings(of: file, document: report.document)
        for reading in readings where ["poppler", "mupdf", "pdfminer", "pdf.js"].contains(reading.name) {
            #expect(reading.amounts.found < reading.amounts.all * 9 / 10, "\(reading.name)")
        }
    }

    /// The labels of figures, each by itself: the runs of one line that touch.
    private static func labels(of document: PagedDocument) -> [String] {
        var labels: [String] = []
        var end: (leaf: StructID, point: Point)?
        for stretch in document.pages.flatMap({ DisplayPage($0).stretches }) {
            guard case .leaf(let leaf) = stretch.mark, document.structure[document.structure.block(around: leaf)].role == .figure else {
                continue
            }
            for operation in stretch.operations {
                guard case .glyphs(let run) = operation.content else { continue }
                let start = operation.transform.applied(to: Point(x: .zero, y: .zero))
                let touches = end.map { end in
                    end.leaf == leaf && abs((start.x - end.point.x).points) < 1 && abs((start.y - end.point.y).points) < 1
                }
                if touches == true { labels[labels.count - 1] += run.text } else { labels.append(run.text) }
                end = (leaf, operation.transform.applied(to: Point(x: run.width, y: .zero)))
            }
        }
        return labels
    }

    private static func readings(of file: [UInt8], document: PagedDocument) throws -> ([Reading], wrong: [String]) {
        let texts = ReadingText(of: document).blocks.filter { $0.role != .figure }.map(\.text) + Self.labels(of: document)
        let text = texts.joined(separator: "\n")
        // Those of running heads and repeated heads too.
        let blanks = document.pages.flatMap { DisplayPage($0).stretches }.flatMap(\.operations).reduce(0) { count, operation in
            guard case .glyphs(let run) = operation.content else { return count }
            return count + run.text.unicodeScalars.count { $0 == "\u{3000}" }
        }
        let script = "\(Repository.root)/Tests/PDFTests/Python/readers.py"
        let output = try Tool.run("\(Repository.root)/.venv/bin/python", [script, "{}", "{}", "\(blanks)"], on: [file, Array(text.utf8)])
        let lines = output.split(separator: "\n").map(String.init)
        return (lines.compactMap(Reading.init), lines.filter { $0.hasPrefix("wrong") })
    }
}
