public import Cairo
public import Display

/// Why a display list could not be drawn. Pages count from 1.
public enum ExportError: Error, Hashable, Sendable {
    /// Text in no leaf and no declared artifact: a reader would lose it, and no validator sees it. An error of the program.
    case undeclaredText(String, page: Int)
    /// No file has the face of a glyph run.
    case missingFace(FontID, page: Int)
    /// The bytes are neither a PNG nor a JPEG.
    case unreadableImage(page: Int)
    /// A JPEG of four components, whose inks nobody has declared.
    case imageInInks(page: Int)
    /// A JPEG on a PNG: cairo can not decode it.
    case imageNeedsDecoding(page: Int)
    case cairo(CairoError)
}

extension ExportError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .undeclaredText(let text, let page): "text '\(text)' on page \(page) is neither in a leaf nor in an artifact"
        case .missingFace(let font, let page): "no face '\(font.rawValue)' for text on page \(page)"
        case .unreadableImage(let page): "image on page \(page) is neither PNG nor JPEG"
        case .imageInInks(let page): "JPEG on page \(page) has four components, only grey and RGB can be drawn"
        case .imageNeedsDecoding(let page): "JPEG on page \(page) can not be drawn on a PNG"
        case .cairo(let error): error.description
        }
    }
}
