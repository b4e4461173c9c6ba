import Diagnostics
import FoundationEssentials
import Glibc
import LayoutLanguage

/// Reads images of a layout package from its folder, and of nothing outside it.
enum LayoutImages {
    /// The bytes of the image at `path`, which is relative and has no steps upwards, in the folder of a package.
    static func bytes(of path: String, in folder: String) throws(ImageFault) -> [UInt8] {
        var (place, status) = (folder, stat())
        for step in path.split(separator: "/") {
            place += "/\(step)"
            guard lstat(place, &status) == 0 else { throw .missing(nearest: nearestName(to: path, among: images(in: folder))) }
            guard status.st_mode & S_IFMT != S_IFLNK else { throw .link }
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(Message("不是普通文件", "it is no regular file")) }
        guard status.st_size <= PackageImage.largestFile else { throw .tooLarge(bytes: Int(status.st_size)) }
        do throws(Diagnostics) {
            return try InputFile.bytes(at: place)
        } catch {
            throw .unreadable(error.all.first?.message ?? Message("原因不明", "no reason is given"))
        }
    }

    /// The paths of the folder's images, those that a name may have been meant to be.
    private static func images(in folder: String) -> [String] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return paths.prefix(LayoutFolder.largestCount).filter { path in
            [".png", ".jpg", ".jpeg"].contains(where: path.lowercased().hasSuffix)
        }.sorted()
    }
}
