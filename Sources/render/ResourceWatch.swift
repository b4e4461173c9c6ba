import Diagnostics
import FoundationEssentials
import Glibc

/// What a run may take, and a thread that looks after it: whatever an input asks for, the machine stays usable, and the user is told.
struct ResourceWatch: Sendable {
    /// `nil` for as long as it takes.
    var timeLimit: Duration?
    /// In bytes; `nil` for as much as there is.
    var memoryLimit: Int?

    static let standard = ResourceWatch(timeLimit: .seconds(600), memoryLimit: 4 << 30)
    static let none = ResourceWatch(timeLimit: nil, memoryLimit: nil)

    /// Microseconds between two looks.
    private static let tick: UInt32 = 50_000
    /// What the system's own limit of addresses must leave free, for there is no way on when nothing is.
    private static let reserve = 48 << 20

    /// What the program and its libraries take before they draw anything, with threads and heaps.
    private static let leastAddresses = 336 << 20

    static let noThreads = Message("系统不允许再开线程（见 ulimit -u）", "the system allows no more threads (see ulimit -u)")

    /// Begins to look; `stop` is called on another thread with what was exceeded. Throws when the system gives no threads: the libraries
    /// that draw would wait for them for ever.
    func start(_ stop: @escaping @Sendable (Diagnostic) -> Void) throws(Diagnostics) {
        guard ThreadProbe.succeeds(count: ProcessInfo.processInfo.activeProcessorCount + 1) else {
            throw Diagnostics(Diagnostic("F094", .failure, Self.noThreads))
        }
        let (start, addressLimit) = (ContinuousClock.now, Self.addressLimit)
        if let addressLimit, addressLimit < Self.leastAddresses { throw Diagnostics(Self.tooFewAddresses(addressLimit)) }
        guard timeLimit != nil || memoryLimit != nil else { return }
        detach {
            while true {
                if let fault = fault(after: ContinuousClock.now - start, addressLimit) { return stop(fault) }
                usleep(Self.tick)
            }
        }
    }

    /// What a thread does, as an object that the system can be given.
    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs `body` on a thread of its own; there is room for one, which was asked before.
    private func detach(_ body: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(body))
        let code = pthread_create(
            &thread, nil,
            { work in
                if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
                return nil
            }, work.toOpaque())
        if code == 0 { pthread_detach(thread) } else { work.release() }
    }

    private func fault(after time: Duration, _ addressLimit: Int?) -> Diagnostic? {
        if let timeLimit, time > timeLimit {
            let seconds = timeLimit.components.seconds
            return Diagnostic(
                "F092", .failure, Message("超过时限 \(seconds) 秒，没有写出文件", "took longer than \(seconds) s; nothing was written"),
                advice: Message("确有需要时用 --time-limit 放宽", "if it must be, allow more with --time-limit"))
        }
        let use = Self.memory
        if let memoryLimit, use.resident > memoryLimit {
            let megabytes = memoryLimit >> 20
            return Diagnostic(
                "F093", .failure, Message("超过内存上限 \(megabytes) MB，没有写出文件", "took more than \(megabytes) MB of memory; nothing was written"),
                advice: Message("确有需要时用 --memory-limit 放宽", "if it must be, allow more with --memory-limit"))
        }
        if let addressLimit, use.addresses > addressLimit - Self.reserve {
            return Self.tooFewAddresses(addressLimit)
        }
        return nil
    }

    /// What is to be said in place of a failure when the system's limit of addresses is all but reached: a file that can not be read then, such as
    /// that of a face, could not be mapped.
    static var shortage: Diagnostic? {
        addressLimit.flatMap { limit in memory.addresses > limit - reserve ? tooFewAddresses(limit) : nil }
    }

    private static func tooFewAddresses(_ limit: Int) -> Diagnostic {
        let megabytes = limit >> 20
        return Diagnostic(
            "F093", .failure,
            Message(
                "系统只允许 \(megabytes) MB 内存（见 ulimit -v），不够用",
                "the system allows \(megabytes) MB of memory (see ulimit -v), which is too little"))
    }

    /// The system's limit of addresses (getrlimit(2), RLIMIT_AS); `nil` for none.
    private static var addressLimit: Int? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur < rlim_t(Int.max) else { return nil }
        return Int(limit.rlim_cur)
    }

    /// Bytes of addresses and of memory in use (proc(5), `statm`).
    private static var memory: (addresses: Int, resident: Int) {
        let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return (0, 0) }
        defer { close(descriptor) }
        let text = [UInt8](unsafeUninitializedCapacity: 128) { buffer, count in
            count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
        let pages = text.split(separator: UInt8(ascii: " ")).prefix(2).map { $0.reduce(0) { $0 * 10 + Int($1) - 48 } }
        let size = Int(sysconf(Int32(_SC_PAGESIZE)))
        return pages.count == 2 ? (pages[0] * size, pages[1] * size) : (0, 0)
    }
}
