import Diagnostics
import Foundation
import LayoutLanguage
import Testing

/// The packages under `layouts/`, which are what people read first.
@Suite struct ShippedPackagesTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
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

    static func load(_ name: String) throws -> (package: LayoutPackage, diagnostics: [Diagnostic]) {
        LayoutPackage.load(try folder(name)) { base throws(Diagnostics) in
            do { return try folder(base) } catch { return nil }
        }
    }

    @Test(arguments: ["sichuan-2024", "national-2024"])
    func loadsWithoutFault(_ name: String) throws {
        let (package, diagnostics) = try Self.load(name)
        #expect(DiagnosticRenderer().text(for: diagnostics) == "")
        #expect(package.name == name)
        #expect(!package.sections.isEmpty && !package.tables.isEmpty && !package.figures.isEmpty && !package.checks.isEmpty)
    }
}
