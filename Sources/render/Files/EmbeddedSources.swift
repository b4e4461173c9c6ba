import Diagnostics
import PDFArchive

/// The files that a PDF carries.
enum EmbeddedSources {
    /// The files embedded in the PDF at `path`, each with a name that stays within a folder.
    static func read(_ path: String) throws(Diagnostics) -> [Attachment] {
        let bytes = try InputFile.bytes(at: path, limit: InputFile.largestPDF)
        let files: [Attachment]
        do throws(ArchiveError) {
            files = try embeddedFiles(in: bytes)
        } catch {
            throw Diagnostics(
                Diagnostic(
                    "F030", .failure, Message("无法读取 PDF：\(error.description)", "PDF can not be read: \(error.description)"),
                    at: Place(file: path)))
        }
        guard !files.isEmpty else {
            throw Diagnostics(
                Diagnostic(
                    "F031", .failure, Message("PDF 里没有嵌入数据", "no data is embedded in the PDF"), at: Place(file: path),
                    advice: Message("只有 a3a+ua1 和 plain 的文件带有数据", "only files of a3a+ua1 and plain carry their data")))
        }
        if let unsafe = files.first(where: { !isSafe($0.name) }) {
            throw Diagnostics(
                Diagnostic(
                    "F032", .failure, Message("嵌入文件的名称“\(unsafe.name)”指向文件夹之外", "embedded file '\(unsafe.name)' points outside the folder"),
                    at: Place(file: path)))
        }
        return files
    }

    /// Relative, and never upwards.
    private static func isSafe(_ name: String) -> Bool {
        let steps = name.split(separator: "/", omittingEmptySubsequences: false)
        return !steps.isEmpty && steps.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.contains("\0") }
    }
}
