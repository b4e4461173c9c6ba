import Diagnostics
import Glibc
import ReportBatch

/// The plan of a batch as a file: `plan.jsonl`, and `repair-1.jsonl` for what a merge found lacking.
enum PlanFile {
    static let name = "plan.jsonl"

    static func name(ofRepair number: Int) -> String { "repair-\(number).jsonl" }

    /// Whether an argument of the command line is meant to be a plan.
    static func isName(_ argument: String) -> Bool { argument.hasEnding(".jsonl") }

    /// The inputs with the digests of their files. A file that can not be read has none: its report fails and says why.
    static func digested(_ inputs: [ReportInput]) -> [ReportInput] {
        let piece = 256
        let pieces = concurrentMap((inputs.count + piece - 1) / piece) { number in
            inputs[number * piece..<min((number + 1) * piece, inputs.count)].map { input in
                ReportInput(report: input.report, name: input.name, source: FileDigest.compute(input.report)?.digest.hexadecimal)
            }
        }
        return Array(pieces.joined())
    }

    static func write(_ plan: BatchPlan, to path: String, through workFolder: String) throws(Diagnostics) {
        let file = try PartialFile(path, through: workFolder)
        try file.append(line(plan.head))
        for input in plan.inputs { try file.append(line(input)) }
        try file.finish()
    }

    /// Texts and numbers can always be encoded.
    static func line(_ value: some Encodable) -> [UInt8] {
        do { return try JSONLine.encode(value) } catch { preconditionFailure("line that can not be encoded: \(error)") }
    }

    /// The whole plan at `path`.
    static func read(_ path: String) throws(Diagnostics) -> BatchPlan {
        let reader = try PlanReader(path)
        var inputs: [ReportInput] = []
        while let input = try reader.next() { inputs.append(input) }
        return BatchPlan(head: reader.head, inputs: inputs)
    }
}

/// Reads a plan report by report.
final class PlanReader {
    let head: BatchPlan.Head
    private let path: String
    private var inputs: LineBuffer<ReportInput>
    private var count = 0
    private var latest: String?

    private static let together = 1024

    init(_ path: String) throws(Diagnostics) {
        self.path = path
        let lines = try LineReader(path)
        guard let first = try lines.next(), let head = Self.decoded(BatchPlan.Head.self, first), head.kind == BatchPlan.Head.kind else {
            throw Self.damaged(path)
        }
        self.head = head
        inputs = LineBuffer(lines, together: Self.together) { Self.decoded(ReportInput.self, $0) }
    }

    /// The next report; `nil` behind the last. Throws for a plan that is cut or whose reports are not in order.
    func next() throws(Diagnostics) -> ReportInput? {
        let next: ReportInput?
        do throws(Diagnostics) { next = try inputs.next() } catch { throw Self.damaged(path) }
        guard let input = next else {
            guard count == head.reports else { throw Self.damaged(path) }
            return nil
        }
        guard latest.map({ $0.precedesByBytes(input.name) }) ?? true else { throw Self.damaged(path) }
        count += 1
        latest = input.name
        return input
    }

    private static func decoded<Value: Decodable>(_ type: Value.Type, _ line: ArraySlice<UInt8>) -> Value? {
        do { return try JSONLine.decode(type, line) } catch { return nil }
    }

    private static func damaged(_ path: String) -> Diagnostics {
        Diagnostics(
            Diagnostic(
                "F083", .failure, Message("不是批处理的计划，或已不完整", "not the plan of a batch, or no longer whole"), at: Place(file: path),
                advice: Message("请用 render batch … --plan 重新做计划", "make it again with render batch … --plan")))
    }
}
