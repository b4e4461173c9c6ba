import Diagnostics
import Foundation

/// Writes results so that a file appears under its name only when it is whole.
enum OutputFile {
    /// Writes `bytes` to `path`: beside it first, to the disk, then renamed over it. `-` is standard output.
    ///
    /// What is not whole yet lies in `workFolder`, else beside the result; both must be on one file system.
    static func write(_ bytes: [UInt8], to path: String, through workFolder: String? = nil) throws(Diagnostics) {
        guard path != "-" else {
            let code = writeAll(bytes, to: STDOUT_FILENO)
            guard code == 0 else { throw failure("-", code) }
            return
        }
        try checkFolder(of: path)
        if isDevice(path) { return try writeThrough(bytes, to: path) }
        let name = URL(fileURLWithPath: path).lastPathComponent
        let process = ProcessInfo.processInfo.processIdentifier
        // A name near the longest that file systems take leaves no room for an ending.
        let partial = workFolder.map { "\($0)/\(process)" } ?? "\(path.dropLast(name.count))\(String(name.prefix(40))).partial-\(process)"
        let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path, errno) }
        var isWhole = false
        defer { if !isWhole { unlink(partial) } }
        let code = writeAll(bytes, to: descriptor)
        let closed = close(descriptor) == 0 ? 0 : errno
        guard code == 0, closed == 0 else { throw failure(path, code != 0 ? code : closed) }
        guard rename(partial, path) == 0 else { throw failure(path, errno) }
        isWhole = true
    }

    /// Whether `path` is there and no file of its own: a device or a pipe, which must not be replaced by a file.
    private static func isDevice(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }

    private static func writeThrough(_ bytes: [UInt8], to path: String) throws(Diagnostics) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, errno) }
        let code = writeAll(bytes, to: descriptor)
        let closed = close(descriptor) == 0 ? 0 : errno
        guard code == 0, closed == 0 else { throw failure(path, code != 0 ? code : closed) }
    }

    /// Says that a result would take the place of what it is made from: a slip after `-o` must not cost the data.
    static func check(_ path: String, isNot input: String) throws(Diagnostics) {
        var (result, source) = (stat(), stat())
        guard path != "-", stat(path, &result) == 0, stat(input, &source) == 0, result.st_mode & S_IFMT == S_IFREG,
            result.st_ino == source.st_ino, result.st_dev == source.st_dev
        else { return }
        throw Diagnostics(
            Diagnostic(
                "F016", .failure, Message("输出文件“\(path)”就是报告的数据", "output file '\(path)' is the report's data"), at: Place(file: path),
                advice: Message("请换一个文件名，例如 2024.pdf", "choose another name, such as 2024.pdf")))
    }

    /// Says at once, before any work, that a result could not be written to `path`.
    static func checkFolder(of path: String) throws(Diagnostics) {
        guard path != "-" else { return }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw Diagnostics(
                Diagnostic(
                    "F006", .failure, Message("输出路径“\(path)”是文件夹", "output path '\(path)' is a folder"), at: Place(file: path),
                    advice: Message("请写出文件名，例如 \(path)/2024.pdf", "add a file name, such as \(path)/2024.pdf")))
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw Diagnostics(
                Diagnostic(
                    "F007", .failure, Message("输出文件夹“\(folder)”不存在", "output folder '\(folder)' does not exist"), at: Place(file: path),
                    advice: Message("请先建立文件夹，或换一个输出路径", "make the folder first, or choose another path")))
        }
        guard access(folder, W_OK) == 0 else {
            throw Diagnostics(
                Diagnostic(
                    "F008", .failure, Message("没有权限写入文件夹“\(folder)”", "folder '\(folder)' can not be written to"), at: Place(file: path)))
        }
    }

    /// Zero, or the system's error number.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                rest = rest.dropFirst(count)
            }
            return fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno
        }
    }

    /// The system refuses to write `path`, for the reason of that number.
    static func failure(_ path: String, _ code: Int32) -> Diagnostics {
        let reason = String(cString: strerror(code))
        return Diagnostics(
            Diagnostic("F009", .failure, Message("无法写入文件：\(reason)", "file can not be written: \(reason)"), at: Place(file: path)))
    }
}
