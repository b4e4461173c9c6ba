import Diagnostics
import ReportBatch

/// Tells of the reports of a batch that are not there as their sources give them: the first of them one by one, then how many more.
struct FailureMessages {
    let folder: String
    let console: Console
    private(set) var count = 0
    private var messages: [Diagnostic] = []

    /// Whoever has more than these reads the overview.
    private static let largestCount = 200

    init(folder: String, console: Console) {
        self.folder = folder
        self.console = console
    }

    mutating func add(_ record: ReportRecord) {
        guard let (id, words) = Self.words(for: record) else { return }
        count += 1
        guard messages.count < Self.largestCount else { return }
        let advice = record.findings.map { Message("全部问题见 \(folder)/\($0)", "all findings are in \(folder)/\($0)") }
        messages.append(
            Diagnostic(id, .failure, words, at: Place(file: record.report), advice: record.state == .failed ? advice : nil))
    }

    private static func words(for record: ReportRecord) -> (DiagnosticID, Message)? {
        let reason = record.reason ?? ""
        return switch record.state {
        case .written: nil
        case .failed: ("F048", Message("未能生成：\(reason)", "not written: \(reason)"))
        case .missing: ("F084", Message(reason, reason))
        case .stale: ("F085", Message(reason, reason))
        case .changed: ("F086", Message(reason, reason))
        }
    }

    func finish() {
        console.report(messages)
        let more = count - messages.count
        guard more > 0 else { return }
        console.say(Message("还有 \(more) 份，见总览", "\(more) more are in the overview"))
    }
}
