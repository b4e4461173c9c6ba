internal import Glibc
internal import Synchronization

/// Work for the thread of the reports, in the order in which it comes, and a pipe that wakes it.
final class Mailbox: Sendable {
    typealias Job = @Sendable (Workshop) -> Void

    private let jobs = Mutex<[Job]>([])
    private let limit: Int
    /// What is read from when something came.
    let wakeEnd: Int32
    private let writeEnd: Int32

    init(limit: Int) {
        self.limit = limit
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (wakeEnd, writeEnd) = (ends[0], ends[1])
    }

    deinit {
        close(wakeEnd)
        close(writeEnd)
    }

    /// Adds a job; `false` when too many wait.
    func add(_ job: @escaping Job) -> Bool {
        let isAdded = jobs.withLock { jobs in
            guard jobs.count < limit else { return false }
            jobs.append(job)
            return true
        }
        if isAdded { wake() }
        return isAdded
    }

    /// Adds what this program waits for itself, however much else waits.
    func bring(_ job: @escaping Job) {
        jobs.withLock { $0.append(job) }
        wake()
    }

    private func wake() {
        var byte: UInt8 = 1
        // A full pipe wakes as well.
        _ = write(writeEnd, &byte, 1)
    }

    /// All jobs that wait.
    func take() -> [Job] {
        var bytes = [UInt8](repeating: 0, count: 512)
        while read(wakeEnd, &bytes, bytes.count) > 0 {}
        return jobs.withLock { jobs in
            defer { jobs = [] }
            return jobs
        }
    }
}
