import Diagnostics
import ReportBatch

/// Reads the records of a part one by one, in the order of their names.
final class PartReader {
    /// A record with the line that it was read from.
    struct Entry: Sendable {
        var record: ReportRecord
        var line: [UInt8]
    }

    let part: MergeSource.Part
    private var entries: LineBuffer<Entry>

    /// Throws for records that are not those of the manifest. So many records are read together.
    init(_ part: MergeSource.Part, together: Int) throws(Diagnostics) {
        self.part = part
        guard FileDigest.compute(part.recordsPath)?.digest.hexadecimal == part.manifest.sum else {
            throw Diagnostics(
                Diagnostic(
                    "F090", .error,
                    Message(
                        "清单与它的记录 \(part.manifest.records) 不符", "its records \(part.manifest.records) are gone or are not those of the list"),
                    at: Place(file: part.path), advice: Message("请重做这一部分", "draw the part again")))
        }
        entries = LineBuffer(try LineReader(part.recordsPath), together: together) { line in
            do { return Entry(record: try JSONLine.decode(ReportRecord.self, line), line: Array(line) + [UInt8(ascii: "\n")]) } catch {
                return nil
            }
        }
    }

    func next() throws(Diagnostics) -> Entry? { try entries.next() }

    /// The record of that name if it is the next one, taken; earlier ones, which nobody asked for, are passed by.
    func take(_ name: String) throws(Diagnostics) -> Entry? {
        while let first = try entries.first, first.record.name.precedesByBytes(name) { _ = try entries.next() }
        guard let first = try entries.first, first.record.name.hasSameBytes(as: name) else { return nil }
        return try entries.next()
    }
}
