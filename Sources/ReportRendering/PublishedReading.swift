internal import Display
internal import OFDExport
public import PDFArchive
internal import Zip

/// Reads a file that carries its sources, a PDF or an OFD file, which anybody may have made.
///
/// Time and memory follow what is in it: whoever reads foreign files sets limits to the process.
public func readPublished(_ bytes: [UInt8]) throws(ReadingError) -> PDFReading {
    guard OFDReading.isArchive(bytes) else { return try readPDF(bytes) }
    do throws(ZipError) { return PDFReading(try OFDReading(bytes)) } catch {
        switch error {
        case .damaged: throw .damaged("ZIP")
        case .encrypted: throw .encrypted
        }
    }
}

extension OutputForm {
    /// The form of a file that carries its sources.
    public init(ofFile bytes: [UInt8]) { self = OFDReading.isArchive(bytes) ? .ofd : .pdf }
}

extension PDFReading {
    /// The account of an OFD file in the terms of a PDF's: nothing of it may be signed.
    fileprivate init(_ reading: OFDReading) {
        self.init(
            account: PDFAccount(
                pages: reading.pages.map { PDFAccount.Page(content: $0.content, annotations: [$0.annotations].compactMap { $0 }) },
                signatureFields: [], structure: reading.structure, catalog: reading.rest, properties: reading.properties,
                statements: reading.statements, creator: reading.creator),
            attachments: reading.attachments)
    }
}
