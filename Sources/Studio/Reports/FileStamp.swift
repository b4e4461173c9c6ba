internal import FoundationEssentials
internal import Glibc

/// By what a file is told from what it was before, without reading it.
struct FileStamp: Hashable, Sendable {
    private var file: UInt
    private var size: Int
    private var seconds: Int
    private var nanoseconds: Int

    /// The stamp of the file at `path`; `nil` for none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        file = UInt(status.st_ino)
        size = Int(status.st_size)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }

    /// The stamps of all files below folders, with the folders, by path.
    static func all(below roots: [String]) -> (files: [String: FileStamp], folders: Set<String>) {
        var files: [String: FileStamp] = [:]
        var folders = Set(roots)
        for root in roots {
            for path in ((try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []).prefix(Self.most) {
                let whole = "\(root)/\(path)"
                var status = stat()
                guard stat(whole, &status) == 0 else { continue }
                if status.st_mode & S_IFMT == S_IFDIR { folders.insert(whole) } else { files[whole] = FileStamp(whole) }
            }
        }
        return (files, folders)
    }

    /// More than any layout has.
    private static let most = 4000
}
