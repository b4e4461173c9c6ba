public import Diagnostics

/// How far a batch is: counts, rate and time left.
public struct BatchProgress: Hashable, Sendable {
    public let total: Int
    public private(set) var written = 0
    public private(set) var unchanged = 0
    public private(set) var failed = 0
    /// When each of the last reports was done, in seconds since the start: the rate follows what is drawn now, not what was skipped before.
    private var times: [Double] = []

    private static let window = 64

    public init(total: Int) { self.total = total }

    public var done: Int { written + unchanged + failed }

    /// Takes note of a finished report, so many seconds after the start.
    public mutating func add(_ record: ReportRecord, isUnchanged: Bool, at seconds: Double) {
        if record.state == .failed { failed += 1 } else if isUnchanged { unchanged += 1 } else { written += 1 }
        times.append(seconds)
        if times.count > Self.window { times.removeFirst() }
    }

    /// Reports a second, over the last ones; `nil` before there is anything to say.
    public func rate(at seconds: Double) -> Double? {
        let start = times.count < Self.window ? 0 : times.first ?? 0
        guard !times.isEmpty, seconds > start else { return nil }
        return Double(times.count) / (seconds - start)
    }

    /// `24.1 份/秒，剩余 0:12`, empty before there is anything to say.
    public func pace(at seconds: Double) -> Message {
        guard let rate = rate(at: seconds) else { return Message("", "") }
        let left = Self.clock(Double(total - done) / rate)
        let number = Self.tenths(rate)
        return Message("\(number) 份/秒，剩余 \(left)", "\(number) reports/s, \(left) left")
    }

    /// One line with a bar of `width` columns for a terminal.
    public func bar(width: Int, at seconds: Double) -> Message {
        let filled = total == 0 ? width : width * done / total
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        let pace = pace(at: seconds)
        let faults = failed == 0 ? Message("", "") : Message("，失败 \(failed)", ", \(failed) failed")
        return Message(
            "\(bar) \(done)/\(total) \(pace.chinese)\(faults.chinese)", "\(bar) \(done)/\(total) \(pace.english)\(faults.english)")
    }

    /// What a finished run did.
    public func summary(at seconds: Double) -> Message {
        let duration = Self.tenths(seconds)
        return Message(
            "共 \(total) 份：已生成 \(written)，未变而跳过 \(unchanged)，失败 \(failed)；用时 \(duration) 秒",
            "\(total) reports: \(written) written, \(unchanged) unchanged and skipped, \(failed) failed; \(duration) s")
    }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int((min(value, 1e9) * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// Minutes and seconds, with hours from one hour on.
    private static func clock(_ seconds: Double) -> String {
        let whole = Int(min(seconds, 1e7).rounded(.up))
        let pair = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return whole < 3600 ? "\(whole / 60):\(pair(whole % 60))" : "\(whole / 3600):\(pair(whole / 60 % 60)):\(pair(whole % 60))"
    }
}
