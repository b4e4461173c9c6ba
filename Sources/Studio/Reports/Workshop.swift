internal import Glibc
internal import ReportData

/// The thread of the reports: takes up changes of files and answers requests, one after the other.
final class Workshop {
    private(set) var reports: [OpenReport]
    var layouts = LayoutShelf()
    let hub: EventHub
    private let mailbox: Mailbox
    private let watch = FileWatch()
    private let examiner = Examiner()
    let host: StudioHost
    private var looked = ContinuousClock.now
    private var nextReport = 0
    /// Files that were dropped for reports that are about to be begun.
    var drafts: [ReportDraft] = []
    var nextDraft = 0
    var batch: Batch?

    init(paths: [String], host: StudioHost, hub: EventHub, mailbox: Mailbox) {
        reports = []
        self.host = host
        self.hub = hub
        self.mailbox = mailbox
        for path in paths { add(path) }
    }

    /// Adds a report and gives it an ID.
    @discardableResult func add(_ path: String) -> OpenReport {
        nextReport += 1
        let report = OpenReport(id: "r\(nextReport)", path: path, host: host)
        reports.append(report)
        return report
    }

    /// Forgets reports that have gone and that nobody has opened.
    func forgetUnopened(_ gone: Set<String>) { reports.removeAll { $0.version == 0 && gone.contains($0.path) } }

    /// Milliseconds after which files are looked at though nobody said that they changed.
    private static let pause: Int32 = 1000
    /// Milliseconds without a request after which what is shown is checked.
    private static let patience: Int32 = 40
    /// Milliseconds without a change after which a file is taken to be whole.
    private static let quiet: Int32 = 8

    /// The report with an ID, read and set when it is first asked for.
    func report(_ id: String) -> OpenReport? {
        guard let report = reports.first(where: { $0.id == id }) else { return nil }
        if report.version == 0 { refresh(report) }
        return report
    }

    /// Works until the program ends, or until `isOver`, which is asked about every second.
    func run(until isOver: () -> Bool = { false }) {
        defer { examiner.stop() }
        while !isOver() {
            watch.watch(folders)
            var ends = [
                pollfd(fd: mailbox.wakeEnd, events: Int16(POLLIN), revents: 0),
                pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            // Pages come first: who sees that one has changed asks for its picture.
            let unchecked = examiner.isBusy ? nil : reports.first(where: \.needsChecks)
            let unlisted = examiner.isBusy || unchecked != nil ? nil : unlisted
            let hasWork = unchecked != nil || unlisted != nil
            let patience = batch?.isDone == false ? 0 : hasWork ? Self.patience : Self.pause
            let isQuiet = poll(&ends, 2, patience) == 0
            for job in mailbox.take() { job(self) }
            if isQuiet, let examination = unchecked?.examination { examine(examination) } else if isQuiet, let unlisted { survey(unlisted) }
            if batch?.isDone == false { goOnWithBatch() }
            if watch.drain() {
                // An editor writes in several steps.
                var end = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
                for _ in 0..<8 where poll(&end, 1, Self.quiet) > 0 { _ = watch.drain() }
            } else if ContinuousClock.now - looked < .milliseconds(Int(Self.pause)) {
                continue
            }
            looked = ContinuousClock.now
            lookForReports()
            for report in reports where report.version > 0 { refresh(report) }
        }
    }

    func examine(_ examination: Examination) {
        let mailbox = mailbox
        examiner.begin(examination) { examined in
            mailbox.bring { workshop in workshop.take(examined) }
        }
    }

    private func take(_ examined: Examined) {
        examiner.end()
        if examined.isForList { return takeForList(examined) }
        guard let report = reports.first(where: { $0.id == examined.report }), report.take(examined) else { return }
        tell(report)
        tellList()
    }

    private func refresh(_ report: OpenReport) {
        if report.refresh(&layouts) { tell(report) }
    }

    /// Tells all that look at a report what it is like now.
    func tell(_ report: OpenReport) {
        guard hub.isWatched(report.id) else { return }
        hub.send(ReportState(report).json, event: "state", to: report.id)
    }

    private var folders: Set<String> {
        var folders: Set<String> = host.folder.map { [$0] } ?? []
        for report in reports where report.version > 0 {
            folders.insert(report.path.lastIndex(of: "/").map { String(report.path[..<$0]) } ?? ".")
            if let layout = report.layoutFolder { folders.formUnion(layouts.folders[layout] ?? []) }
        }
        return folders
    }
}
