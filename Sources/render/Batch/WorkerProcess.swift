import Diagnostics
import FoundationEssentials
import Glibc
import ReportBatch

/// One worker of a batch: this program in a process of its own, so that a crash takes one report with it and nothing else.
final class WorkerProcess {
    let process: pid_t
    /// Where answers can be read.
    let answers: Int32
    private var jobs: Int32
    private var unread: [UInt8] = []
    /// The number of the report it is at, and since when.
    private(set) var current: (number: Int, since: ContinuousClock.Instant)?

    /// Starts a worker, which waits for its settings. Throws when the system has no room for it.
    init(workFolder: String) throws(Diagnostics) {
        do throws(POSIXError) {
            let toWorker = try OwnProcess.pipe().get()
            let fromWorker: (read: Int32, write: Int32)
            do throws(POSIXError) { fromWorker = try OwnProcess.pipe().get() } catch {
                for end in [toWorker.read, toWorker.write] { close(end) }
                throw error
            }
            // Ctrl-C goes to the batch, which ends its workers.
            let started = OwnProcess.start(["batch-worker", workFolder], in: .own, input: toWorker.read, output: fromWorker.write)
            for end in [toWorker.read, fromWorker.write] { close(end) }
            do throws(POSIXError) { process = try started.get() } catch {
                for end in [toWorker.write, fromWorker.read] { close(end) }
                throw error
            }
            (jobs, answers) = (toWorker.write, fromWorker.read)
        } catch {
            throw Self.failure(error.code.rawValue)
        }
    }

    /// So many workers, or as many as the system has room for.
    static func start(_ count: Int, workFolder: String) -> [WorkerProcess] {
        var workers: [WorkerProcess] = []
        // Whoever then has too few of them tries again and says why.
        do throws(Diagnostics) { while workers.count < count { workers.append(try WorkerProcess(workFolder: workFolder)) } } catch {}
        return workers
    }

    /// Gives the worker what holds for all reports, before the first of them.
    func give(_ settings: BatchSettings) throws(Diagnostics) {
        do { _ = OutputFile.writeAll(try JSONLine.encode(settings), to: jobs) } catch { throw Self.failure(EINVAL) }
    }

    deinit {
        stopJobs()
        close(answers)
    }

    /// Gives the worker a report. A worker that is dead already shows it at its answers.
    func give(_ input: ReportInput, number: Int) {
        current = (number, ContinuousClock.now)
        do { _ = OutputFile.writeAll(try JSONLine.encode(input), to: jobs) } catch { kill() }
    }

    /// Its answer has come.
    func finishCurrent() { current = nil }

    /// Lets the worker end when it has done what it was given.
    func stopJobs() {
        if jobs >= 0 { close(jobs) }
        jobs = -1
    }

    /// Ends it at once. Files appear under their names only when they are whole, so nothing is lost but its current report.
    func kill() { Glibc.kill(process, SIGKILL) }

    /// What can be read now: answers, and whether there will be no more.
    func read() -> (answers: [JobResult], isOver: Bool) {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = Glibc.read(answers, &buffer, buffer.count)
        if count < 0 { return ([], errno != EINTR && errno != EAGAIN) }
        guard count > 0 else { return ([], true) }
        unread += buffer[..<count]
        var results: [JobResult] = []
        while let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
            // A line that can not be read is no answer: the report counts as failed when the worker ends.
            do { results.append(try JSONLine.decode(JobResult.self, unread[..<end])) } catch { kill() }
            unread.removeSubrange(...end)
        }
        return (results, false)
    }

    /// How it ended: a message for the report it was at.
    func end() -> Message {
        let status = OwnProcess.wait(for: process)
        let signal = status & 0x7F
        guard signal != 0 else {
            let code = (status >> 8) & 0xFF
            if code == Outcome.memoryLimit.rawValue { return Message("超过内存上限", "took more memory than it may") }
            if code == Outcome.noThreads.rawValue { return ResourceWatch.noThreads }
            return Message("处理这份报告的进程意外结束（退出码 \(code)）", "the process that drew it ended unexpectedly (exit code \(code))")
        }
        let memory = signal == SIGKILL ? Message("，可能内存不足", ", perhaps for lack of memory") : Message("", "")
        return Message(
            "处理这份报告的进程崩溃（信号 \(signal)\(memory.chinese)）", "the process that drew it crashed (signal \(signal)\(memory.english))")
    }

    private static func failure(_ code: Int32) -> Diagnostics {
        let reason = String(cString: strerror(code))
        return Diagnostics(
            Diagnostic("F045", .failure, Message("无法启动工作进程：\(reason)", "a worker can not be started: \(reason)")))
    }
}
