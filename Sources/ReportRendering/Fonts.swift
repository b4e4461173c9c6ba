public import Diagnostics
internal import Foundation
internal import Pango

/// The opened faces that reports are set and drawn with, for any number of reports on one thread.
public final class Fonts {
    let library: FontLibrary

    /// Opens the faces that `table`, the text of the `fonts.json` in `folder`, names.
    public init(table: SourceFile, folder: String) throws(Diagnostics) {
        let decoded: FontTable
        do {
            decoded = try JSONDecoder().decode(FontTable.self, from: Data(table.text.utf8))
        } catch {
            throw Diagnostics(
                Diagnostic(
                    "F020", .failure, Message("字体表无法读取", "font table can not be read"), at: Place(file: table.name),
                    advice: Self.bootstrap))
        }
        do throws(FontError) {
            library = try FontLibrary(table: decoded, folder: folder)
        } catch {
            throw Diagnostics(
                Diagnostic(
                    "F021", .failure, Message("字体无法使用：\(error.description)", "font can not be used: \(error.description)"),
                    at: Place(file: table.name), advice: Self.bootstrap))
        }
    }

    /// What to do about fonts that are not there.
    public static let bootstrap = Message("请运行 Scripts/bootstrap 准备字体", "run Scripts/bootstrap to prepare the fonts")
}
