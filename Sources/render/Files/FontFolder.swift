import Diagnostics
import ReportRendering

/// Opens the prepared faces: those of the folder that the user names, else those that come with the program.
enum FontFolder {
    static func open(_ named: String?) throws(Diagnostics) -> Fonts {
        let folder = try folder(named)
        let table: SourceFile
        do throws(Diagnostics) {
            table = try self.table(in: folder)
        } catch {
            throw Diagnostics(
                error.all.map { diagnostic in
                    var diagnostic = diagnostic
                    diagnostic.advice = Fonts.bootstrap
                    return diagnostic
                })
        }
        return try Fonts(table: table, folder: folder)
    }

    /// The folder that is opened.
    static func folder(_ named: String?) throws(Diagnostics) -> String {
        if let folder = named ?? ResourceFolders.folder("Fonts/prepared") { return folder }
        throw Diagnostics(
            Diagnostic("F022", .failure, Message("找不到字体文件夹 Fonts/prepared", "no font folder Fonts/prepared"), advice: Fonts.bootstrap))
    }

    /// The table of the fonts in `folder`.
    static func table(in folder: String) throws(Diagnostics) -> SourceFile { try InputFile.source(at: "\(folder)/fonts.json") }
}
