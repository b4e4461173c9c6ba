import Diagnostics
import FoundationEssentials
import Glibc

/// Writes results so that a file appears under its name only when it is whole.
enum OutputFile {
    /// Writes `bytes` to `path`: beside it first, to the disk, then renamed over it. `-` is standard output.
    ///
    /// What is not whole yet lies in `workFolder`, else beside the result; both must be on one file system.
    static func write(_ bytes: [UInt8], to path: String, through workFolder: String? = nil) throws(Diagnostics) {
        guard path != "-" else {
            let written = writeAll(bytes, to: STDOUT_FILENO)
            // Whoever reads has had enough, `head` for one: that is no fault, and shells know the signal.
            if written == EPIPE { StandardStreams.endForClosedPipe() }
            let code = written == 0 ? sync(STDOUT_FILENO) : written
            guard code == 0 else { throw failure("-", code) }
            return
        }
        try checkFolder(of: path)
        if isDevice(path) { return try writeThrough(bytes, to: path) }
        let file = try PartialFile(path, through: workFolder)
        try file.append(bytes)
        try file.finish()
    }

    /// Whether what is written to `path` goes through to somebody, who can not be asked to give it back.
    static func goesThrough(_ path: String) -> Bool { path == "-" || isDevice(path) }

    /// Whether `path` is there and no file of its own: a device or a pipe, which must not be replaced by a file.
    private static func isDevice(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }

    private static func writeThrough(_ bytes: [UInt8], to path: String) throws(Diagnostics) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, errno) }
        let written = writeAll(bytes, to: descriptor)
        let code = written == 0 ? sync(descriptor) : written
        let closed = close(descriptor) == 0 ? 0 : errno
        guard code == 0, closed == 0 else { throw failure(path, code != 0 ? code : closed) }
    }

    /// Whether both paths lead to one regular file.
    static func isSame(_ path: String, _ other: String) -> Bool {
        var (one, two) = (stat(), stat())
        return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_mode & S_IFMT == S_IFREG && one.st_ino == two.st_ino
            && one.st_dev == two.st_dev
    }

    /// Says that a result would take the place of what it is made from: a slip after `-o` must not cost the data.
    static func check(_ path: String, isNot input: String) throws(Diagnostics) {
        guard path != "-", isSame(path, input) else { return }
        throw Diagnostics(
            Diagnostic(
                "F016", .failure, Message("输出文件“\(path)”就是报告的数据", "output file '\(path)' is the report's data"), at: Place(file: path),
                advice: Message("请换一个文件名，例如 2024.pdf", "choose another name, such as 2024.pdf")))
    }

    /// Makes the folder that the program itself chose, where it is not there yet.
    static func makeFolder(_ path: String) throws(Diagnostics) {
        guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
        throw failure(path, errno)
    }

    /// Says at once, before any work, that a result could not be written to `path`.
    static func checkFolder(of path: String) throws(Diagnostics) {
        guard path != "-" else { return }
        if InputFile.isFolder(path) {
            throw Diagnostics(
                Diagnostic(
                    "F006", .failure, Message("输出路径“\(path)”是文件夹", "output path '\(path)' is a folder"), at: Place(file: path),
                    advice: Message("请写出文件名，例如 \(path)/2024.pdf", "add a file name, such as \(path)/2024.pdf")))
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard InputFile.isFolder(folder) else {
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
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                rest = rest.dropFirst(count)
            }
            return 0
        }
    }

    /// Writes to the disk what the system still keeps; pipes and devices have none. Zero, or the system's error number.
    static func sync(_ descriptor: Int32) -> Int32 { fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS ? 0 : errno }

    /// The system refuses to write `path`, for the reason of that number.
    static func failure(_ path: String, _ code: Int32) -> Diagnostics {
        let reason = String(cString: strerror(code))
        return Diagnostics(
            Diagnostic("F009", .failure, Message("无法写入文件：\(reason)", "file can not be written: \(reason)"), at: Place(file: path)))
    }
}
