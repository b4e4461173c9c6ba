public import Diagnostics
public import Display

/// An image of a package that has been read and can be drawn.
public struct PackageImage: Hashable, Sendable {
    /// The encoded image.
    public var bytes: [UInt8]
    public var format: Image.Format
    /// Pixels of the picture as it is meant, above zero.
    public var width: Int
    public var height: Int
    /// How the stored pixels stand to it.
    public var orientation: ImageOrientation

    public init(bytes: [UInt8], format: Image.Format, width: Int, height: Int, orientation: ImageOrientation = .upright) {
        self.bytes = bytes
        self.format = format
        self.width = width
        self.height = height
        self.orientation = orientation
    }

    /// The bytes of a file at most.
    public static let largestFile = 16 << 20
    /// The pixels of an image at most: decoded they take four bytes each.
    public static let mostPixels = 50_000_000
    /// The pixels of an edge at most, which is cairo's limit.
    public static let longestEdge = 32_767
    /// Bytes and pixels of all images of a layout at most: their files and their pixels are kept while a document is drawn.
    public static let largestTogether = 64 << 20
    public static let mostPixelsTogether = 200_000_000
}

/// Why an image that prose names can not be drawn.
public enum ImageFault: Error, Hashable, Sendable {
    /// There is no such file; `nearest` is the path of one with a name like it.
    case missing(nearest: String?)
    /// A symbolic link, or behind one.
    case link
    /// The system does not give the file, for this reason.
    case unreadable(Message)
    case tooLarge(bytes: Int)
    /// Neither a PNG nor a JPEG.
    case foreignFormat
    /// The size can not be told.
    case damagedHeader
    case noPixels(width: Int, height: Int)
    case tooManyPixels(width: Int, height: Int)
    /// With the images before it there are too many bytes or pixels.
    case tooMuchTogether
    /// The file breaks off, or is not what was written.
    case damagedData
    /// A JPEG of four inks.
    case inks
    /// A JPEG with a coding that PDF does not have.
    case foreignCoding
}
