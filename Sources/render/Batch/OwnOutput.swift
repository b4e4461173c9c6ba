import Glibc
import ReportBatch

/// Tells what batches wrote from reports: a folder may hold both.
enum OwnOutput {
    /// What every batch leaves in the folder it writes into.
    static let lock = ".render-batch.lock"

    /// Whether a batch has written into the folder at `path`.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat("\(path)/\(lock)", &status) == 0
    }

    /// Whether a batch gives that name to files and folders of its own beside the documents.
    static func isOwn(_ name: String) -> Bool { name == ResultFiles.findingsFolder || isListName(name) }

    private static func isListName(_ name: String) -> Bool { name.hasPrefix("manifest") && name.hasSuffix(".json") }

    /// Whether the file at `path` is a manifest or a record, wherever it was moved to: by its name or folder, and by how it begins.
    static func isList(_ path: String) -> Bool {
        let steps = path.split(separator: "/")
        guard let name = steps.last, isListName(String(name)) || steps.contains(where: { $0 == ResultFiles.findingsFolder }) else {
            return false
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let bytes = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
        return ["{\n  \"counts\" : {\n", "{\n  \"record\" : {\n"].contains { bytes.starts(with: $0.utf8) }
    }
}
