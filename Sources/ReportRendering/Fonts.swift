public import Diagnostics
internal import FoundationEssentials
internal import Glibc
internal import Pango

/// The opened faces that reports are set and drawn with, for any number of reports on one thread.
public final class Fonts {
    let library: FontLibrary
    private let tableName: String

    /// Opens the faces that `table`, the text of the `fonts.json` in `folder`, names.
    public init(table: SourceFile, folder: String) throws(Diagnostics) {
        tableName = table.name
        let decoded: FontTable
        do {
            decoded = try JSONDecoder().decode(FontTable.self, from: Data(table.text.utf8))
        } catch {
            throw Self.unreadable(table.name)
        }
        // A table of an earlier program, whose faces nobody could tell from damaged ones.
        guard decoded.faces.values.allSatisfy({ $0.sums != nil }) else { throw Self.unreadable(table.name) }
        do throws(FontError) {
            library = try FontLibrary(table: decoded, folder: folder, inspection: isWhole)
        } catch {
            throw Diagnostics(error.diagnostic(table: table.name))
        }
    }

    private static func unreadable(_ table: String) -> Diagnostics {
        Diagnostics(
            Diagnostic(
                "F020", .failure, Message("字体表无法读取，或是旧版程序的", "font table can not be read, or is of an earlier program"),
                at: Place(file: table), advice: bootstrap))
    }

    /// Throws what is wrong with faces that were asked for glyphs so far: nothing that was set with them may be drawn.
    func checkFaces() throws(Diagnostics) {
        let faults = library.faults
        guard faults.isEmpty else { throw Diagnostics(faults.map { $0.diagnostic(table: tableName) }) }
    }

    /// What to do about fonts that are not there.
    public static let bootstrap = Message("请运行 Scripts/bootstrap 准备字体", "run Scripts/bootstrap to prepare the fonts")
}

extension FontError {
    /// What is said of it; `table` is the name of the font table.
    fileprivate func diagnostic(table: String) -> Diagnostic {
        let (id, message, file): (DiagnosticID, Message, String) =
            switch self {
            case .unreadable(let path): ("F021", Message("字体文件不存在或无法读取", "the font file is missing or can not be read"), path)
            case .unsupported(let path): ("F021", Message("不是含一个字体的 OpenType 文件", "no OpenType file with one face"), path)
            case .unknownFace(let name, let user):
                (
                    "F021", Message("“\(user)”用到字体表里没有的字体“\(name)”", "'\(user)' names the face '\(name)', which the table does not have"),
                    table
                )
            case .damaged(let path):
                ("F023", Message("字体文件已损坏：与准备时不同", "the font file is damaged: it is not what was prepared"), path)
            }
        return Diagnostic(id, .failure, message, at: Place(file: file), advice: Fonts.bootstrap)
    }
}
