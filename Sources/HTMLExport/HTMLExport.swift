public import Diagnostics
public import Display
public import DocumentTree

/// A document as one HTML file.
public enum HTMLExport {
    /// The bytes of the file: the same for the same document and parts.
    public static func file(of document: Document, parts: HTMLParts) -> [UInt8] {
        var page = PageWriter(document: document, parts: parts)
        return page.write()
    }
}

/// What goes into a file beside its document.
public struct HTMLParts {
    /// Gives the frame of a chart.
    public var picture: (Chart) -> Frame
    /// Gives the frame of a chart for telephones; `nil` where it would show less there.
    public var narrowPicture: (Chart) -> Frame?
    /// The end of the unit that begins at a place behind a number, the place itself where none does: no line end parts the two.
    public var endOfUnit: ([Unicode.Scalar], Int) -> Int
    /// Files that readers can take out of the file.
    public var attachments: [Attachment]
    /// Name and version of the program.
    public var generator: String
    /// What the file states on its making.
    public var properties: [DocumentProperty]
    /// What a draft shows; `nil` for a file that is to be published.
    public var draft: [Diagnostic]?

    public init(
        picture: @escaping (Chart) -> Frame, narrowPicture: @escaping (Chart) -> Frame? = { _ in nil },
        endOfUnit: @escaping ([Unicode.Scalar], Int) -> Int = { $1 }, attachments: [Attachment] = [], generator: String,
        properties: [DocumentProperty] = [],
        draft: [Diagnostic]? = nil
    ) {
        self.picture = picture
        self.narrowPicture = narrowPicture
        self.endOfUnit = endOfUnit
        self.attachments = attachments
        self.generator = generator
        self.properties = properties
        self.draft = draft
    }
}
