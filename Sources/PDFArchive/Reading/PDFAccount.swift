public import Display

/// What a PDF says, without the way in which it is written: a program that saves it again gives the same account.
///
/// Digests are hexadecimal. Pages count from 0.
public struct PDFAccount: Hashable, Sendable, Codable {
    /// One page.
    public struct Page: Hashable, Sendable, Codable {
        /// Digest of what is painted and of what it is painted with.
        public var content: String
        /// Digests of links, comments and all else that lies on the page, in order; fields for signatures are left out.
        public var annotations: [String]

        public init(content: String, annotations: [String]) {
            self.content = content
            self.annotations = annotations
        }
    }

    /// A field for a signature.
    public struct SignatureField: Hashable, Sendable, Codable {
        /// Where it is seen, from 0; `nil` where it is not.
        public var page: Int?
        public var isSigned: Bool
    }

    public var pages: [Page]
    public var signatureFields: [SignatureField]
    /// Digest of the struct tree.
    public var structure: String
    /// Digest of outline, labels, actions, and of what else the catalog says of the whole.
    public var catalog: String
    /// The facts on the document's making, as `DocumentProperty` says them.
    public var properties: [String: String]
    /// What the metadata say of the document beside that: title, author, standards … by the names of XMP, such as `dc:title`.
    public var statements: [String: String]
    /// Name and version of the program that made it.
    public var creator: String

    public init(
        pages: [Page], signatureFields: [SignatureField], structure: String, catalog: String, properties: [String: String],
        statements: [String: String], creator: String
    ) {
        self.pages = pages
        self.signatureFields = signatureFields
        self.structure = structure
        self.catalog = catalog
        self.properties = properties
        self.statements = statements
        self.creator = creator
    }
}

/// What was read of a PDF.
public struct PDFReading: Hashable, Sendable {
    public var account: PDFAccount
    /// The embedded files in the order of their names.
    public var attachments: [Attachment]

    public init(account: PDFAccount, attachments: [Attachment]) {
        self.account = account
        self.attachments = attachments
    }
}
