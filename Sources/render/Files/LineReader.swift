import Diagnostics
import Glibc

/// Reads a file of any length line by line.
final class LineReader {
    let path: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    /// Where the next line begins.
    private var start = 0
    private var isOver = false

    private static let pieceSize = 1 << 16
    /// What this program writes into a line stays far below.
    private static let longestLine = 16 << 20

    init(_ path: String) throws(Diagnostics) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw errno == ENOENT ? InputFile.missing(path) : InputFile.unreadable(path, errno) }
    }

    deinit { close(descriptor) }

    /// The next line without its line feed; `nil` behind the last.
    func next() throws(Diagnostics) -> ArraySlice<UInt8>? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return buffer[start..<end]
            }
            guard !isOver else {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return buffer[start...]
            }
            guard buffer.count - start <= Self.longestLine else { throw InputFile.unreadable(path, EFBIG) }
            buffer.removeSubrange(..<start)
            start = 0
            searched = buffer.count
            try readPiece()
        }
    }

    private func readPiece() throws(Diagnostics) {
        var failure: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
            repeat { count = read(descriptor, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
            failure = count < 0 ? errno : 0
            count = max(0, count)
        }
        guard failure == 0 else { throw InputFile.unreadable(path, failure) }
        isOver = piece.isEmpty
        buffer += piece
    }
}
