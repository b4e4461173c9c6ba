import Display
import PDFArchive

/// What the reader's process says of a PDF, in one line; the data of the embedded files follow it.
struct ReaderAnswer: Codable {
    /// An embedded file without its data.
    struct File: Codable {
        var name: String
        var mimeType: String
        var relationship: String
        var description: String
        var size: Int
    }

    var error: ReadingError?
    var account: PDFAccount?
    var files: [File] = []

    init(_ reading: PDFReading) {
        account = reading.account
        files = reading.attachments.map {
            File(
                name: $0.name, mimeType: $0.mimeType, relationship: $0.relationship.rawValue, description: $0.description,
                size: $0.bytes.count)
        }
    }

    init(_ error: ReadingError) { self.error = error }

    /// What was read; `nil` when the data are not those of the files.
    func reading(_ data: ArraySlice<UInt8>) -> PDFReading? {
        guard let account, files.allSatisfy({ $0.size >= 0 }), files.reduce(0, { $0 + $1.size }) == data.count else { return nil }
        var rest = data
        let attachments = files.map { file in
            let bytes = rest.prefix(file.size)
            rest = rest.dropFirst(file.size)
            return Attachment(
                name: file.name, bytes: Array(bytes), mimeType: file.mimeType,
                relationship: Attachment.Relationship(rawValue: file.relationship) ?? .data, description: file.description)
        }
        return PDFReading(account: account, attachments: attachments)
    }
}
