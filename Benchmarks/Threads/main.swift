import Diagnostics
import Dispatch
import Foundation
import LayoutLanguage
import PDFArchive
import ReportRendering
import Synchronization

// usage: ThreadBenchmark COUNT THREADS
// Draws the sample at the repository's root so many times on so many threads of one process, each with fonts and layout of its own, and
// prints the seconds: what a batch of threads would take, beside `render batch --jobs THREADS`.

/// The files of a package below `layouts`.
func package(_ name: String) throws -> PackageFolder {
    let folder = "layouts/\(name)"
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let texts = paths.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") || $0.hasSuffix(".md") }.sorted()
    return PackageFolder(
        name: name,
        files: try texts.map { ($0, SourceFile(name: $0, text: try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))) })
}

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20
let threads = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 2
let report = try String(contentsOfFile: "report.json", encoding: .utf8)
let table = try String(contentsOfFile: "Fonts/prepared/fonts.json", encoding: .utf8)
let files = try package("sichuan-2024")
let next = Atomic(0)
let failures = Atomic(0)

let start = ContinuousClock.now
DispatchQueue.concurrentPerform(iterations: threads) { _ in
    do {
        let layout = try LoadedLayout(files) { base throws(Diagnostics) in try? package(base) }
        let fonts = try Fonts(table: SourceFile(name: "fonts.json", text: table), folder: "Fonts/prepared")
        let renderer = ReportRenderer(layout: layout, fonts: fonts)
        while next.add(1, ordering: .relaxed).oldValue < count {
            let data = try readReport(SourceFile(name: "report.json", text: report))
            let bound = try renderer.bind(data)
            let document = try renderer.pages(of: bound, data: data).document
            _ = try renderer.pdf(
                of: document, options: renderer.archiveOptions(for: bound, data: data, pages: document, options: DrawingOptions()))
        }
    } catch {
        failures.add(1, ordering: .relaxed)
    }
}
print("\(count) documents on \(threads) threads: \(ContinuousClock.now - start), \(failures.load(ordering: .relaxed)) threads failed")
