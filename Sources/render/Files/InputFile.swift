import Diagnostics
import Foundation

/// Reads a file a user named, whole; what can go wrong becomes a diagnostic with the file's name.
enum InputFile {
    /// Inputs larger than this are refused: a report of text and figures stays far below.
    static let largestSize = 64 << 20

    /// The text of the file, named as the user wrote it.
    static func source(at path: String) throws(Diagnostics) -> SourceFile {
        let bytes = try bytes(at: path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Diagnostics(
                Diagnostic(
                    "F004", .failure, Message("文件不是 UTF-8 编码的文本", "file is not text in UTF-8"), at: Place(file: path),
                    advice: Message("请另存为 UTF-8 编码", "save it with the encoding UTF-8")))
        }
        return SourceFile(name: path, text: text)
    }

    /// The bytes of the file.
    static func bytes(at path: String) throws(Diagnostics) -> [UInt8] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw missing(path) }
        guard !isFolder.boolValue else {
            throw Diagnostics(
                Diagnostic("F002", .failure, Message("“\(path)”是文件夹，不是文件", "'\(path)' is a folder, not a file"), at: Place(file: path)))
        }
        do {
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            guard size <= largestSize else {
                throw Diagnostics(
                    Diagnostic(
                        "F005", .failure,
                        Message("文件有 \(size) 字节，超过上限 \(largestSize) 字节", "file has \(size) bytes, more than the limit of \(largestSize)"),
                        at: Place(file: path)))
            }
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch let diagnostics as Diagnostics {
            throw diagnostics
        } catch {
            throw unreadable(path, error)
        }
    }

    /// There is nothing at `path`.
    static func missing(_ path: String) -> Diagnostics {
        Diagnostics(
            Diagnostic(
                "F001", .failure, Message("找不到文件“\(path)”", "no file '\(path)'"), at: Place(file: path), advice: nearestFile(to: path)))
    }

    /// The system refuses to read what is at `path`.
    static func unreadable(_ path: String, _ error: any Error) -> Diagnostics {
        Diagnostics(
            Diagnostic(
                "F003", .failure, Message("无法读取文件：\(reason(of: error))", "file can not be read: \(reason(of: error))"),
                at: Place(file: path)))
    }

    /// Whether `path` itself is a symbolic link.
    static func isSymbolicLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// What the system says of a failure.
    static func reason(of error: any Error) -> String {
        let code = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        if let code, code.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(code.code)))
        }
        return (error as NSError).localizedDescription
    }

    private static func nearestFile(to path: String) -> Message? {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent()
        let names = FileManager.default.enumerator(atPath: folder.path)?.lazy.compactMap { $0 as? String }.prefix(1000) ?? []
        guard let nearest = nearestName(to: url.lastPathComponent, among: names.sorted()) else { return nil }
        return Message("是否指“\(nearest)”？", "did you mean '\(nearest)'?")
    }
}
