internal import Deflate
public import Display
internal import Nettle

/// An attachment with its data compressed once for any number of documents.
public struct CompressedAttachment: Hashable, Sendable {
    public let attachment: Attachment
    /// The data as it stands in a file.
    let data: FlateData
    let sum: [UInt8]

    public init(_ attachment: Attachment) {
        self.attachment = attachment
        var deflater = Deflater.archival
        data = FlateData(attachment.bytes, with: &deflater)
        sum = attachment.sum
    }
}

extension Attachment {
    /// The MD5 sum of the data.
    var sum: [UInt8] { MD5(of: bytes).bytes }
}
