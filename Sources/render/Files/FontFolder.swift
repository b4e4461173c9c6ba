import Diagnostics
import ReportRendering

/// Opens the prepared faces: those of the folder that the user names, else those that come with the program.
enum FontFolder {
    static func open(_ named: String?) throws(Diagnostics) -> Fonts {
        guard let folder = named ?? ResourceFolders.folder("Fonts/prepared") else {
            throw Diagnostics(
                Diagnostic(
                    "F022", .failure, Message("找不到字体文件夹 Fonts/prepared", "no font folder Fonts/prepared"), advice: Fonts.bootstrap))
        }
        do throws(Diagnostics) {
            return try Fonts(table: try InputFile.source(at: "\(folder)/fonts.json"), folder: folder)
        } catch {
            throw Diagnostics(
                error.all.map { diagnostic in
                    var diagnostic = diagnostic
                    diagnostic.advice = Fonts.bootstrap
                    return diagnostic
                })
        }
    }
}
