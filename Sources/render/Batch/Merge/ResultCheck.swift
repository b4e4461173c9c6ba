import Diagnostics
import ReportBatch

/// Looks whether the files of a report still are what was written.
struct ResultCheck: Sendable {
    let language: Message.Language
    /// Reads the documents; otherwise their sizes must do.
    let checksSums: Bool

    /// The record, `changed` when a file is gone or other than it says.
    func checked(_ record: ReportRecord, in folder: String) -> ReportRecord {
        guard record.state == .written, let reason = fault(of: record, in: folder) else { return record }
        return record.with(.changed, reason: reason.text(in: language))
    }

    private func fault(of record: ReportRecord, in folder: String) -> Message? {
        guard let pdf = record.pdf else { return Message("文件已不存在", "its file is gone") }
        if let findings = record.findings, FileDigest.size("\(folder)/\(findings)") == nil { return gone(findings) }
        let others = (record.others ?? []).map { ($0.path, Int?.some($0.size), String?.some($0.sha256)) }
        for (path, size, sum) in [(pdf, record.size, record.sha256)] + others {
            guard let found = FileDigest.size("\(folder)/\(path)") else { return gone(path) }
            guard found == size, !checksSums || FileDigest.compute("\(folder)/\(path)")?.digest.hexadecimal == sum else {
                return Message("文件已不是当时写下的：\(path)", "its file is no longer what was written: \(path)")
            }
        }
        return nil
    }

    private func gone(_ path: String) -> Message { Message("文件已不存在：\(path)", "its file is gone: \(path)") }
}
