import ArgumentParser
import Diagnostics
import Display
import FoundationEssentials
import Glibc
import ReportBatch
import ReportRendering

/// Many reports, each to its PDF, with a page and a manifest over all of them.
struct Batch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch", abstract: "Draw many reports in parallel / 批量生成",
        discussion: """
            render batch inputs/ -o output/                 all reports of a folder / 一个文件夹里的全部报告
            render batch 'inputs/*/report.json' -o output/  by a pattern / 按通配符
            render batch inputs/ -o output/ --plan          list them for parts / 列出全部报告，供分工
            render batch -o output/ --shard 3/16            the third of 16 parts / 16 份中的第 3 份
            render batch --merge output/ -o output/         hold the parts against the plan / 合并各部分，与计划核对
            render batch output/repair-1.jsonl -o output/   draw what was lacking / 补做缺少的

            A report whose data, layout, fonts and program are as they were is skipped. A run that was stopped goes on where it was.
            Exit codes: 0 done, 1 nothing could be done, 3 some reports failed or are lacking, 64 wrong call.
            """)

    @Argument(
        help: ArgumentHelp("Reports, folders or patterns, or a plan / 报告、文件夹、通配符，或计划", valueName: "input"), completion: .reports)
    var inputs: [String] = []

    @Option(name: .shortAndLong, help: ArgumentHelp("Folder for the results / 输出文件夹", valueName: "folder"), completion: .directory)
    var output = "output"

    @Option(
        help: ArgumentHelp("Other forms beside the PDF, such as \(AlsoForms.help) / 同时输出的其他格式", valueName: "forms"),
        transform: { try AlsoForms($0) })
    var also = AlsoForms()

    @OptionGroup var sources: InputOptions

    @Option(help: "\(ProfileNames.help) / PDF 标准")
    var profile = Profile.a3aUA1

    @OptionGroup var pageForm: PageFormOptions

    @Flag(help: "Fast web view: the first page shows while the rest comes / 网页快速打开：边下载边显示第一页")
    var linearize = false

    @OptionGroup var signatures: SignatureOptions

    @Flag(help: "Write no report that has an error / 有错误的报告不出文件")
    var strict = false

    @OptionGroup var limits: LimitOptions

    @Flag(help: "Draw again what is unchanged, too / 未变的也重新生成")
    var force = false

    @Flag(help: "Write the plan output/plan.jsonl instead of drawing / 只做计划，不生成")
    var plan = false

    @Option(
        help: ArgumentHelp("Only a part of the plan: 3/16, slurm or kubernetes/16 / 只做计划的一部分", valueName: "part"),
        transform: { try ShardOption.shard($0) })
    var shard: Shard?

    @Option(name: .shortAndLong, help: ArgumentHelp("Worker processes; default: one for each core / 进程数", valueName: "number"))
    var jobs: Int?

    @OptionGroup var resources: ResourceOptions

    @Flag(help: "Merge the parts (in folders) and hold them against their plan / 合并各部分，与计划核对")
    var merge = false

    @Flag(help: "Merge without reading the files: their sizes say that they are whole / 合并时只看文件大小")
    var sizesOnly = false

    @Option(
        help: ArgumentHelp("Folder for locks where that of the results has none / 放锁的文件夹", valueName: "folder"), completion: .directory)
    var locks: String?

    @OptionGroup var messages: MessageOptions

    func validate() throws {
        guard (1...1024).contains(jobs ?? 1) else { throw ValidationError("--jobs：1 至 1024 / 1 to 1024") }
        guard !merge || shard == nil && !plan else {
            throw ValidationError("--merge 不与 --shard、--plan 同用 / --merge has no --shard and no --plan")
        }
        guard !plan || shard == nil else { throw ValidationError("--plan 列出全部报告，不与 --shard 同用 / --plan has no --shard") }
        guard !inputs.isEmpty || merge || shard != nil else { throw ValidationError("Missing expected argument '<input> ...'") }
    }

    func run() throws {
        try Console(options: messages).exitingOnFailure(.none) { console throws(Diagnostics) in
            if merge {
                let folders = inputs.isEmpty ? [output] : inputs
                return try Merge(into: output, lockFolder: locks, checksSums: !sizesOnly, console: console).run(folders)
            }
            pageForm.advise(console)
            let reports = try BatchReports(inputs, shard: shard, output: output)
            try also.check(reports.inputs)
            console.report(reports.remarks)
            return plan ? try makePlan(of: reports.inputs, console) : try draw(reports, console)
        }
    }

    private func makePlan(of inputs: [ReportInput], _ console: Console) throws(Diagnostics) -> Outcome {
        let folder = try OutputFolder(output, part: .all, lockFolder: locks)
        let plan = BatchPlan(inputs: PlanFile.digested(inputs), options: resultOptions)
        let path = "\(folder.path)/\(PlanFile.name)"
        try PlanFile.write(plan, to: path, through: folder.workFolder)
        folder.finish()
        console.say(Message("计划：\(path)，\(inputs.count) 份报告", "plan: \(path), \(inputs.count) reports"))
        return .done
    }

    private func draw(_ reports: BatchReports, _ console: Console) throws(Diagnostics) -> Outcome {
        let (part, count) = (reports.part, reports.inputs.count)
        let workers = min(jobs ?? ProcessInfo.processInfo.activeProcessorCount, count)
        // They come up while the fonts are opened and their digest is made.
        let idle = WorkerProcess.start(workers, workFolder: OutputFolder.workFolder(in: output, part: part))
        let settings = try settings()
        let folder = try OutputFolder(output, part: part, lockFolder: locks)
        let plan = BatchRun.Plan(
            settings: settings, workFolder: folder.workFolder, workers: workers, timeLimit: .seconds(resources.timeLimit))
        var run = try BatchRun(reports.inputs, plan: plan, idle: idle, console: console)
        guard let records = try run.run() else {
            console.say(Message("已停止；再次运行会接着做", "stopped; run it again to go on"))
            return .interrupted
        }
        var failures = FailureMessages(folder: folder.path, console: console)
        do throws(Diagnostics) {
            var origin = Manifest.Origin(program: Program.nameAndVersion, settings: settings.digest, options: resultOptions)
            (origin.part, origin.plan) = (part, reports.plan)
            var list = try RecordList(of: origin, in: folder.path, through: folder.workFolder)
            for number in 0..<count {
                let record = try records.record(at: number)
                failures.add(record)
                try list.add(RecordList.Item(record))
            }
            failures.finish()
            _ = try list.finish()
        } catch {
            // The reports are there; the next run makes the lists of them.
            console.report(error.all)
            return .someFailed
        }
        folder.finish()
        let index = "\(folder.path)/\(IndexPages.path(ofPage: 1, suffix: part.suffix))"
        console.say(Message("总览：\(index)", "overview: \(index)"))
        return failures.count == 0 ? .done : .someFailed
    }

    /// The options that shape the results, as they are written in a call.
    private var resultOptions: [String] {
        let named = [("--layout", sources.layout), ("--fonts", sources.fonts)].flatMap { name, value in value.map { [name, $0] } ?? [] }
        let drawing = drawingOptions.arguments.split(separator: " ").map(String.init)
        return named + drawing + also.arguments + (strict ? ["--strict"] : [])
            + (limits.maxPages == LimitOptions.standardPages ? [] : ["--max-pages", "\(limits.maxPages)"])
            + (messages.lang == .chinese ? [] : ["--lang", messages.lang.rawValue])
    }

    private var drawingOptions: DrawingOptions {
        DrawingOptions(profile: profile, isForPrint: pageForm.print, isLinearized: linearize, signatureFields: signatures.signatureFields)
    }

    private func settings() throws(Diagnostics) -> BatchSettings {
        let folder = try FontFolder.folder(sources.fonts)
        let table = try FontFolder.table(in: folder)
        // Said once here rather than by every worker.
        _ = try FontFolder.open(folder)
        return BatchSettings(
            output: output, layout: sources.layout, fonts: sources.fonts,
            options: drawingOptions.arguments, also: also.forms,
            strict: strict, force: force, language: messages.lang.rawValue, maxPages: limits.maxPages,
            memoryLimit: resources.memoryLimit << 20,
            fingerprint: try Fingerprint.compute(fontTable: table, folder: folder))
    }
}
