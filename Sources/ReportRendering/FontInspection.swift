internal import Deflate
internal import Glibc
internal import Pango

/// Whether the file at `path` has the size and the CRC-32 that were noted when it was prepared.
///
/// CRC-32 finds every truncation, every flipped bit and all but one in four billion of other damages (ISO 15948, annex D), and takes a
/// millisecond for ten megabytes; SHA-256 takes from seven to forty. Nobody is kept out by it: who may write the fonts may write their table.
/// `Scripts/prepare-fonts` compares the SHA-256, and so does who reads them in the metadata of a PDF.
func isWhole(fontFile path: String, _ sums: FontTable.Sums) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var (size, sum, failed) = (0, UInt32(0), false)
    var count = 0
    repeat {
        let piece = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, length in
            repeat { count = read(descriptor, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
            failed = count < 0
            length = max(0, count)
        }
        size += piece.count
        sum = crc32(of: piece[...], after: sum)
    } while count > 0
    return !failed && size == sums.bytes && sum == sums.crc32
}
