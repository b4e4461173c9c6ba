import Diagnostics
import FoundationEssentials
import Glibc
import Nettle
import ReportBatch
import ReportRendering

/// The files that a batch writes for one report: `NAME.pdf`, files of other forms beside it, and in `findings/` the page of findings and the
/// record.
///
/// The record is written last: where it is, the others are whole.
struct ResultFiles {
    let output: String
    let name: String
    let workFolder: String

    /// What stands in the record's file.
    private struct Saved: Codable {
        var record: ReportRecord
    }

    static let findingsFolder = "findings"

    private var findingsPath: String { "\(Self.findingsFolder)/\(name).html" }
    private var recordPath: String { "\(Self.findingsFolder)/\(name).json" }

    /// The record of an earlier run with this key, if its file still is what that run wrote.
    func record(withKey key: String) -> ReportRecord? {
        guard let saved = FileManager.default.contents(atPath: "\(output)/\(recordPath)"),
            let record = decoded(saved), record.state == .written, record.key == key, record.name.hasSameBytes(as: name),
            FileManager.default.fileExists(atPath: "\(output)/\(findingsPath)"), let pdf = record.pdf,
            isFile(pdf, record.size, record.sha256), (record.others ?? []).allSatisfy({ isFile($0.path, $0.size, $0.sha256) })
        else { return nil }
        return record
    }

    /// Whether a file still is what was written.
    private func isFile(_ path: String, _ size: Int?, _ sum: String?) -> Bool {
        guard let bytes = FileManager.default.contents(atPath: "\(output)/\(path)"), bytes.count == size else { return false }
        return SHA256(of: [UInt8](bytes)).hexadecimal == sum
    }

    private func decoded(_ bytes: Data) -> ReportRecord? {
        do { return try JSONDecoder().decode(Saved.self, from: bytes).record } catch { return nil }
    }

    func makeFolders() throws(Diagnostics) {
        for path in [name, findingsPath] {
            try OutputFolder.make(URL(fileURLWithPath: "\(output)/\(path)").deletingLastPathComponent().path)
        }
    }

    /// Writes all forms of the report, or none.
    func write(_ files: [PublishedFile], to record: inout ReportRecord) throws(Diagnostics) {
        var results = OutputSet(through: workFolder)
        for file in files {
            let path = "\(name).\(file.form.ending)"
            try results.add(file.bytes, at: "\(output)/\(path)")
            let (size, sum) = (file.bytes.count, SHA256(of: file.bytes).hexadecimal)
            if file.form == .pdf {
                (record.pdf, record.size, record.sha256) = (path, size, sum)
            } else {
                record.others = (record.others ?? []) + [ResultFile(form: file.form.name, path: path, size: size, sha256: sum)]
            }
        }
        try results.finish()
    }

    func write(findings: [Diagnostic], language: Message.Language, to record: inout ReportRecord) throws(Diagnostics) {
        let page = findingsPage(title: record.title, diagnostics: findings, language: language)
        try write(Array(page.utf8), to: findingsPath)
        record.findings = findingsPath
        record.count(findings)
    }

    func write(record: ReportRecord) throws(Diagnostics) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes: Data
        do { bytes = try encoder.encode(Saved(record: record)) } catch { throw InputFile.unreadable(recordPath, error) }
        try write([UInt8](bytes) + [UInt8(ascii: "\n")], to: recordPath)
    }

    private func write(_ bytes: [UInt8], to path: String) throws(Diagnostics) {
        try OutputFile.write(bytes, to: "\(output)/\(path)", through: workFolder)
    }
}
