import Diagnostics
import Foundation
import Testing

@Suite("The gallery of tables")
struct TableGalleryTests {
    private static let folder = "layouts/gallery-tables/tables"

    private func sources() throws -> [(path: String, text: String)] {
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(Repository.root)/\(Self.folder)").sorted()
        return try names.map { ("tables/\($0)", try Repository.source("\(Self.folder)/\($0)").text) }
    }

    @Test("Every table of the gallery is set whole: nothing is found")
    func drawn() throws {
        let report = try LaidOutReport.of("Tests/Corpus/gallery/tables.json")
        #expect(DiagnosticRenderer().text(for: report.findings) == "")
        let tables = report.paged.structure.elements.filter { $0.role == .table }
        let count = try sources().count
        #expect(tables.count == count)
    }

    @Test("docs/zh/tables.md shows every table of the gallery as its package has it, with its pictures")
    func documented() throws {
        let page = "docs/zh/tables.md"
        let shown = try MarkdownBlock.all(in: page)
        let sources = try sources()
        #expect(shown.map(\.name) == sources.map(\.path))
        for (block, source) in zip(shown, sources) { #expect(block.text == source.text, sourceLocation: block.location) }
        let pictures = try Repository.source(page).text.matches(of: /\((\.\.\/pictures\/tables\/[^)]+)\)/).map { String($0.output.1) }
        let drawn = try FileManager.default.contentsOfDirectory(atPath: "\(Repository.root)/docs/pictures/tables").sorted()
        #expect(pictures.map { $0.replacing("../pictures/tables/", with: "") } == drawn)
    }

    @Test("Every key of tables stands in the gallery")
    func complete() throws {
        let text = try sources().map(\.text).joined()
        var keys: Set<String> = []
        for file in ["PackageDecoder+Tables.swift", "PackageDecoder+Cells.swift"] {
            let code = try Repository.source("Sources/LayoutLanguage/Package/Decoding/\(file)").text
            keys.formUnion(code.matches(of: /keys\.(?:value|required|node)\("([a-z-]+)"/).map { String($0.output.1) })
        }
        #expect(keys.count > 60)
        #expect(try keys.sorted().filter { key in !text.contains(try Regex("(?m)(^|[ {])\(key):")) } == [])
    }
}
