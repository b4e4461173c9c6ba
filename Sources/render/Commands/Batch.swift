import ArgumentParser
import Diagnostics
import Foundation
import PDFArchive
import ReportBatch
import ReportRendering

/// Many reports, each to its PDF, with a page and a manifest over all of them.
struct Batch: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw many reports in parallel / 批量生成",
        discussion: """
            render batch inputs/ -o output/                 all reports of a folder / 一个文件夹里的全部报告
            render batch 'inputs/*/report.json' -o output/  by a pattern / 按通配符
            render batch inputs/ -o output/ --shard 3/16    the third of 16 parts / 16 份中的第 3 份
            render batch --merge output/ -o output/         one manifest over all parts / 合并各部分的清单

            A report whose data, layout, fonts and program are as they were is skipped. A run that was stopped goes on where it was.
            Exit codes: 0 done, 1 nothing could be done, 3 some reports failed, 64 wrong call.
            """)

    @Argument(help: ArgumentHelp("Reports, folders or patterns / 报告、文件夹或通配符", valueName: "input"), completion: .reports)
    var inputs: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("Folder for the results / 输出文件夹", valueName: "folder"), completion: .directory)
    var output = "output"

    @OptionGroup var sources: InputOptions

    @Option(help: "\(ProfileNames.help) / PDF 标准")
    var profile = Profile.a3aUA1

    @OptionGroup var pageForm: PageFormOptions

    @Flag(help: "Fast web view: the first page shows while the rest comes / 网页快速打开：边下载边显示第一页")
    var linearize = false

    @Flag(help: "Write no report that has an error / 有错误的报告不出文件")
    var strict = false

    @OptionGroup var limits: LimitOptions

    @Flag(help: "Draw again what is unchanged, too / 未变的也重新生成")
    var force = false

    @Option(help: ArgumentHelp("Only one of several equal parts, such as 3/16 / 只做其中一部分", valueName: "part"))
    var shard: Shard?

    @Option(name: .shortAndLong, help: ArgumentHelp("Worker processes; default: one for each core / 进程数", valueName: "number"))
    var jobs: Int?

    @Option(help: ArgumentHelp("A report that takes longer has failed / 每份报告的时限", valueName: "seconds"))
    var timeLimit = 600

    @Flag(help: "Merge manifests (or those in folders) instead of drawing / 合并清单，不生成")
    var merge = false

    @OptionGroup var messages: MessageOptions

    func validate() throws {
        guard (1...1024).contains(jobs ?? 1) else { throw ValidationError("--jobs：1 至 1024 / 1 to 1024") }
        guard (1...86_400).contains(timeLimit) else { throw ValidationError("--time-limit：1 至 86400 / 1 to 86400") }
        guard !merge || shard == nil else { throw ValidationError("--merge 不与 --shard 同用 / --merge has no --shard") }
    }

    func run() throws {
        try Console(options: messages).exitingOnFailure { console throws(Diagnostics) in
            if merge { return try ManifestFiles.merge(inputs, into: output, console) }
            pageForm.advise(console)
            let all = try InputSearch.inputs(inputs)
            let part = shard?.part(of: all) ?? all
            let workers = min(jobs ?? ProcessInfo.processInfo.activeProcessorCount, part.count)
            // They come up while the fonts are opened and their digest is made.
            let idle = WorkerProcess.start(workers, workFolder: OutputFolder.workFolder(in: output, shard: shard))
            let settings = try settings()
            let folder = try OutputFolder(output, shard: shard)
            let plan = BatchRun.Plan(
                settings: settings, workFolder: folder.workFolder, workers: workers, timeLimit: .seconds(timeLimit))
            var run = BatchRun(part, plan: plan, idle: idle, console: console)
            guard let records = try run.run() else {
                console.say(Message("已停止；再次运行会接着做", "stopped; run it again to go on"))
                return .interrupted
            }
            folder.finish()
            let manifest = Manifest(program: Program.nameAndVersion, shard: shard, reports: records)
            return try ManifestFiles.write(manifest, into: folder.path, shard, console)
        }
    }

    private func settings() throws(Diagnostics) -> BatchSettings {
        let folder = try FontFolder.folder(sources.fonts)
        let table = try FontFolder.table(in: folder)
        // Said once here rather than by every worker.
        _ = try FontFolder.open(folder)
        return BatchSettings(
            output: output, layout: sources.layout, fonts: sources.fonts,
            options: DrawingOptions(profile: profile, isForPrint: pageForm.print, isLinearized: linearize).arguments,
            strict: strict, force: force, language: messages.lang.rawValue, maxPages: limits.maxPages,
            fingerprint: try Fingerprint.compute(fontTable: table, folder: folder))
    }
}

extension Shard: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
