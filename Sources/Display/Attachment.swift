/// A file that a published file carries with it, whatever form that has.
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

    public init(name: String, bytes: [UInt8], mimeType: String, relationship: Relationship, description: String = "") {
        self.name = name
        self.bytes = bytes
        self.mimeType = mimeType
        self.relationship = relationship
        self.description = description
    }

    /// The file of an element.
    public init(_ file: StructFile) {
        self.init(name: file.name, bytes: file.bytes, mimeType: file.mimeType, relationship: .data, description: file.description)
    }
}
