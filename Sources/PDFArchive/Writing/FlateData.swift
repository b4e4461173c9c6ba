internal import Deflate
internal import QPDF

/// The compressed data of a stream, and how its dictionary says so (ISO 32000-1, 7.4.4).
///
/// It never ends in a carriage return: a reader that looks for the end of line before `endstream` could take it for a part of that.
struct FlateData: Hashable, Sendable {
    var bytes: [UInt8]
    /// The length of the data where it is one row of PNG's predictor, `nil` without predictor.
    var columns: Int?

    /// Compresses `data`.
    init(_ data: [UInt8], with deflater: inout Deflater) {
        bytes = deflater.deflated(data)
        guard bytes.last == UInt8(ascii: "\r") else { return }
        // The last byte is a part of the data's checksum. A row that begins with 2 is the sum of itself and the row above it, of which there
        // is none: the data stays what it is and the checksum's last byte grows by two.
        bytes = deflater.deflated([2] + data)
        columns = data.count
    }

    /// The entries of the dictionary.
    func serializeEntries(to bytes: inout [UInt8]) {
        bytes.append("/Filter/FlateDecode")
        if let columns {
            bytes.append("/DecodeParms<</Predictor 12/Columns ")
            bytes.append(decimal: columns)
            bytes.append(">>")
        }
    }
}

extension Deflater {
    /// What the archival pass compresses with: of the benchmark's document, 1.9 MB of content, structure and sources, level 1 makes 513 KB in
    /// 26 ms, level 3 496 KB in 45 ms, level 6 460 KB in 78 ms; zlib took 87 ms for 520 KB. Faces that get glyphs hardly become smaller: the
    /// twelve of a report are 411 KB at level 1 and 403 KB at level 6, for twice the instructions.
    static var archival: Deflater { Deflater(level: 1) }
}
