import Diagnostics
import Glibc
import ReportBatch

/// Hands reports to workers and gathers what became of them, on one thread.
struct BatchRun {
    /// How a run is done.
    struct Plan {
        var settings: BatchSettings
        var workFolder: String
        var workers: Int
        /// A report that takes longer is given up.
        var timeLimit: Duration
    }

    private let plan: Plan
    private let console: Console
    private let inputs: [ReportInput]
    /// The number of the first report that no worker was given.
    private var next = 0
    private var workers: [WorkerProcess] = []
    /// Workers that have no settings yet.
    private var idle: [WorkerProcess]
    private var spool: RecordSpool
    private var progress: BatchProgress
    private let start = ContinuousClock.now
    private var signals = sigset_t()

    private static let barWidth = 30
    /// Milliseconds between looks at the clock and at signals.
    private static let tick: Int32 = 200

    /// `idle` are workers that were started for this run.
    init(_ inputs: [ReportInput], plan: Plan, idle: [WorkerProcess], console: Console) throws(Diagnostics) {
        self.inputs = inputs
        spool = try RecordSpool(inputs.count, in: plan.workFolder)
        self.idle = idle
        self.plan = plan
        self.console = console
        progress = BatchProgress(total: inputs.count)
    }

    /// Draws all reports and gives their records; `nil` when the user stopped the run. Throws when not one worker can be started.
    mutating func run() throws(Diagnostics) -> RecordSpool? {
        // Signals wait until they are asked for; a worker that dies shows it at its pipe.
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&signals, signal) }
        sigprocmask(SIG_BLOCK, &signals, nil)
        defer { workers.forEach { end($0) } }
        while progress.done < inputs.count {
            try hire()
            var ends = workers.map { pollfd(fd: $0.answers, events: Int16(POLLIN), revents: 0) }
            guard poll(&ends, nfds_t(ends.count), Self.tick) >= 0 || errno == EINTR else { break }
            guard !isStopped else {
                console.draw(bar: Message("", ""))
                return nil
            }
            for (index, end) in ends.enumerated().reversed() where end.revents != 0 { listen(to: index) }
            stopLateWorkers()
            console.draw(bar: progress.bar(width: Self.barWidth, at: seconds))
        }
        console.draw(bar: Message("", ""))
        console.say(progress.summary(at: seconds))
        return spool
    }

    /// Starts workers as long as there is work for them.
    private mutating func hire() throws(Diagnostics) {
        while workers.count < plan.workers, next < inputs.count {
            do throws(Diagnostics) {
                let worker = if let started = idle.popLast() { started } else { try WorkerProcess(workFolder: plan.workFolder) }
                try worker.give(plan.settings)
                worker.give(inputs[next], number: next)
                next += 1
                workers.append(worker)
            } catch {
                // Fewer workers do, too.
                guard !workers.isEmpty else { throw error }
                return
            }
        }
    }

    private mutating func listen(to index: Int) {
        let worker = workers[index]
        let (answers, isOver) = worker.read()
        for answer in answers {
            if let number = worker.current?.number { finish(answer.record, number, isUnchanged: answer.isUnchanged) }
            worker.finishCurrent()
        }
        if isOver {
            workers.remove(at: index)
            let reason = worker.end()
            if let number = worker.current?.number { fail(number, reason) }
        } else if worker.current == nil {
            guard next < inputs.count else { return worker.stopJobs() }
            worker.give(inputs[next], number: next)
            next += 1
        }
    }

    private mutating func stopLateWorkers() {
        for (index, worker) in workers.enumerated().reversed() {
            guard let current = worker.current, ContinuousClock.now - current.since > plan.timeLimit else { continue }
            workers.remove(at: index)
            end(worker)
            let limit = plan.timeLimit.components.seconds
            fail(current.number, Message("超过时限 \(limit) 秒", "took longer than \(limit) s"))
        }
    }

    private mutating func fail(_ number: Int, _ reason: Message) {
        let input = inputs[number]
        let record = ReportRecord.failure(input.report, name: input.name, reason: reason.text(in: console.options.lang))
        finish(record, number, isUnchanged: false)
    }

    private mutating func finish(_ record: ReportRecord, _ number: Int, isUnchanged: Bool) {
        spool.keep(record, at: number)
        progress.add(record, isUnchanged: isUnchanged, at: seconds)
        guard !console.isTerminal else { return }
        let pace = progress.pace(at: seconds)
        let did = Self.words(for: record, isUnchanged: isUnchanged)
        console.say(
            Message(
                "\(progress.done)/\(progress.total) \(record.name)：\(did.chinese)　\(pace.chinese)",
                "\(progress.done)/\(progress.total) \(record.name): \(did.english), \(pace.english)"))
    }

    private static func words(for record: ReportRecord, isUnchanged: Bool) -> Message {
        switch record.state {
        case .failed, .missing, .stale, .changed: Message("失败", "failed")
        case .written where isUnchanged: Message("未变，跳过", "unchanged, skipped")
        case .written:
            Message(
                "\(record.pages) 页，错误 \(record.errors)，警告 \(record.warnings)",
                "\(record.pages) pages, \(record.errors) errors, \(record.warnings) warnings")
        }
    }

    private func end(_ worker: WorkerProcess) {
        if worker.current == nil { worker.stopJobs() } else { worker.kill() }
        _ = worker.end()
    }

    /// Whether the user asked the run to stop.
    private var isStopped: Bool {
        var waiting = sigset_t()
        guard sigpending(&waiting) == 0 else { return false }
        return [SIGINT, SIGTERM, SIGHUP].contains { sigismember(&waiting, $0) == 1 }
    }

    private var seconds: Double {
        let (whole, fraction) = (ContinuousClock.now - start).components
        return Double(whole) + Double(fraction) / 1e18
    }
}
