import Diagnostics
import FoundationEssentials
import ReportData

/// The file in which an import names the cells of a report's values: `report.cells.json` beside `report.json`.
enum CellsFile {
    static let ending = ".cells.json"

    /// Its path; `nil` for what is no file of data.
    static func path(beside report: String) -> String? {
        report.hasSuffix(".json") ? String(report.dropLast(".json".count)) + ending : nil
    }

    /// What it says; nothing where there is none.
    static func read(beside report: String) throws(Diagnostics) -> CellSources {
        guard let file = path(beside: report), FileManager.default.fileExists(atPath: file) else { return CellSources() }
        let (document, mistakes) = DataDocument.read(try InputFile.source(at: file))
        guard let document, mistakes.isEmpty else {
            let advice = Message("删去 \(file) 再取一次数；没有它也能生成文件", "delete \(file) and import again; a report needs none")
            throw Diagnostics(
                mistakes.map { mistake in
                    var mistake = mistake
                    mistake.advice = advice
                    return mistake
                })
        }
        return CellSources(document)
    }
}
