/// A picture beside a report, which its data choose.
public struct ReportPicture: Hashable, Sendable {
    /// From the report's folder.
    public var path: String
    public var image: PackageImage
    /// The file as it was read, which documents carry.
    public var file: [UInt8]

    public init(path: String, image: PackageImage, file: [UInt8]) {
        self.path = path
        self.image = image
        self.file = file
    }
}

/// Gives the picture at a path that leads out of no folder, the same each time it is asked for.
public typealias PictureReader = (String) -> Result<ReportPicture, ImageFault>
