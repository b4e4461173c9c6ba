import Diagnostics
import FoundationEssentials
import Glibc

/// Writes files into a folder, all or none, and never over what is there.
///
/// They are written whole to a hidden folder beneath it first, step by step from an open folder and through no link, and then moved.
struct FolderWriter {
    private let path: String
    private let folder: Int32
    private let hidden: String

    /// Writes each file at its place in the folder at `path`, which is made where it is not there.
    static func write(_ files: [(name: CarriedName, bytes: [UInt8])], to path: String) throws(Diagnostics) {
        let made = try makeFolder(path)
        do throws(Diagnostics) {
            let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard folder >= 0 else { throw OutputFile.failure(path, errno) }
            defer { close(folder) }
            let hidden = ".render-\(ProcessInfo.processInfo.processIdentifier)"
            try FolderWriter(path: path, folder: folder, hidden: hidden).write(files)
        } catch {
            for folder in made.reversed() { rmdir(folder) }
            throw error
        }
    }

    /// Makes the folder and those above it; gives those that were not there.
    private static func makeFolder(_ path: String) throws(Diagnostics) -> [String] {
        var (made, missing, current) = ([String](), [String](), path)
        var status = stat()
        while stat(current, &status) != 0, !current.isEmpty, current != "/" {
            missing.append(current)
            current = parent(of: current)
            if current.isEmpty { break }
        }
        for folder in missing.reversed() {
            guard mkdir(folder, 0o777) == 0 else {
                let reason = String(cString: strerror(errno))
                for folder in made.reversed() { rmdir(folder) }
                throw Diagnostics(
                    Diagnostic("F012", .failure, Message("无法建立文件夹：\(reason)", "folder can not be made: \(reason)"), at: Place(file: folder))
                )
            }
            made.append(folder)
        }
        return made
    }

    /// The folder in which the last step of a path stands; empty for one step alone.
    private static func parent(of path: String) -> String {
        var steps = path[...]
        while steps.count > 1, steps.last == "/" { steps.removeLast() }
        guard let slash = steps.lastIndex(of: "/") else { return "" }
        return slash == steps.startIndex ? "/" : String(steps[..<slash])
    }

    private func write(_ files: [(name: CarriedName, bytes: [UInt8])]) throws(Diagnostics) {
        var entries: [String] = []
        for file in files where !entries.contains(file.name.steps[0]) { entries.append(file.name.steps[0]) }
        try checkNothingIsThere(of: entries)
        guard mkdirat(folder, hidden, 0o700) == 0 else { throw OutputFile.failure(path, errno) }
        let room = openat(folder, hidden, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard room >= 0 else { throw OutputFile.failure(path, errno) }
        var moved: [String] = []
        do throws(Diagnostics) {
            for file in files { try write(file.bytes, to: file.name, in: room) }
            for entry in entries {
                // Whatever came there meanwhile is not replaced either.
                try checkNothingIsThere(of: [entry])
                guard renameat(room, entry, folder, entry) == 0 else { throw OutputFile.failure("\(path)/\(entry)", errno) }
                moved.append(entry)
            }
        } catch {
            for entry in moved { _ = renameat(folder, entry, room, entry) }
            close(room)
            try? FileManager.default.removeItem(atPath: "\(path)/\(hidden)")
            throw error
        }
        close(room)
        unlinkat(folder, hidden, AT_REMOVEDIR)
    }

    private func checkNothingIsThere(of entries: [String]) throws(Diagnostics) {
        var status = stat()
        guard let there = entries.first(where: { fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) == 0 }) else { return }
        throw Diagnostics(
            Diagnostic(
                "F039", .failure, Message("“\(path)/\(there)”已经存在，没有写出任何文件", "'\(path)/\(there)' is there already; nothing was written"),
                at: Place(file: path), advice: Message("请换一个空文件夹", "choose an empty folder")))
    }

    private func write(_ bytes: [UInt8], to name: CarriedName, in room: Int32) throws(Diagnostics) {
        var current = dup(room)
        defer { close(current) }
        for step in name.steps.dropLast() {
            guard mkdirat(current, step, 0o777) == 0 || errno == EEXIST else { throw OutputFile.failure(name.path, errno) }
            let next = openat(current, step, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard next >= 0 else { throw OutputFile.failure(name.path, errno) }
            close(current)
            current = next
        }
        let file = openat(current, name.steps[name.steps.count - 1], O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw OutputFile.failure(name.path, errno) }
        let code = OutputFile.writeAll(bytes, to: file)
        let closed = close(file) == 0 ? 0 : errno
        guard code == 0, closed == 0 else { throw OutputFile.failure(name.path, code != 0 ? code : closed) }
    }
}
