import Diagnostics
import ReportBatch

/// The records of a run, kept in the order in which they come and given back by the numbers of their reports.
struct RecordSpool {
    private let file: ScratchFile
    private var places: [Range<Int>]
    /// Records for which the disk had no room.
    private var others: [Int: ReportRecord] = [:]

    /// Room for so many reports.
    init(_ count: Int, in folder: String) throws(Diagnostics) {
        file = try ScratchFile(in: folder)
        places = Array(repeating: 0..<0, count: count)
    }

    /// Keeps the record of the report with that number.
    mutating func keep(_ record: ReportRecord, at number: Int) {
        do {
            let start = file.count
            try file.append(JSONLine.encode(record))
            places[number] = start..<file.count
        } catch {
            others[number] = record
        }
    }

    /// The record of the report with that number, which was kept.
    func record(at number: Int) throws(Diagnostics) -> ReportRecord {
        if let known = others[number] { return known }
        let bytes = try file.bytes(in: places[number])
        do { return try JSONLine.decode(ReportRecord.self, bytes) } catch { throw InputFile.unreadable("records", error) }
    }
}
