import Foundation
import Pango

/// The faces that `Scripts/prepare-fonts` makes; tests that need them are skipped where they are not there.
enum PreparedFonts {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Fonts/prepared").standardizedFileURL
        .path

    static var exist: Bool { FileManager.default.fileExists(atPath: folder + "/fonts.json") }

    static func table() throws -> FontTable {
        try JSONDecoder().decode(FontTable.self, from: Data(contentsOf: URL(filePath: folder + "/fonts.json")))
    }

    static func library() throws -> FontLibrary { try FontLibrary(table: table(), folder: folder) }
}
