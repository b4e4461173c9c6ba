public import Display
public import QPDF

/// Why a file could not be made archival. Pages count from 1.
public enum ArchiveError: Error, Hashable, Sendable {
    /// The bytes are not a PDF that cairo wrote from the display list: what differs.
    case unexpectedContent(String, page: Int)
    /// The file's cross-reference table is not one that cairo writes.
    case unexpectedFile(String)
    /// Text in no leaf and no declared artifact.
    case undeclaredText(String, page: Int)
    /// A leaf of an element that the struct tree does not have.
    case unknownElement(StructID, page: Int)
    /// A link that no struct element holds (ISO 14289-1, 7.18.5).
    case linkWithoutElement(LinkTarget, page: Int)
    /// A link or a line of the outline leads to a place that is on no page.
    case unknownAnchor(AnchorID)
    /// A place that links or the outline lead to is no element of the struct tree (ISO 14289-2, 8.8).
    case anchorWithoutElement(AnchorID)
    /// Not a date and time with offset of ISO 8601.
    case unreadableDate(String)
    /// PDF/A-2 allows no attached file that is not PDF/A itself (ISO 19005-2, 6.8).
    case attachmentNotAllowed(String)
    case attachmentTwice(String)
    /// PDF/A-4f is for files with attachments (ISO 19005-4, annex A).
    case attachmentMissing
    case qpdf(QPDFError)
}

extension ArchiveError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unexpectedContent(let what, let page): "content of page \(page): \(what)"
        case .unexpectedFile(let what): "drawn file: \(what)"
        case .undeclaredText(let text, let page): "text '\(text)' on page \(page) is neither in a leaf nor in an artifact"
        case .unknownElement(let id, let page): "leaf \(id.rawValue) on page \(page) belongs to no element of the struct tree"
        case .linkWithoutElement(let target, let page): "link to \(target) on page \(page) belongs to no element of the struct tree"
        case .unknownAnchor(let id): "'\(id.rawValue)' is on no page"
        case .anchorWithoutElement(let id): "'\(id.rawValue)' is no element of the struct tree"
        case .unreadableDate(let date): "'\(date)' is not a date such as 2025-08-15T00:00:00+08:00"
        case .attachmentNotAllowed(let name): "'\(name)' can not be attached to a PDF/A-2"
        case .attachmentTwice(let name): "'\(name)' is attached twice"
        case .attachmentMissing: "a PDF/A-4f carries attachments"
        case .qpdf(let error): error.description
        }
    }
}
