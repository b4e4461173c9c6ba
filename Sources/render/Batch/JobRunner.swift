import Diagnostics
import Glibc
import LayoutLanguage
import Nettle
import ReportBatch
import ReportData
import ReportRendering

/// Draws the reports of a batch one after the other, with fonts opened and layouts read once.
struct JobRunner {
    private let settings: BatchSettings
    private let language: Message.Language
    private let options: DrawingOptions
    private let workFolder: String
    private var renderers: Renderers

    init(settings: BatchSettings, workFolder: String) throws(Diagnostics) {
        self.settings = settings
        self.workFolder = workFolder
        language = Message.Language(rawValue: settings.language) ?? .chinese
        options = DrawingOptions(arguments: settings.options) ?? DrawingOptions()
        renderers = Renderers(layout: settings.layout, fonts: try FontFolder.open(settings.fonts))
    }

    /// Draws one report unless an earlier run's result is still right. Whatever is wrong with it ends up in its record.
    mutating func run(_ input: ReportInput) -> JobResult {
        let files = ResultFiles(output: settings.output, name: input.name, workFolder: workFolder)
        var record = ReportRecord(report: input.report, name: input.name, title: input.name, state: .failed, key: "")
        do throws(Diagnostics) {
            // Reports of a folder are files; a pipe was named by the user.
            let bytes = try InputFile.bytes(at: input.report, .fileOrStream)
            record.source = SHA256(of: bytes).hexadecimal
            let cells = try CellsFile.read(beside: input.report)
            let data = try readReport(try InputFile.source(named: input.report, bytes), cells: cells)
            let renderer = try renderers.renderer(for: data)
            let earlier = try renderer.layout.previousReport(of: data, companion: Companions(of: input.report).source)
            // The sum of what was read stands for it, so that it is gone through once.
            let beside = [earlier?.file.text, cells.isEmpty ? nil : cells.json].compactMap { $0 }
            let sums = [record.source] + beside.map { SHA256(of: Array($0.utf8)).hexadecimal }
            record.key = key(of: sums.compactMap { $0 }, renderer.layout)
            if !settings.force, var known = files.record(withKey: record.key),
                (known.pictures ?? []).allSatisfy(Companions(of: input.report).isSame)
            {
                // The same text may have come from another file.
                (known.report, known.source) = (record.report, record.source)
                return JobResult(record: known, isUnchanged: true)
            }
            try draw(data, from: input.report, renderer, into: files, &record)
        } catch {
            fail(&record, error.all, files)
        }
        return JobResult(record: record, isUnchanged: false)
    }

    private func draw(
        _ data: DataDocument, from path: String, _ renderer: ReportRenderer, into files: ResultFiles, _ record: inout ReportRecord
    ) throws(Diagnostics) {
        let report = try renderer.publish(
            data, as: [.pdf] + settings.also, companion: Companions(of: path).companion, options: options, limit: settings.maxPages)
        record.title = report.title.isEmpty ? record.name : report.title
        let all = renderer.layout.findings + report.findings
        if settings.strict, all.contains(where: { $0.severity <= .error }) { throw Diagnostics(all) }
        try files.makeFolders()
        try files.write(report.files, to: &record)
        let pictures = report.pictures.map { picture in
            ResultFile(form: "picture", path: picture.path, size: picture.file.count, sha256: SHA256(of: picture.file).hexadecimal)
        }
        record.pictures = pictures.isEmpty ? nil : pictures
        record.state = .written
        record.pages = report.pageCount ?? 0
        try files.write(findings: all, language: language, to: &record)
        try files.write(record: record)
    }

    /// Says in the record why there is no file. What was written for the report earlier stays.
    private func fail(_ record: inout ReportRecord, _ diagnostics: [Diagnostic], _ files: ResultFiles) {
        record.state = .failed
        (record.pdf, record.size, record.sha256, record.others, record.findings, record.pages) = (nil, nil, nil, nil, nil, 0)
        let first = diagnostics.sortedByPlace().min { $0.severity < $1.severity }
        record.reason = first.map { diagnostic in
            let place = diagnostic.place.map { "\($0.description): " } ?? ""
            return "\(place)[\(diagnostic.id.rawValue)] \(diagnostic.message.text(in: language))"
        }
        do throws(Diagnostics) {
            try files.makeFolders()
            try files.write(findings: diagnostics, language: language, to: &record)
            try files.write(record: record)
        } catch {
            // The record in the manifest still says it; on a full disk there is no more to be had.
            record.count(diagnostics)
            record.findings = nil
        }
    }

    /// All that a result depends on: every source of the report, the layout's files, program, fonts and options.
    private func key(of sums: [String], _ layout: LoadedLayout) -> String {
        SHA256(of: ([settings.keyParts, layout.digestText] + sums).map { Array($0.utf8) }).hexadecimal
    }
}
