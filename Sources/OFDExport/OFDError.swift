public import Display
public import HarfBuzz
public import Zip

/// Why pages can not become an OFD file. Pages count from 1.
public enum OFDError: Error, Hashable, Sendable {
    /// Text in no leaf and no declared artifact. An error of the program.
    case undeclaredText(String, page: Int)
    /// No file has the face of a glyph run.
    case missingFace(FontID)
    case unreadableImage(page: Int)
    case subset(FontSubsetError)
    case zip(ZipWritingError)
}
