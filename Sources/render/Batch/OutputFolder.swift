import Diagnostics
import FoundationEssentials
import Glibc
import Nettle
import ReportBatch

/// The folder that a batch writes into, held against other batches as long as this value lives.
///
/// A batch of all reports holds it alone; batches of different parts of a plan hold it together. The kernel lets go of the locks however the
/// program ends (flock(2)).
final class OutputFolder {
    let path: String
    /// Where files lie that are not whole yet.
    let workFolder: String
    private var locks: [Int32] = []

    /// Makes the folder if it is not there, and takes hold of it.
    ///
    /// `lockFolder` is where its locks lie instead, for file systems that have none; every batch into the folder must then name it.
    init(_ path: String, part: BatchPart, lockFolder: String? = nil) throws(Diagnostics) {
        self.path = Self.path(path)
        workFolder = Self.workFolder(in: path, part: part)
        try Self.make(self.path)
        guard access(self.path, W_OK) == 0 else {
            throw Diagnostics(
                Diagnostic(
                    "F008", .failure, Message("没有权限写入文件夹“\(path)”", "folder '\(path)' can not be written to"), at: Place(file: path)))
        }
        // It also says that a batch has written here, so it is made in any case.
        let own = try open("\(self.path)/\(OwnOutput.lock)")
        if let lockFolder {
            let digest = SHA256(of: Array(URL(fileURLWithPath: self.path).resolvingSymlinksInPath().path.utf8)).hexadecimal
            try lock(
                part, all: open("\(lockFolder)/render-batch-\(digest.prefix(16)).lock"),
                name: "\(lockFolder)/render-batch-\(digest.prefix(16))")
        } else {
            try lock(part, all: own, name: "\(self.path)/.render-batch")
        }
        try clear()
    }

    /// Parts share the lock of all; `name` begins the name of a part's own.
    private func lock(_ part: BatchPart, all: Int32, name: String) throws(Diagnostics) {
        try lock(all, part == .all ? LOCK_EX : LOCK_SH)
        if part != .all { try lock(open("\(name)\(part.suffix).lock"), LOCK_EX) }
    }

    private static func path(_ path: String) -> String { path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path }

    /// Where files of a batch into `path` lie until they are whole.
    static func workFolder(in path: String, part: BatchPart) -> String { "\(Self.path(path))/.partial\(part.suffix)" }

    deinit {
        for lock in locks { close(lock) }
    }

    /// Removes what a killed run left behind.
    private func clear() throws(Diagnostics) {
        do {
            // A link that somebody put there is taken away, not what it leads to.
            var status = stat()
            if lstat(workFolder, &status) == 0 { try FileManager.default.removeItem(atPath: workFolder) }
        } catch {
            throw InputFile.unreadable(workFolder, error)
        }
        try Self.make(workFolder)
    }

    /// Takes away the folder of partial files, which is empty when all is done.
    func finish() { rmdir(workFolder) }

    /// Makes a folder and those above it.
    static func make(_ path: String) throws(Diagnostics) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            let reason = InputFile.reason(of: error)
            throw Diagnostics(
                Diagnostic(
                    "F012", .failure, Message("无法建立文件夹：\(reason)", "folder can not be made: \(reason)"), at: Place(file: path)))
        }
    }

    /// Opens a file for a lock, which is closed with this value. A link is not followed.
    private func open(_ path: String) throws(Diagnostics) -> Int32 {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw OutputFile.failure(path, errno) }
        locks.append(descriptor)
        return descriptor
    }

    private func lock(_ descriptor: Int32, _ kind: Int32) throws(Diagnostics) {
        guard flock(descriptor, kind | LOCK_NB) == 0 else {
            guard errno == EWOULDBLOCK else { throw Self.noLocks(path, errno) }
            throw Diagnostics(
                Diagnostic(
                    "F042", .failure, Message("另一个批处理正在写入文件夹“\(path)”", "another batch is writing into folder '\(path)'"),
                    at: Place(file: path), advice: Message("请等它结束，或换一个输出文件夹", "wait for it, or choose another output folder")))
        }
    }

    /// The file system does not know locks, as some on networks do not.
    private static func noLocks(_ path: String, _ code: Int32) -> Diagnostics {
        let reason = String(cString: strerror(code))
        return Diagnostics(
            Diagnostic(
                "F091", .failure,
                Message("文件夹“\(path)”所在的文件系统不能加锁：\(reason)", "the file system of folder '\(path)' has no locks: \(reason)"),
                at: Place(file: path),
                advice: Message(
                    "请输出到本机磁盘上的文件夹，再用 --merge 合并；或用 --locks 指定本机磁盘上放锁的文件夹（docs/zh/batch.md）",
                    "write into a folder on a local disk and merge the parts with --merge, or name a folder for locks on a local disk with "
                        + "--locks (docs/batch.md)")))
    }
}
