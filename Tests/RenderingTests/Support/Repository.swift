import Diagnostics
import Foundation
import LayoutLanguage
import PDFArchive
import ReportData
import ReportRendering
import Synchronization
import Testing

/// The repository's own files, as a user of the program has them.
enum Repository {
    static let root: String = {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { url.deleteLastPathComponent() }
        return url.path
    }()

    /// The report with every table full, 110 columns of values and forty indicators: some hundred pages, so that few tests take it.
    static let fullReport = "Tests/Corpus/full-statements/report.json"

    /// The sample at the root and every report of the corpus but the largest, by the path from the root.
    static let reports: [String] = {
        let corpus = FileManager.default.enumerator(atPath: "\(root)/Tests/Corpus")?.compactMap { $0 as? String } ?? []
        return ["report.json"]
            + corpus.filter { $0.hasSuffix("/report.json") && $0.split(separator: "/").count == 2 }.sorted().map { "Tests/Corpus/\($0)" }
            .filter { $0 != fullReport }
    }()

    static func source(_ path: String) throws -> SourceFile {
        SourceFile(name: path, text: try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8))
    }

    /// The data of a report.
    static func data(_ path: String) throws -> DataDocument { try readReport(try source(path)) }

    static func package(_ name: String) throws -> PackageFolder { try package(at: "layouts/\(name)") }

    private static func package(at folder: String) throws -> PackageFolder {
        let paths = FileManager.default.enumerator(atPath: "\(root)/\(folder)")?.compactMap { $0 as? String } ?? []
        let texts = paths.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") || $0.hasSuffix(".md") }.sorted()
        let name = folder.split(separator: "/").last.map(String.init) ?? folder
        return PackageFolder(name: name, files: try texts.map { ($0, try source("\(folder)/\($0)")) })
    }

    /// A renderer for the layout that a report names.
    static func renderer(for data: DataDocument, layout folder: String? = nil) throws -> ReportRenderer {
        ReportRenderer(layout: try layout(at: folder ?? "layouts/\(data.layoutName ?? "sichuan-2024")"), fonts: try fonts())
    }

    /// Packages that were read, by their folders.
    private static let layouts = Mutex<[String: LoadedLayout]>([:])

    private static func layout(at folder: String) throws -> LoadedLayout {
        try layouts.withLock { layouts in
            if let known = layouts[folder] { return known }
            let layout = try LoadedLayout(try package(at: folder)) { name throws(Diagnostics) in
                do { return try package(name) } catch { throw Diagnostics([]) }
            }
            layouts[folder] = layout
            return layout
        }
    }

    /// The prepared fonts.
    static func fonts() throws -> Fonts {
        try Fonts(table: SourceFile(name: "fonts.json", text: try fontTable()), folder: "\(root)/Fonts/prepared")
    }

    /// The file of a prepared face.
    static func fileName(ofFace name: String) throws -> String {
        let table = try JSONSerialization.jsonObject(with: Data(try fontTable().utf8)) as? [String: Any]
        let face = (table?["faces"] as? [String: [String: Any]])?[name]
        return try #require(face?["file"] as? String, "no face \(name)")
    }

    private static func fontTable() throws -> String {
        let path = "\(root)/Fonts/prepared/fonts.json"
        try #require(FileManager.default.fileExists(atPath: path), "no prepared fonts; run Scripts/bootstrap")
        return try String(contentsOfFile: path, encoding: .utf8)
    }
}
