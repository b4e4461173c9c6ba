internal import QPDF

/// A file for reading while it comes; `make` gives it in the common order, with so many objects in each of its streams of objects.
///
/// libqpdf compresses the streams of objects anew, and one in 256 ends in a carriage return, which validators take for a part of the end of
/// line behind it (ISO 19005-2, 6.1.7.1). Streams of other lengths have other ends.
func linearized(_ make: (_ objectsPerStream: Int) throws(ArchiveError) -> [UInt8]) throws(ArchiveError) -> [UInt8] {
    let lengths = (0..<8).flatMap { halvings in [0, 1, 2].map { max((FileWriter.standardObjectsPerStream >> halvings) - $0, 1) } }
    var result: [UInt8] = []
    // A file of forty such streams needs more than eight attempts once in a million; short files change with short streams only.
    for objectsPerStream in lengths {
        let file = try make(objectsPerStream)
        do throws(QPDFError) { result = try PDFFile(file).linearized() } catch { throw .qpdf(error) }
        if !result.hasStreamThatEndsInCarriageReturn { break }
    }
    return result
}

extension [UInt8] {
    fileprivate var hasStreamThatEndsInCarriageReturn: Bool {
        let end = Array("\r\nendstream".utf8)
        return withUnsafeBufferPointer { bytes in
            end.withUnsafeBufferPointer { end in
                guard bytes.count >= end.count else { return false }
                for start in 0...bytes.count - end.count where bytes[start] == end[0] && bytes[start + 1] == end[1] {
                    if bytes[start..<start + end.count].elementsEqual(end) { return true }
                }
                return false
            }
        }
    }
}
