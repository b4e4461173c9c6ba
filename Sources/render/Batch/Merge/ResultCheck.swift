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
        guard let pdf = record.pdf, let size = FileDigest.size("\(folder)/\(pdf)") else {
            return Message("文件已不存在：\(record.pdf ?? "")", "its file is gone: \(record.pdf ?? "")")
        }
        if let findings = record.findings, FileDigest.size("\(folder)/\(findings)") == nil {
            return Message("文件已不存在：\(findings)", "its file is gone: \(findings)")
        }
        let changed = Message("文件已不是当时写下的：\(pdf)", "its file is no longer what was written: \(pdf)")
        guard size == record.size else { return changed }
        return checksSums && FileDigest.compute("\(folder)/\(pdf)")?.digest.hexadecimal != record.sha256 ? changed : nil
    }
}
