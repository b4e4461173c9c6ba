internal import LayoutLanguage

/// The pictures beside a report, each read once, within the limits that the images of a layout have.
final class ReportPictures {
    private let read: (String) throws(ImageFault) -> [UInt8]
    private var known: [String: Result<ReportPicture, ImageFault>] = [:]
    private var (size, pixels) = (0, 0)

    init(_ read: @escaping (String) throws(ImageFault) -> [UInt8]) { self.read = read }

    /// The picture at a path within the report's folder.
    func picture(_ path: String) -> Result<ReportPicture, ImageFault> {
        if let result = known[path] { return result }
        let result = Result { () throws(ImageFault) in try opened(path) }
        known[path] = result
        return result
    }

    private func opened(_ path: String) throws(ImageFault) -> ReportPicture {
        guard !AttachedFile.isTaken(path) else { throw .foreignFormat }
        let file = try read(path)
        let image = try PackageImage(file: file)
        (size, pixels) = (size + file.count, pixels + image.width * image.height)
        guard size <= PackageImage.largestTogether, pixels <= PackageImage.mostPixelsTogether else { throw .tooMuchTogether }
        return ReportPicture(path: path, image: image, file: file)
    }
}
