import Diagnostics
import Glibc

/// A file that appears under its name only when it is whole.
final class PartialFile {
    private let path: String
    private let partial: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []

    private static let bufferSize = 1 << 16

    /// Begins the file `path`. What is not whole yet lies in `workFolder`, else beside the result; both must be on one file system.
    init(_ path: String, through workFolder: String? = nil) throws(Diagnostics) {
        self.path = path
        let nameStart = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
        // A name near the longest that file systems take leaves no room for an ending.
        let name = String(decoding: path.utf8[nameStart...].prefix(80), as: UTF8.self)
        let start = workFolder.map { "\($0)/" } ?? "\(Substring(path.utf8[..<nameStart]))\(name).partial-"
        (descriptor, partial) = try Self.create(start, for: path)
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unlink(partial)
    }

    /// A new file whose name begins with `start`. What somebody put there under the same name, a link for one, is neither followed nor
    /// written to.
    static func create(_ start: String, for path: String) throws(Diagnostics) -> (descriptor: Int32, path: String) {
        let process = getpid()
        for attempt in 0..<100 {
            let partial = "\(start)\(process)\(attempt == 0 ? "" : ".\(attempt)")"
            let descriptor = open(partial, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
            if descriptor >= 0 { return (descriptor, partial) }
            guard errno == EEXIST else { break }
        }
        throw OutputFile.failure(path, errno)
    }

    func append(_ bytes: [UInt8]) throws(Diagnostics) {
        buffer += bytes
        if buffer.count >= Self.bufferSize { try flush() }
    }

    private func flush() throws(Diagnostics) {
        let code = OutputFile.writeAll(buffer, to: descriptor)
        guard code == 0 else { throw OutputFile.failure(path, code) }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes it to the disk and gives it its name.
    func finish() throws(Diagnostics) {
        try flush()
        let code = OutputFile.sync(descriptor)
        guard code == 0 else { throw OutputFile.failure(path, code) }
        guard rename(partial, path) == 0 else { throw OutputFile.failure(path, errno) }
        let closed = close(descriptor)
        descriptor = -1
        guard closed == 0 else { throw OutputFile.failure(path, errno) }
    }
}
