import Diagnostics
import ReportBatch

/// The plan of what a merge found lacking, which draws just these reports.
struct RepairPlan {
    let source: MergeSource
    private let lines: ScratchFile
    private(set) var count = 0

    private static let pieceSize = 1 << 20

    init(of source: MergeSource, through workFolder: String) throws(Diagnostics) {
        self.source = source
        lines = try ScratchFile(in: workFolder)
    }

    mutating func add(_ input: ReportInput) throws(Diagnostics) {
        try lines.append(PlanFile.line(input))
        count += 1
    }

    /// Writes it beside the plan, and gives the command that draws it; `nil` when nothing is lacking or nobody made a plan.
    func write() throws(Diagnostics) -> String? {
        guard count > 0, let head = source.head else { return nil }
        let options = source.parts.first?.manifest.options ?? head.options
        let path = "\(source.folder)/\(PlanFile.name(ofRepair: source.nextRepair))"
        let file = try PartialFile(path)
        try file.append(
            PlanFile.line(BatchPlan.Head(plan: head.plan, repair: source.nextRepair, reports: count, options: options)))
        for start in stride(from: 0, to: lines.count, by: Self.pieceSize) {
            try file.append(try lines.bytes(in: start..<min(start + Self.pieceSize, lines.count)))
        }
        try file.finish()
        return (["render", "batch", path, "-o", source.folder] + options).map(ShellWord.quoted).joined(separator: " ")
    }
}
