import Diagnostics
import Foundation
import LayoutLanguage
import Styling
import Testing

/// The packages under `layouts/`, which are what people read first.
@Suite struct ShippedPackagesTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("layouts")

    private static func folder(_ name: String) throws -> PackageFolder {
        let folder = root.appendingPathComponent(name)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { ["yaml", "md", "json"].contains(($0 as NSString).pathExtension) }
        let files = try paths.map { path in
            let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            return (path: path, source: SourceFile(name: "layouts/\(name)/\(path)", text: text))
        }
        return PackageFolder(name: name, files: files)
    }

    /// The shipped packages, read once.
    private static let loaded = Dictionary(
        uniqueKeysWithValues: [
            "sichuan", "sichuan-2024", "national", "national-2024", "shanghai", "shanghai-budget", "gallery",
        ].map { name in
            (name, Result { try read(name) })
        })

    static func load(_ name: String) throws -> (package: LayoutPackage, diagnostics: [Diagnostic]) {
        try #require(loaded[name]).get()
    }

    private static func read(_ name: String) throws -> (package: LayoutPackage, diagnostics: [Diagnostic]) {
        LayoutPackage.load(try folder(name)) { base throws(Diagnostics) in
            do { return try folder(base) } catch { return nil }
        }
    }

    /// The colours that `ChartsTests/PaletteTests` holds against a grey copy and against colour blindness.
    @Test func chartsHaveTheColoursThatEverybodyTellsApart() throws {
        let style = try Self.load("sichuan-2024").package.styles.chart
        #expect(style.palette == ["#16324F", "#B34730", "#81A4B8", "#F2D398"].compactMap { Color(hexadecimal: $0) })
        #expect(style.barColors == ["#1F4E79", "#A9C7D8"].compactMap { Color(hexadecimal: $0) })
    }

    @Test func theGalleryLoadsWithoutFault() throws {
        let (package, diagnostics) = try Self.load("gallery")
        #expect(DiagnosticRenderer().text(for: diagnostics) == "")
        #expect(package.charts.count == 30)
    }

    @Test(arguments: ["sichuan", "sichuan-2024", "national", "national-2024", "shanghai", "shanghai-budget"])
    func loadsWithoutFault(_ name: String) throws {
        let (package, diagnostics) = try Self.load(name)
        #expect(DiagnosticRenderer().text(for: diagnostics) == "")
        #expect(package.name == name)
        #expect(!package.sections.isEmpty && !package.tables.isEmpty && !package.figures.isEmpty && !package.checks.isEmpty)
    }
}
