import Diagnostics
import Glibc
import Nettle
import ReportBatch

/// Writes the lists of a run, report by report in the order of their names: records, manifest, pages over all. It keeps none of them.
struct RecordList {
    private let folder: String
    private let workFolder: String
    private let origin: Manifest.Origin
    private let records: PartialFile
    private let recordsName: String
    /// Of the records so far.
    private var sum = RunningSHA256()
    private let rows: (others: ScratchFile, written: ScratchFile)
    /// Where rows end.
    private var ends: (others: [Int], written: [Int]) = ([0], [0])
    private var entries: [String] = []
    private var entryFiles = 0
    private(set) var counts = Manifest.Counts()

    /// A report as it goes into the lists, made where there are cores free.
    struct Item: Sendable {
        let record: ReportRecord
        let line: [UInt8]
        let row: IndexRow

        /// `line` is the record as it was read.
        init(_ record: ReportRecord, line: [UInt8]? = nil) {
            self.record = record
            // A record is numbers and texts, which can always be encoded.
            do { self.line = try line ?? JSONLine.encode(record) } catch { preconditionFailure("record that can not be encoded: \(error)") }
            row = IndexRow(record)
        }
    }

    /// The lists of `origin` in `folder`.
    init(of origin: Manifest.Origin, in folder: String, through workFolder: String) throws(Diagnostics) {
        self.folder = folder
        self.workFolder = workFolder
        self.origin = origin
        recordsName = "records\(origin.part.suffix).jsonl"
        records = try PartialFile("\(folder)/\(recordsName)", through: workFolder)
        rows = (try ScratchFile(in: workFolder), try ScratchFile(in: workFolder))
    }

    private var suffix: String { origin.part.suffix }

    mutating func add(_ item: Item) throws(Diagnostics) {
        counts.add(item.record)
        sum.update(item.line)
        try records.append(item.line)
        if item.row.isWritten {
            try rows.written.append(Array(item.row.html.utf8))
            ends.written.append(rows.written.count)
        } else {
            try rows.others.append(Array(item.row.html.utf8))
            ends.others.append(rows.others.count)
        }
        // One page is searched in itself.
        entries.append(item.row.searchEntry)
        if entries.count == IndexPages.entriesAFile { try writeEntries() }
    }

    private mutating func writeEntries() throws(Diagnostics) {
        try OutputFolder.make("\(folder)/\(IndexPages.folder(suffix: suffix))")
        try write(IndexPages.entries(entries), to: IndexPages.path(ofEntries: entryFiles, suffix: suffix))
        entryFiles += 1
        entries.removeAll(keepingCapacity: true)
    }

    /// Writes what is left; the manifest comes last. Returns it.
    mutating func finish() throws(Diagnostics) -> Manifest {
        if counts.reports > IndexPages.rowsAPage, !entries.isEmpty { try writeEntries() }
        try records.finish()
        let manifest = Manifest(origin: origin, counts: counts, records: recordsName, sum: sum.finish().hexadecimal)
        let pages = IndexPages(manifest)
        if pages.pageCount > 1 { try OutputFolder.make("\(folder)/\(IndexPages.folder(suffix: suffix))") }
        for number in 1...pages.pageCount {
            let page = pages.rows(onPage: number)
            let others = try text(of: page.others, in: rows.others, ends.others)
            let written = try text(of: page.written, in: rows.written, ends.written)
            try write(pages.page(number, others: others, written: written), to: IndexPages.path(ofPage: number, suffix: suffix))
        }
        removePages(behind: pages.pageCount)
        try write(Self.text(of: manifest), to: "manifest\(suffix).json")
        return manifest
    }

    /// A manifest is numbers and texts, which can always be encoded.
    private static func text(of manifest: Manifest) -> String {
        do { return String(decoding: try manifest.json, as: UTF8.self) } catch {
            preconditionFailure("manifest that can not be encoded: \(error)")
        }
    }

    private func text(of range: Range<Int>, in rows: ScratchFile, _ ends: [Int]) throws(Diagnostics) -> String {
        guard !range.isEmpty else { return "" }
        return String(decoding: try rows.bytes(in: ends[range.lowerBound]..<ends[range.upperBound]), as: UTF8.self)
    }

    private func write(_ text: String, to path: String) throws(Diagnostics) {
        let file = try PartialFile("\(folder)/\(path)", through: workFolder)
        try file.append(Array(text.utf8))
        try file.finish()
    }

    /// Takes away pages and entries of a longer list that stood here before.
    private func removePages(behind count: Int) {
        var number = max(2, count + 1)
        while unlink("\(folder)/\(IndexPages.path(ofPage: number, suffix: suffix))") == 0 { number += 1 }
        number = count > 1 ? entryFiles : 0
        while unlink("\(folder)/\(IndexPages.path(ofEntries: number, suffix: suffix))") == 0 { number += 1 }
        // It may hold documents of reports, and then stays.
        if count == 1 { rmdir("\(folder)/\(IndexPages.folder(suffix: suffix))") }
    }
}
