internal import CJPEG

/// Whether a JPEG of `width` × `height` pixels can be decoded to its end without anything that the decoder has to guess.
///
/// The pixels are made at an eighth of their size: all of the coded data is read for that, and little memory is taken.
public func isDecodable(jpeg bytes: [UInt8], width: Int, height: Int) -> Bool {
    guard let decoder = tjInitDecompress() else { return false }
    defer { tjDestroy(decoder) }
    let (columns, rows) = ((width + 7) / 8, (height + 7) / 8)
    var pixels = [UInt8](repeating: 0, count: columns * rows * 3)
    return tjDecompress2(
        decoder, bytes, UInt(bytes.count), &pixels, Int32(clamping: columns), 0, Int32(clamping: rows), Int32(TJPF_RGB.rawValue),
        TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS) == 0
}
