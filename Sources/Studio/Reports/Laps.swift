internal import Diagnostics

/// How long the steps of an answer took, for those who measure it (Server Timing, W3C).
struct Laps {
    private var last = ContinuousClock.now
    private var steps: [(name: String, time: Duration)] = []

    /// Ends a step that began with the last one's end.
    mutating func end(_ name: String) {
        let now = ContinuousClock.now
        steps.append((name, now - last))
        last = now
    }

    /// Adds a step that was made at another time.
    mutating func add(_ name: String, _ time: Duration) { steps.append((name, time)) }

    /// The field of an answer's head.
    var header: Answer.Header {
        Answer.Header(name: "Server-Timing", value: steps.map { "\($0.name);dur=\($0.time.milliseconds)" }.joined(separator: ", "))
    }
}

extension Duration {
    /// Milliseconds with two decimals.
    var milliseconds: String {
        let (seconds, attoseconds) = components
        let hundredths = seconds * 100_000 + attoseconds / 10_000_000_000_000
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
