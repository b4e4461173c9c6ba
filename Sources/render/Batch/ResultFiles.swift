import Diagnostics
import FoundationEssentials
import Glibc
import Nettle
import ReportBatch

/// The files that a batch writes for one report: `NAME.pdf`, and in `findings/` the page of findings and the record.
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

    private var pdfPath: String { "\(name).pdf" }
    private var findingsPath: String { "\(Self.findingsFolder)/\(name).html" }
    private var recordPath: String { "\(Self.findingsFolder)/\(name).json" }

    /// The record of an earlier run with this key, if its file still is what that run wrote.
    func record(withKey key: String) -> ReportRecord? {
        guard let saved = FileManager.default.contents(atPath: "\(output)/\(recordPath)"),
            let record = decoded(saved), record.state == .written, record.key == key, record.name.hasSameBytes(as: name),
            FileManager.default.fileExists(atPath: "\(output)/\(findingsPath)"),
            let pdf = FileManager.default.contents(atPath: "\(output)/\(pdfPath)"), pdf.count == record.size,
            SHA256(of: [UInt8](pdf)).hexadecimal == record.sha256
        else { return nil }
        return record
    }

    private func decoded(_ bytes: Data) -> ReportRecord? {
        do { return try JSONDecoder().decode(Saved.self, from: bytes).record } catch { return nil }
    }

    func makeFolders() throws(Diagnostics) {
        for path in [pdfPath, findingsPath] {
            try OutputFolder.make(URL(fileURLWithPath: "\(output)/\(path)").deletingLastPathComponent().path)
        }
    }

    func write(pdf: [UInt8], to record: inout ReportRecord) throws(Diagnostics) {
        try write(pdf, to: pdfPath)
        record.pdf = pdfPath
        record.size = pdf.count
        record.sha256 = SHA256(of: pdf).hexadecimal
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
