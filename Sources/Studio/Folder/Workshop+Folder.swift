internal import Diagnostics
internal import ReportData
internal import ReportRendering

/// The list of the reports of a folder: each is looked at in turn, while nobody asks for anything.
extension Workshop {
    /// The list, with what is known of each report so far.
    var reportList: String {
        let items = reports.map { report in
            // Of an open report that has no pages now the last ones tell nothing.
            let failed = report.failures.isEmpty ? nil : ReportSummary(report.data, findings: report.failures, pages: nil)
            return JSONText.object(
                [("id", JSONText.quoted(report.id)), ("path", JSONText.quoted(report.path))]
                    + ((failed ?? report.summary)?.members ?? []))
        }
        return JSONText.object([("folder", "\(host.folder != nil)"), ("reports", "[\(items.joined(separator: ", "))]")])
    }

    func tellList() {
        guard hub.isWatched(Self.listID) else { return }
        hub.send(reportList, event: "reports", to: Self.listID)
    }

    /// Under which those listen who look at the list.
    static let listID = "list"

    /// Takes up reports that have come into the folder, and forgets those that have gone and that nobody has opened.
    func lookForReports() {
        guard host.folder != nil else { return }
        let paths: [String]
        do throws(Diagnostics) { paths = try host.reports() } catch { return }
        let known = reports.map(\.path)
        guard paths != known else { return }
        let gone = Set(known).subtracting(paths)
        forgetUnopened(gone)
        for path in paths where !known.contains(path) { add(path) }
        tellList()
    }

    /// The report that is to be looked at next for the list.
    var unlisted: OpenReport? {
        guard host.folder != nil, hub.isWatched(Self.listID) else { return nil }
        return reports.first { $0.isSummaryOld }
    }

    /// Looks at a report: what is quick at once, its checks on the other thread.
    func survey(_ report: OpenReport) {
        report.beginSummary()
        do throws(Diagnostics) {
            let data = try readReport(try host.read(report.path))
            let use = try layouts.use(try host.layoutFolder(data), host: host)
            let companion = host.companion(report.path)
            let previous = try use.renderer.layout.previousReport(of: data, companion: companion.source)
            examine(
                Examination(
                    report: report.id, text: report.textVersion, layout: use.version, binding: use.renderer.binding, data: data,
                    previous: previous, companion: companion, isForList: true))
        } catch {
            let data = (try? host.read(report.path)).flatMap { DataDocument.read($0).document }
            report.summary = ReportSummary(data, findings: error.all, pages: nil)
            tellList()
        }
    }

    /// Takes over what was found in a report that is only listed.
    func takeForList(_ examined: Examined) {
        guard let report = reports.first(where: { $0.id == examined.report }) else { return }
        var (findings, pages) = (examined.findings, Int?.none)
        if let bound = examined.bound, let renderer = layouts.renderer(examined.layout) {
            do throws(Diagnostics) {
                let (document, found) = try renderer.pages(of: bound, data: examined.data)
                pages = document.pages.count
                findings += renderer.layout.findings + found + renderer.missingBold(in: bound)
            } catch {
                findings += error.all
            }
        }
        report.summary = ReportSummary(examined.data, findings: findings, pages: pages)
        tellList()
    }
}
