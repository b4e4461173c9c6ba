import Foundation
import Testing

/// What people do to a file after it was drawn, with the programs that they have.
enum AlteredPDF {
    /// What `alter.py` makes of a PDF.
    static func make(_ kind: String, _ pdf: [UInt8], _ argument: String = "") throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let result = folder.url.appendingPathComponent("out.pdf")
        let script = "\(Repository.root)/Tests/PDFTests/Python/alter.py"
        let said = try Tool.run("\(Repository.root)/.venv/bin/python", [script, kind, "{}", result.path, argument], on: pdf)
        try #require(FileManager.default.fileExists(atPath: result.path), "\(kind): \(said)")
        return [UInt8](try Data(contentsOf: result))
    }
}
