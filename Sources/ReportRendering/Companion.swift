public import Diagnostics
public import LayoutLanguage

/// Reads files that the data of a report name, by their paths beside the report's own.
public struct Companion: Sendable {
    /// A file of text, such as the report of the period before.
    public var source: @Sendable (String) throws(Diagnostics) -> SourceFile
    /// The bytes of a picture.
    public var picture: @Sendable (String) throws(ImageFault) -> [UInt8]

    public init(
        source: @escaping @Sendable (String) throws(Diagnostics) -> SourceFile,
        picture: @escaping @Sendable (String) throws(ImageFault) -> [UInt8] = { _ throws(ImageFault) in throw .missing(nearest: nil) }
    ) {
        self.source = source
        self.picture = picture
    }
}
