import Glibc
import Nettle

/// Digests of files, read piece by piece.
enum FileDigest {
    /// The size and SHA-256 of the regular file at `path`; `nil` when it is none or can not be read.
    static func compute(_ path: String) -> (size: Int, digest: SHA256)? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        var (digest, size) = (RunningSHA256(), 0)
        while true {
            var isReadable = true
            let piece = [UInt8](unsafeUninitializedCapacity: min(1 << 18, max(1, Int(status.st_size) - size + 1))) { buffer, count in
                repeat { count = read(descriptor, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
                isReadable = count >= 0
                count = max(0, count)
            }
            guard isReadable else { return nil }
            guard !piece.isEmpty else { return (size, digest.finish()) }
            digest.update(piece)
            size += piece.count
        }
    }

    /// The size of the regular file at `path`; `nil` when there is none.
    static func size(_ path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }
}
