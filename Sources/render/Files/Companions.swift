import Diagnostics
import Foundation

/// Reads files that a report names: those of its own folder and below, never outside.
struct Companions {
    private let folder: URL
    private let prefix: String

    /// Files beside the report at `path`.
    init(of path: String) {
        let report = URL(fileURLWithPath: path)
        folder = report.deletingLastPathComponent()
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
        return try InputFile.source(at: prefix + path)
    }
}
