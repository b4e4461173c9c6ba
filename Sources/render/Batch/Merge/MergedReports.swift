import Diagnostics
import ReportBatch

/// The reports of one source of a merge, in the order of their names, each with what the parts say of it.
struct MergedReports {
    /// A report and what became of it, before its files are looked at.
    struct Report: Sendable {
        var input: ReportInput
        var record: ReportRecord
        /// The folder of the files that the record names.
        var folder: String
        /// The line that the record was read from, if it is as it was there.
        var line: [UInt8]?
    }

    /// Records that are held in memory for all parts together.
    private static let mostRecords = 8192

    let source: MergeSource
    /// What most reports were drawn with.
    let settings: String
    /// Parts that could not be used.
    private(set) var problems: [Diagnostic] = []
    /// Reports that stand in several parts.
    private(set) var repeated: [String] = []
    private let language: Message.Language
    private let plan: PlanReader?
    private let parts: [PartReader]

    init(_ source: MergeSource, language: Message.Language) throws(Diagnostics) {
        self.source = source
        self.language = language
        plan = if let path = source.planPath { try PlanReader(path) } else { nil }
        var parts: [PartReader] = []
        for part in source.parts {
            do throws(Diagnostics) { parts.append(try PartReader(part, together: max(16, Self.mostRecords / source.parts.count))) } catch {
                problems += error.all
            }
        }
        self.parts = parts
        let counts = parts.reduce(into: [String: Int]()) { $0[$1.part.manifest.settings, default: 0] += $1.part.manifest.counts.reports }
        settings = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }

    /// The next report; `nil` behind the last.
    mutating func next() throws(Diagnostics) -> Report? {
        guard let plan else { return try nextOfRun() }
        guard let input = try plan.next() else { return nil }
        var found: [(part: MergeSource.Part, entry: PartReader.Entry)] = []
        for part in parts { if let entry = try part.take(input.name) { found.append((part.part, entry)) } }
        let latest = found.map(\.part.rank).max()
        let reports = found.filter { $0.part.rank == latest }.map { part, entry in
            let record = judged(entry.record, of: input, in: part)
            return Report(input: input, record: record, folder: part.folder, line: record.state == entry.record.state ? entry.line : nil)
        }
        if reports.count > 1 { repeated.append(input.name) }
        return reports.first { $0.record.state == .written } ?? reports.first
            ?? Report(input: input, record: missing(input), folder: source.folder)
    }

    /// A run without a plan is held against nothing but its files.
    private func nextOfRun() throws(Diagnostics) -> Report? {
        guard let part = parts.first, let entry = try part.next() else { return nil }
        let record = entry.record
        return Report(
            input: ReportInput(report: record.report, name: record.name, source: record.source), record: record, folder: part.part.folder,
            line: entry.line)
    }

    private func missing(_ input: ReportInput) -> ReportRecord {
        let reason = Message("没有哪一部分生成了它", "no part has drawn it")
        return ReportRecord(report: input.report, name: input.name, title: input.name, state: .missing, key: "")
            .with(.missing, reason: reason.text(in: language))
    }

    /// What a part says of a report, held against the plan. A repair draws the data as they are by then.
    private func judged(_ record: ReportRecord, of input: ReportInput, in part: MergeSource.Part) -> ReportRecord {
        guard record.state == .written else { return record }
        let name = part.manifest.part.description
        if part.manifest.settings != settings {
            let reason = Message(
                "第 \(name) 部分所用的程序、字体或选项与其余部分不同", "part \(name) was drawn with another program, other fonts or options than the rest")
            return record.with(.stale, reason: reason.text(in: language))
        }
        guard part.rank > 0 || input.source == nil || record.source == input.source else {
            let reason = Message("生成时的数据与计划里的不同", "it was drawn from other data than the plan's")
            return record.with(.stale, reason: reason.text(in: language))
        }
        return record
    }
}
