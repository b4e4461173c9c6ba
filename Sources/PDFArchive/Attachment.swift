internal import Deflate
internal import Display
internal import Nettle

/// A file within the file.
public struct Attachment: Hashable, Sendable {
    /// What an attached file is to the document (ISO 19005-3, annex E).
    public enum Relationship: String, Hashable, Sendable, CaseIterable {
        case data = "Data"
        case source = "Source"
    }

    /// Unique within a document.
    public var name: String
    public let bytes: [UInt8]
    /// Such as `application/json`.
    public var mimeType: String
    public var relationship: Relationship
    /// For people.
    public var description: String
    /// The data as it stands in a file, where it has been made before.
    private(set) var compressed: FlateData?
    /// The checksum, where it has been made before.
    private var knownSum: [UInt8]?

    public init(name: String, bytes: [UInt8], mimeType: String, relationship: Relationship, description: String = "") {
        self.name = name
        self.bytes = bytes
        self.mimeType = mimeType
        self.relationship = relationship
        self.description = description
    }

    /// The file of an element.
    init(_ file: StructFile) {
        self.init(name: file.name, bytes: file.bytes, mimeType: file.mimeType, relationship: .data, description: file.description)
    }

    /// The attachment with its data compressed once for any number of documents.
    public func compressedOnce() -> Attachment {
        var attachment = self
        var deflater = Deflater.archival
        attachment.compressed = FlateData(bytes, with: &deflater)
        attachment.knownSum = sum
        return attachment
    }

    /// The MD5 sum of the data.
    var sum: [UInt8] { knownSum ?? MD5(of: bytes).bytes }

    /// Whether two attachments are the same file, compressed before or not.
    public static func == (left: Attachment, right: Attachment) -> Bool {
        left.name == right.name && left.bytes == right.bytes && left.mimeType == right.mimeType && left.relationship == right.relationship
            && left.description == right.description
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(bytes)
    }
}
