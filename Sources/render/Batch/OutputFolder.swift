import Diagnostics
import Foundation
import ReportBatch

/// The folder that a batch writes into, held against other batches as long as this value lives.
///
/// A batch of all reports holds it alone; batches of different shards hold it together. The kernel lets go of the locks however the
/// program ends (flock(2)).
final class OutputFolder {
    let path: String
    /// Where files lie that are not whole yet.
    let workFolder: String
    private var locks: [Int32] = []

    /// Makes the folder if it is not there, and takes hold of it.
    init(_ path: String, shard: Shard?) throws(Diagnostics) {
        self.path = Self.path(path)
        workFolder = Self.workFolder(in: path, shard: shard)
        try Self.make(self.path)
        guard access(self.path, W_OK) == 0 else {
            throw Diagnostics(
                Diagnostic(
                    "F008", .failure, Message("没有权限写入文件夹“\(path)”", "folder '\(path)' can not be written to"), at: Place(file: path)))
        }
        try lock(".render-batch.lock", shard == nil ? LOCK_EX : LOCK_SH)
        if let shard { try lock(".render-batch-\(shard.suffix).lock", LOCK_EX) }
        try clear()
    }

    private static func path(_ path: String) -> String { path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path }

    /// Where files of a batch into `path` lie until they are whole.
    static func workFolder(in path: String, shard: Shard?) -> String {
        "\(Self.path(path))/.partial\(shard.map { "-\($0.suffix)" } ?? "")"
    }

    deinit {
        for lock in locks { close(lock) }
    }

    /// Removes what a killed run left behind.
    private func clear() throws(Diagnostics) {
        do {
            if FileManager.default.fileExists(atPath: workFolder) { try FileManager.default.removeItem(atPath: workFolder) }
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

    private func lock(_ name: String, _ kind: Int32) throws(Diagnostics) {
        let descriptor = open("\(path)/\(name)", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw OutputFile.failure("\(path)/\(name)", errno) }
        locks.append(descriptor)
        guard flock(descriptor, kind | LOCK_NB) == 0 else {
            throw Diagnostics(
                Diagnostic(
                    "F042", .failure, Message("另一个批处理正在写入文件夹“\(path)”", "another batch is writing into folder '\(path)'"),
                    at: Place(file: path), advice: Message("请等它结束，或换一个输出文件夹", "wait for it, or choose another output folder")))
        }
    }
}
