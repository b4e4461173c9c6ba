import Diagnostics
import FoundationEssentials
import LayoutLanguage
import Nettle
import PDFArchive
import ReportBatch
import ReportRendering

/// Reads files that a report names: those of its own folder and below, never outside.
struct Companions: Sendable {
    private let report: String
    private let folder: URL
    private let prefix: String

    /// Files beside the report at `path`.
    init(of path: String) {
        report = path
        folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        prefix = path.contains("/") ? String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) : ""
    }

    /// What reads them for a renderer.
    var companion: Companion {
        Companion(source: source, picture: picture)
    }

    /// The bytes of a picture at a relative path, which is no link and behind none.
    private func picture(_ path: String) throws(ImageFault) -> [UInt8] {
        try LayoutImages.bytes(of: path, in: prefix.isEmpty ? "." : String(prefix.dropLast()))
    }

    /// Whether a picture still is what a report showed.
    func isSame(_ picture: ResultFile) -> Bool {
        guard let bytes = try? self.picture(picture.path), bytes.count == picture.size else { return false }
        return SHA256(of: bytes).hexadecimal == picture.sha256
    }

    /// The file at a relative path, which may be no link to a file outside.
    func source(_ path: String) throws(Diagnostics) -> SourceFile {
        let inside = folder.resolvingSymlinksInPath().path
        let target = folder.appendingPathComponent(path).resolvingSymlinksInPath().path
        guard target.hasPrefix(inside == "/" ? "/" : inside + "/") else {
            throw Diagnostics(
                Diagnostic(
                    "F015", .failure, Message("“\(path)”指向报告的文件夹之外", "'\(path)' leads outside the report's folder"),
                    at: Place(file: prefix + path)))
        }
        guard !OutputFile.isSame(prefix + path, report) else {
            throw Diagnostics(
                Diagnostic(
                    "F019", .failure, Message("“\(path)”就是这份报告自己", "'\(path)' is this report itself"), at: Place(file: report),
                    advice: Message("请写上一年度报告的路径", "name last year's report")))
        }
        // What `extract` took out of a PDF stands beside the report as data.
        let taken = AttachedFile.previous(prefix + path)
        let file = FileManager.default.fileExists(atPath: prefix + path) ? prefix + path : taken
        guard AttachedFile.isPDF(file) else {
            return try InputFile.source(at: FileManager.default.fileExists(atPath: file) ? file : prefix + path)
        }
        return try data(of: file)
    }

    /// The data that a PDF of this program carries, unless they were changed.
    private func data(of pdf: String) throws(Diagnostics) -> SourceFile {
        try Self.data(in: try InputFile.bytes(at: pdf, limit: InputFile.largestPDF), of: pdf)
    }

    /// The data that a PDF carries; `pdf` is its name in messages.
    static func data(in bytes: [UInt8], of pdf: String) throws(Diagnostics) -> SourceFile {
        let reading = try CarriedFiles.read(bytes, of: pdf)
        let changes = EmbeddedReport.changes(of: reading, in: pdf).filter { $0.severity == .failure }
        guard changes.isEmpty else { throw Diagnostics(changes) }
        guard let report = reading.attachments.first(where: { $0.name == AttachedFile.report }) else {
            throw Diagnostics(
                Diagnostic(
                    "F033", .failure, Message("文件里没有完整的数据和版式", "the file does not carry data and layout whole"), at: Place(file: pdf)))
        }
        return try InputFile.source(named: "\(pdf)/\(AttachedFile.report)", report.bytes)
    }
}
