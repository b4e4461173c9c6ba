import Diagnostics
import FoundationEssentials
import Glibc

/// Reads a file a user named, whole; what can go wrong becomes a diagnostic with the file's name.
enum InputFile {
    /// Inputs larger than this are refused: a report of text and figures stays far below.
    static let largestSize = 64 << 20
    /// A PDF of this program has the images of its layout twice, as files and as they are drawn.
    static let largestPDF = 256 << 20

    /// What a path may lead to.
    enum Kind {
        case file
        /// Pipes and devices, too: what a user named, such as `/dev/stdin`.
        case fileOrStream
    }

    /// The text of the file, named as the user wrote it.
    static func source(at path: String, _ kind: Kind = .file) throws(Diagnostics) -> SourceFile {
        try source(named: path, try bytes(at: path, kind))
    }

    /// The text that the bytes of a file are. The mark of byte order that some editors write before UTF-8 is none of it.
    static func source(named path: String, _ bytes: [UInt8]) throws(Diagnostics) -> SourceFile {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        guard let text = String(validating: bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...], as: UTF8.self) else {
            throw Diagnostics(
                Diagnostic(
                    "F004", .failure, Message("文件不是 UTF-8 编码的文本", "file is not text in UTF-8"), at: Place(file: path),
                    advice: Message("请另存为 UTF-8 编码", "save it with the encoding UTF-8")))
        }
        return SourceFile(name: path, text: text)
    }

    /// The bytes of the file, at most so many.
    static func bytes(at path: String, _ kind: Kind = .file, limit: Int = largestSize) throws(Diagnostics) -> [UInt8] {
        var status = stat()
        guard stat(path, &status) == 0 else { throw missing(path) }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw Diagnostics(
                Diagnostic(
                    "F002", .failure, Message("“\(path)”是文件夹，不是文件", "'\(path)' is a folder, not a file"), at: Place(file: path),
                    advice: Message(
                        "请写出其中的文件；整个文件夹的报告用 render batch", "name a file in it; render batch draws all reports of a folder")))
        }
        // A pipe that nobody writes to would keep the program waiting before it could look what it is.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw errno == ENXIO ? noRegularFile(path) : unreadable(path, errno) }
        defer { close(descriptor) }
        guard fstat(descriptor, &status) == 0 else { throw unreadable(path, errno) }
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        guard isRegular || kind == .fileOrStream else { throw noRegularFile(path) }
        let size = Int(status.st_size)
        // Pipes and devices do not say how much there is to come, nor do files of the kernel.
        var bytes: [UInt8] = []
        while bytes.count <= limit, size <= limit {
            let piece = try piece(of: descriptor, path, upTo: max(1 << 16, size - bytes.count + 1))
            guard !piece.isEmpty else {
                guard isRegular || !bytes.isEmpty else { throw noRegularFile(path) }
                return bytes
            }
            // A file comes in one piece, which is not copied.
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
        }
        let found = max(size, bytes.count)
        throw Diagnostics(
            Diagnostic(
                "F005", .failure,
                Message("文件有 \(found) 字节，超过上限 \(limit) 字节", "file has \(found) bytes, more than the limit of \(limit)"),
                at: Place(file: path)))
    }

    /// What comes next, as soon as something does; empty at the end, and for a pipe that nobody writes to.
    private static func piece(of descriptor: Int32, _ path: String, upTo count: Int) throws(Diagnostics) -> [UInt8] {
        while true {
            var failure: Int32 = 0
            let piece = [UInt8](unsafeUninitializedCapacity: count) { buffer, count in
                count = read(descriptor, buffer.baseAddress, buffer.count)
                failure = count < 0 ? errno : 0
                count = max(0, count)
            }
            switch failure {
            case 0: return piece
            case EINTR: continue
            case EAGAIN:
                var end = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                poll(&end, 1, -1)
            default: throw unreadable(path, failure)
            }
        }
    }

    /// A pipe, a socket or a device, where a file must be, or one from which nothing comes.
    static func noRegularFile(_ path: String) -> Diagnostics {
        Diagnostics(
            Diagnostic(
                "F018", .failure,
                Message("不是普通文件，或是没有内容的管道", "no regular file, or a pipe from which nothing comes"), at: Place(file: path)))
    }

    /// There is nothing at `path`.
    static func missing(_ path: String) -> Diagnostics {
        Diagnostics(
            Diagnostic(
                "F001", .failure, Message("找不到文件“\(path)”", "no file '\(path)'"), at: Place(file: path), advice: nearestFile(to: path)))
    }

    /// The system refuses to read what is at `path`, for the reason of that number.
    static func unreadable(_ path: String, _ code: Int32) -> Diagnostics {
        unreadable(path, reason: String(cString: strerror(code)))
    }

    /// The system refuses to read what is at `path`.
    static func unreadable(_ path: String, _ error: any Error) -> Diagnostics { unreadable(path, reason: reason(of: error)) }

    private static func unreadable(_ path: String, reason: String) -> Diagnostics {
        Diagnostics(
            Diagnostic("F003", .failure, Message("无法读取文件：\(reason)", "file can not be read: \(reason)"), at: Place(file: path)))
    }

    /// Whether `path` leads to a folder.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether `path` itself is a symbolic link.
    static func isSymbolicLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// What the system says of a failure.
    static func reason(of error: any Error) -> String {
        let found = error as? POSIXError ?? (error as? CocoaError)?.underlying as? POSIXError
        return found.map { String(cString: strerror($0.code.rawValue)) } ?? String(describing: error)
    }

    private static func nearestFile(to path: String) -> Message? {
        let url = URL(fileURLWithPath: path)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path)) ?? []
        guard let nearest = nearestName(to: url.lastPathComponent, among: names.prefix(1000).sorted()) else { return nil }
        return Message("是否指“\(nearest)”？", "did you mean '\(nearest)'?")
    }
}
