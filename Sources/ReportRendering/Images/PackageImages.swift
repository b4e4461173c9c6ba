public import LayoutLanguage

/// Reads an image by the name of its package and its path in it.
public typealias ImageReader = (_ package: String, _ path: String) throws(ImageFault) -> [UInt8]

/// The images that the prose of a package names, each read once.
struct PackageImages {
    /// By path, for binding.
    private(set) var found: [String: Result<PackageImage, ImageFault>] = [:]
    /// The files of those that can be drawn, in the order in which prose names them.
    private(set) var files: [(package: String, path: String, image: PackageImage, bytes: [UInt8])] = []

    /// Looks for each of `paths` in the package, then in those it builds on, nearest first.
    init(_ paths: [String], in packages: [String], read: ImageReader) {
        var (size, pixels) = (0, 0)
        for path in paths {
            do throws(ImageFault) {
                guard size <= PackageImage.largestTogether, pixels <= PackageImage.mostPixelsTogether else { throw .tooMuchTogether }
                let (package, bytes) = try Self.file(path, in: packages, read: read)
                let image = try PackageImage(file: bytes)
                (size, pixels) = (size + bytes.count, pixels + image.width * image.height)
                guard size <= PackageImage.largestTogether, pixels <= PackageImage.mostPixelsTogether else { throw .tooMuchTogether }
                found[path] = .success(image)
                files.append((package, path, image, bytes))
            } catch {
                found[path] = .failure(error)
            }
        }
    }

    private static func file(_ path: String, in packages: [String], read: ImageReader) throws(ImageFault) -> (String, [UInt8]) {
        var nearest: String?
        for package in packages {
            do throws(ImageFault) {
                return (package, try read(package, path))
            } catch {
                guard case .missing(let name) = error else { throw error }
                nearest = nearest ?? name
            }
        }
        throw .missing(nearest: nearest)
    }
}
