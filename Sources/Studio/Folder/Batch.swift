internal import Diagnostics
internal import ReportData
internal import ReportRendering
internal import Zip

/// The PDFs of several reports, made one by one, to be taken away together. They are kept in memory: nothing is written.
struct Batch {
    private var waiting: [String]
    let total: Int
    private(set) var files: [ZipEntry] = []
    /// Those that could not be made, with the reason.
    private(set) var failed: [(report: String, reason: Message)] = []
    private var bytes = 0

    /// More is no matter for a browser.
    private static let mostBytes = 1 << 30

    init(_ reports: [String]) {
        waiting = reports
        total = reports.count
    }

    var isDone: Bool { waiting.isEmpty }

    /// The report whose turn it is.
    mutating func next() -> String? { waiting.isEmpty ? nil : waiting.removeFirst() }

    mutating func add(_ pdf: [UInt8], of report: OpenReport) {
        guard bytes + pdf.count <= Self.mostBytes else {
            return fail(report, Message("文件太多，请用 render batch", "too many files: use render batch"))
        }
        bytes += pdf.count
        var (name, number) = (report.fileName, 1)
        while files.contains(where: { $0.name == "\(name).pdf" }) {
            number += 1
            name = "\(report.fileName)-\(number)"
        }
        // PDFs are compressed already.
        files.append(ZipEntry(name: "\(name).pdf", bytes: pdf, isStored: true))
    }

    mutating func fail(_ report: OpenReport, _ reason: Message) { failed.append((report.id, reason)) }

    /// How far it is.
    var json: String {
        let failures = failed.map { report, reason in
            JSONText.object([
                ("report", JSONText.quoted(report)), ("zh", JSONText.quoted(reason.chinese)), ("en", JSONText.quoted(reason.english)),
            ])
        }
        return JSONText.object([
            ("total", "\(total)"), ("done", "\(files.count)"), ("failed", "[\(failures.joined(separator: ", "))]"),
            ("isDone", "\(isDone)"),
        ])
    }
}

extension Workshop {
    /// Begins with the PDFs of all reports that are ready, in place of those made before.
    func beginBatch() -> Answer {
        let ready = reports.filter { $0.summary?.state == .ready }.map(\.id)
        guard !ready.isEmpty else {
            return .refusal(Message("还没有可以生成的报告", "no report is ready"), status: 409)
        }
        batch = Batch(ready)
        return .json(batch?.json ?? "null")
    }

    /// Makes the next PDF.
    func goOnWithBatch() {
        guard let id = batch?.next(), let report = reports.first(where: { $0.id == id }) else { return }
        do throws(Diagnostics) {
            let made = try pdf(of: report)
            batch?.add(made, of: report)
        } catch {
            batch?.fail(report, error.all.first?.message ?? Message("原因不明", "no reason is given"))
        }
        if let batch { hub.send(batch.json, event: "batch", to: Self.listID) }
    }

    /// The PDF of a report as it is in its file, or as somebody works on it.
    private func pdf(of report: OpenReport) throws(Diagnostics) -> [UInt8] {
        guard report.version == 0 else { return try report.pdf() }
        let data = try readReport(try host.read(report.path))
        let renderer = try layouts.use(try host.layoutFolder(data), host: host).renderer
        return try renderer.publish(data, as: [.pdf], companion: host.companion(report.path), options: DrawingOptions()).files.first?.bytes
            ?? []
    }

    /// All that was made, in one file.
    var batchArchive: Answer {
        guard let batch, batch.isDone, !batch.files.isEmpty else { return .status(404) }
        do throws(ZipWritingError) {
            return Answer(
                status: 200, type: "application/zip", body: try zipped(batch.files),
                headers: [.init(name: "Content-Disposition", value: "attachment; filename=\"reports.zip\"")])
        } catch {
            return .refusal(Message("不能打包：\(error)", "the archive can not be made: \(error)"), status: 409)
        }
    }
}
