import Diagnostics
import Foundation

/// Reads files that a report names: those of its own folder and below, never outside.
struct Companions {
    private let report: String
    private let folder: URL
    private let prefix: String

    /// Files beside the report at `path`.
    init(of path: String) {
        report = path
        folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        prefix = path.contains("/") ? String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) : ""
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
        return try InputFile.source(at: prefix + path)
    }
}
