internal import Glibc
internal import ReportData

/// The thread of the reports: takes up changes of files and answers requests, one after the other.
final class Workshop {
    private(set) var reports: [OpenReport]
    var layouts = LayoutShelf()
    private let hub: EventHub
    private let mailbox: Mailbox
    private let watch = FileWatch()
    let host: StudioHost
    private var looked = ContinuousClock.now

    init(paths: [String], host: StudioHost, hub: EventHub, mailbox: Mailbox) {
        reports = paths.enumerated().map { OpenReport(id: "r\($0 + 1)", path: $1, host: host) }
        self.host = host
        self.hub = hub
        self.mailbox = mailbox
    }

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
        while !isOver() {
            watch.watch(folders)
            var ends = [
                pollfd(fd: mailbox.wakeEnd, events: Int16(POLLIN), revents: 0),
                pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            // Pages come first: who sees that one has changed asks for its picture.
            let unchecked = reports.first(where: \.needsChecks)
            let isQuiet = poll(&ends, 2, unchecked == nil ? Self.pause : Self.patience) == 0
            for job in mailbox.take() { job(self) }
            if isQuiet, let unchecked {
                unchecked.check()
                tell(unchecked)
            }
            if watch.drain() {
                // An editor writes in several steps.
                var end = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
                for _ in 0..<8 where poll(&end, 1, Self.quiet) > 0 { _ = watch.drain() }
            } else if ContinuousClock.now - looked < .milliseconds(Int(Self.pause)) {
                continue
            }
            looked = ContinuousClock.now
            for report in reports where report.version > 0 { refresh(report) }
        }
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
        var folders: Set<String> = []
        for report in reports where report.version > 0 {
            folders.insert(report.path.lastIndex(of: "/").map { String(report.path[..<$0]) } ?? ".")
            if let layout = report.layoutFolder { folders.formUnion(layouts.folders[layout] ?? []) }
        }
        return folders
    }
}
