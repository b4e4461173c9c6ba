import Diagnostics
import Glibc

/// A file that appears under its name only when it is whole.
final class PartialFile {
    private let path: String
    private let partial: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []
    /// Whether the other name has gone: there is nothing to take away.
    private var isPlaced = false
    /// What had the name before, under a third one.
    private var old: String?
    /// Whether nothing had the name before.
    private var replacesNothing = false

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
        if descriptor >= 0 { close(descriptor) }
        if !isPlaced { unlink(partial) }
        if let old { unlink(old) }
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
        try stage()
        try place()
    }

    /// Writes all of it to the disk, still under the other name: what can fail for lack of room has not failed then.
    func stage() throws(Diagnostics) {
        try flush()
        let code = OutputFile.sync(descriptor)
        guard code == 0 else { throw OutputFile.failure(path, code) }
        let closed = close(descriptor)
        descriptor = -1
        guard closed == 0 else { throw OutputFile.failure(path, errno) }
    }

    /// Gives a staged file its name.
    func place() throws(Diagnostics) {
        guard rename(partial, path) == 0 else { throw OutputFile.failure(path, errno) }
        isPlaced = true
    }

    /// Gives a staged file its name so that ``takeBack()`` can undo it: what had the name before keeps another one until this value ends.
    func placeRevocably() throws(Diagnostics) {
        // A file system without hard links has no way back, and still gets its file.
        let kept = "\(partial).old"
        if link(path, kept) == 0 { old = kept } else { replacesNothing = errno == ENOENT }
        try place()
    }

    /// Undoes ``placeRevocably()``: the name has what it had, or nothing, as far as that is still known.
    func takeBack() {
        if let kept = old, rename(kept, path) == 0 {
            old = nil
        } else if replacesNothing, isPlaced {
            unlink(path)
        }
    }
}
