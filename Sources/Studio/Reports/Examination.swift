internal import Diagnostics
internal import LayoutLanguage
internal import NIOPosix
internal import ReportData
internal import ReportRendering

/// A text to be checked, with all that this needs.
struct Examination: Sendable {
    var report: String
    /// The version of the text.
    var text: Int
    /// The version of its layout.
    var layout: Int
    var binding: Binding
    var data: DataDocument
    var previous: DataDocument?
    var companion: Companion
    /// Whether it is only for the list of reports.
    var isForList = false

    /// Binds the text anew and checks it.
    func examined() -> Examined {
        let start = ContinuousClock.now
        var examined = Examined(report: report, text: text, layout: layout, data: data, isForList: isForList)
        do throws(Diagnostics) {
            let bound = try binding.bound(data, previous: previous, companion: companion, remembers: !isForList)
            examined.findings = binding.checked(bound)
            examined.bound = bound
        } catch {
            examined.findings = error.all
        }
        examined.time = ContinuousClock.now - start
        return examined
    }
}

/// What was found in a text.
///
/// The figures of the bound report are no value: this is made on one thread, handed over, and used on the other alone.
struct Examined: @unchecked Sendable {
    var report: String
    var text: Int
    var layout: Int
    var data: DataDocument
    var isForList: Bool
    /// `nil` where the text can not be bound.
    var bound: BoundReport?
    var findings: [Diagnostic] = []
    var time = Duration.zero
}

/// Checks one text after the other on a thread of its own, so that nobody who types waits for it.
final class Examiner {
    private let thread = NIOThreadPool(numberOfThreads: 1)
    private(set) var isBusy = false

    init() { thread.start() }

    /// Has a text checked; `done` is called on that other thread.
    func begin(_ examination: Examination, done: @escaping @Sendable (Examined) -> Void) {
        isBusy = true
        thread.submit { _ in done(examination.examined()) }
    }

    /// What was begun has come back.
    func end() { isBusy = false }

    func stop() { try? thread.syncShutdownGracefully() }
}
