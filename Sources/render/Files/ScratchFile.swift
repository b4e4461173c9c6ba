import Diagnostics
import Glibc

/// A file without a name, for lists that may be longer than memory. It is gone when this value is.
final class ScratchFile {
    private let descriptor: Int32
    private let folder: String
    private var buffer: [UInt8] = []
    /// Bytes that are in the file.
    private var written = 0

    private static let bufferSize = 1 << 16

    init(in folder: String) throws(Diagnostics) {
        self.folder = folder
        let (descriptor, path) = try PartialFile.create("\(folder)/scratch-", for: folder)
        self.descriptor = descriptor
        unlink(path)
    }

    deinit { close(descriptor) }

    /// Bytes so far.
    var count: Int { written + buffer.count }

    func append(_ bytes: [UInt8]) throws(Diagnostics) {
        buffer += bytes
        if buffer.count >= Self.bufferSize { try flush() }
    }

    private func flush() throws(Diagnostics) {
        let code = OutputFile.writeAll(buffer, to: descriptor)
        guard code == 0 else { throw OutputFile.failure(folder, code) }
        written += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }

    /// What stands at `range`, which lies within the file.
    func bytes(in range: Range<Int>) throws(Diagnostics) -> [UInt8] {
        try flush()
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            while count < range.count, let start = buffer.baseAddress {
                let read = pread(descriptor, start + count, range.count - count, off_t(range.lowerBound + count))
                if read < 0, errno == EINTR { continue }
                guard read > 0 else {
                    failure = read < 0 ? errno : EIO
                    return
                }
                count += read
            }
        }
        guard failure == 0 else { throw InputFile.unreadable(folder, failure) }
        return bytes
    }
}
