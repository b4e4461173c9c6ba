import Diagnostics
import Glibc
import ReportBatch

/// The reports that a run is to draw: those that its arguments mean, or those of a plan that fall to its part.
struct BatchReports {
    var inputs: [ReportInput]
    var part: BatchPart
    /// The digest of the plan; `nil` for a run without one.
    var plan: String?
    var remarks: [Diagnostic] = []

    /// `output` is the folder of the results, in which the plan is looked for when no argument names one.
    init(_ arguments: [String], shard: Shard?, output: String) throws(Diagnostics) {
        let plans = arguments.filter(PlanFile.isName)
        if plans.isEmpty, shard == nil || !arguments.isEmpty {
            guard shard == nil else { throw Self.shardWithoutPlan(arguments, output) }
            let search = try InputSearch(arguments)
            (inputs, part, plan, remarks) = (search.inputs, .all, nil, search.remarks)
            return
        }
        guard plans.count <= 1, plans.count == arguments.count else { throw Self.otherBesidePlan(arguments, output) }
        let plan = try PlanFile.read(plans.first ?? "\(output)/\(PlanFile.name)")
        inputs = plan.inputs.filter { shard?.contains($0.name) ?? true }
        part = BatchPart(repair: plan.head.repair, shard: shard)
        self.plan = plan.head.plan
    }

    private static func call(_ arguments: [String], _ output: String) -> String {
        "render batch \(arguments.map(ShellWord.quoted).joined(separator: " ")) -o \(ShellWord.quoted(output)) --plan"
    }

    private static func shardWithoutPlan(_ arguments: [String], _ output: String) -> Diagnostics {
        let part = "render batch -o \(ShellWord.quoted(output)) --shard …"
        return Diagnostics(
            Diagnostic(
                "F082", .failure,
                Message(
                    "--shard 要按计划分工：各部分开始的时间不同，看到的文件也可能不同",
                    "parts work from a plan: they start at different times and may see different files"),
                advice: Message(
                    "先做一次计划：\(call(arguments, output))；各部分再写：\(part)",
                    "make the plan once: \(call(arguments, output)); then each part: \(part)")))
    }

    private static func otherBesidePlan(_ arguments: [String], _ output: String) -> Diagnostics {
        Diagnostics(
            Diagnostic(
                "F082", .failure, Message("计划（.jsonl）要单独写，不能与别的报告一起", "a plan (.jsonl) stands alone, without other reports"),
                advice: Message(
                    "把全部报告写进一个计划：render batch 报告 -o \(output) --plan", "put all reports into one plan: render batch … -o \(output) --plan"))
        )
    }
}

/// Words of a command line, as a shell reads them.
enum ShellWord {
    /// The word, between apostrophes where it has more than letters, digits and plain marks.
    static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_./+=:,@%".unicodeScalars.contains(scalar)
            }
        return isPlain ? word : "'\(word.replacing("'", with: "'\\''"))'"
    }
}
