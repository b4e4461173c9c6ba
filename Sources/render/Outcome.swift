import ArgumentParser
import Diagnostics
import Glibc

/// How a command ended (docs of the command's exit codes).
enum Outcome: Int32 {
    case done = 0
    case inputFailure = 1
    case strictFinding = 2
    /// Some reports of a batch failed.
    case someFailed = 3
    /// A file to verify has its pages and data, but not its bytes.
    case savedAgain = 4
    /// A worker that took more memory than it may; a batch says so of the report.
    case memoryLimit = 77
    /// The system gives a worker no threads.
    case noThreads = 78
    /// Stopped by the user: 128 and the number of SIGINT, as shells say it.
    case interrupted = 130
}

extension Console {
    /// Runs a command's body; what it throws, and taking more than `watch` allows, is reported and ends the program with exit code 1.
    func exitingOnFailure(_ watch: ResourceWatch = .standard, _ body: (Console) throws(Diagnostics) -> Outcome) throws {
        let outcome: Outcome
        do throws(Diagnostics) {
            try watch.start { fault in
                report([fault])
                _exit(Outcome.inputFailure.rawValue)
            }
            outcome = try body(self)
        } catch {
            report(ResourceWatch.shortage.map { [$0] } ?? error.all)
            outcome = .inputFailure
        }
        if outcome != .done { throw ExitCode(outcome.rawValue) }
    }
}
