import Diagnostics
import Foundation
import LayoutLanguage
import ReportData
import Testing
import WorkbookImport

@testable import Workbooks

/// The shipped layouts with their maps, and workbooks to import.
struct ImportFixture {
    let package: LayoutPackage
    let schema: Schema
    let maps: [ImportMap]

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String { try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) }

    init(layout: String) throws {
        var folders: [PackageFolder] = []
        func folder(_ name: String) throws -> PackageFolder {
            let url = Self.root.appendingPathComponent("layouts/\(name)")
            let paths = try FileManager.default.subpathsOfDirectory(atPath: url.path)
                .filter { ["yaml", "md", "json"].contains(($0 as NSString).pathExtension) }
            let files = try paths.map { (path: $0, source: SourceFile(name: $0, text: try Self.text("layouts/\(name)/\($0)"))) }
            return PackageFolder(name: name, files: files)
        }
        let first = try folder(layout)
        folders.append(first)
        let (package, diagnostics) = LayoutPackage.load(first) { name throws(Diagnostics) in
            do {
                let base = try folder(name)
                folders.append(base)
                return base
            } catch { return nil }
        }
        #expect(diagnostics.isEmpty)
        self.package = package
        let file = try #require(package.schema)
        let rules = try #require(DataDocument.read(file).document)
        schema = try #require(Schema.read(rules).schema)
        maps = try folders.flatMap(\.files).filter { $0.key.hasPrefix("imports/") }.map { path, file in
            let (map, found) = ImportMap.read(file, name: path)
            #expect(found.isEmpty, "\(DiagnosticRenderer(language: .english).text(for: found))")
            return try #require(map)
        }
    }

    /// What an import of the workbook gives, for a report with that unit of money.
    func outcome(_ books: [Workbook], unit: String? = nil) throws -> ImportOutcome {
        let map = try WorkbookImporter.choose(among: maps, for: books, named: nil, layout: package.name)
        return WorkbookImporter(map: map, schema: schema, lists: package.lists, unit: unit).values(of: books)
    }

    /// The workbooks that the script makes of the corpus, in one run.
    static let corpus = Result { try makeCorpus() }

    private static func makeCorpus() throws -> [String: [UInt8]] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("workbooks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = Process()
        process.executableURL = root.appendingPathComponent(".venv/bin/python")
        process.arguments = [root.appendingPathComponent("Tests/WorkbookTests/Python/corpus-workbooks.py").path, folder.path]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        var books: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            books[String(name.dropLast(5))] = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
        }
        return books
    }
}

/// A sheet of rows written down in a test.
enum Written {
    enum Item: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
        case text(String), number(Double), error, uncalculated, nothing

        init(stringLiteral value: String) { self = .text(value) }
        init(floatLiteral value: Double) { self = .number(value) }
        init(integerLiteral value: Int) { self = .number(Double(value)) }
        init(nilLiteral: ()) { self = .nothing }
    }

    static func sheet(
        _ name: String, _ rows: [[Item]], merged: [String] = [], hidden: Set<Int> = [], formats: [Workbooks.NumberFormat] = [.general]
    )
        -> Sheet
    {
        var builder = SheetBuilder(name: name, limits: WorkbookLimits(), cellsBefore: 0)
        for (number, row) in rows.enumerated() {
            builder.begin(row: number, isHidden: hidden.contains(number))
            for (column, item) in row.enumerated() {
                switch item {
                case .text(let text): builder.add(.text, text: text.utf8, column: column, format: 0, isFormula: false)
                case .number(let number): builder.add(.number, number.bitPattern, column: column, format: 0, isFormula: false)
                case .error: builder.add(.error, text: "#REF!".utf8, column: column, format: 0, isFormula: true)
                case .uncalculated: builder.add(.uncalculated, 0, column: column, format: 0, isFormula: true)
                case .nothing: break
                }
            }
        }
        for range in merged {
            let ends = range.split(separator: ":").compactMap { CellAddress($0.utf8) }
            if let range = CellRange(ends[0], ends[1]) { builder.merge(range) }
        }
        return builder.finish(sharedTexts: TextStore(), formats: formats)
    }

    static func book(_ sheets: Sheet...) -> Workbook {
        var book = Workbook(name: "表.xlsx")
        book.sheets = sheets
        return book
    }
}
