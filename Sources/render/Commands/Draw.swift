import ArgumentParser
import Diagnostics
import Display
import ReportData
import ReportRendering

extension Profile: ExpressibleByArgument {}

/// The profiles as the help lists them.
enum ProfileNames {
    static let help = Profile.allCases.map(\.rawValue).joined(separator: ", ")
}

/// The endings of results as the help lists them.
enum OutputEndings {
    static let help = (OutputForm.allCases.map { ".\($0.ending)" } + ["page-{n}.png", "page-{n}.svg"]).joined(separator: ", ")
}

/// The main job: one report to one PDF, to files of other forms, or to pictures of its pages.
struct Draw: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw", abstract: "Draw one report / 生成一份报告",
        discussion: """
            render report.json                         to output/report.pdf / 生成 output/report.pdf
            render report.json -o 2024.pdf --strict    only without errors, for publishing / 没有错误才出文件，用于公开
            render report.json -o print.pdf --print    for a printer: landscape pages turned on upright paper / 供付印，横排页转到竖纸上
            render report.json -o draft.pdf --draft    watermark, findings in the margin / 草稿，问题标在页边
            render report.json -o 2024.pdf -o page-{n}.png   several results, all or none / 一次输出多种，要么全有要么全无
            render report.json -o page-{n}.png --pages 3-7 --dpi 300   pictures of some pages / 部分页的图片
            render report.json --dump text             the text of the document / 文档的文字
            """)

    @Argument(help: ArgumentHelp("The report's data / 报告数据", valueName: "report.json"), completion: .reports)
    var report: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Result, by its ending: \(OutputEndings.help), - for standard output; default: output/<name>.pdf; may be repeated / 输出文件，可写多个",
            valueName: "file"),
        completion: .file())
    var output: [String] = []

    @OptionGroup var inputs: InputOptions

    @Option(help: "\(ProfileNames.help); default: a3a+ua1, with --draft plain / PDF 标准")
    var profile: Profile?

    @OptionGroup var pageForm: PageFormOptions

    @Flag(help: "Fast web view: the first page shows while the rest comes / 网页快速打开：边下载边显示第一页")
    var linearize = false

    @OptionGroup var signatures: SignatureOptions

    @Flag(help: "Write nothing when a finding is an error / 有错误就不出文件")
    var strict = false

    @Flag(help: "Watermark, and findings in the margin / 草稿：水印，问题标在页边")
    var draft = false

    @Option(help: ArgumentHelp("Only these pages of pictures, such as 3-7 / 只输出这些页的图片", valueName: "pages"))
    var pages: PageSelection?

    @Option(help: ArgumentHelp("Pixels to the inch of PNG pages, 24 to 1200; default: 144 / PNG 的分辨率", valueName: "number"))
    var dpi: Int?

    @OptionGroup var limits: LimitOptions

    @Option(help: "Print a stage instead: \(DumpStage.names) / 打印中间结果")
    var dump: DumpStage?

    @OptionGroup var resources: ResourceOptions

    @OptionGroup var messages: MessageOptions

    private static let (standardResolution, resolutions) = (144, 24...1200)

    func validate() throws {
        if let dpi, !Self.resolutions.contains(dpi) { throw ValidationError("--dpi：24 至 1200 / 24 to 1200") }
        if dpi != nil, !output.contains(where: { $0.lowercased().hasSuffix(".png") }) {
            throw ValidationError("--dpi：只用于 .png 图片，请写 -o page-{n}.png / --dpi is for pictures: -o page-{n}.png")
        }
        guard !draft || profile == nil || profile == .plain else {
            throw ValidationError("--draft：草稿不符合任何归档标准，不与 --profile \(profile?.rawValue ?? "") 同用 / a draft holds no standard of archives")
        }
    }

    private var options: DrawingOptions {
        // A draft is nothing to be archived, and claims nothing.
        DrawingOptions(
            profile: profile ?? (draft ? .plain : .a3aUA1), isForPrint: pageForm.print, isDraft: draft, isLinearized: linearize,
            signatureFields: signatures.signatureFields)
    }

    func run() throws {
        try Console(options: messages).exitingOnFailure(resources.watch) { console throws(Diagnostics) in
            pageForm.advise(console)
            let options = options
            let outputs = Outputs(output, report: report, resolution: dpi ?? Self.standardResolution)
            if dump == nil { try outputs.check(report: report) }
            let data = try readReport(try InputFile.source(at: report, .fileOrStream), cells: try CellsFile.read(beside: report))
            let renderer = ReportRenderer(
                layout: try LayoutFolder.load(inputs.layout, for: data), fonts: try FontFolder.open(inputs.fonts))
            if outputs.areFiles, dump == nil, !draft { return try drawFiles(of: data, renderer, options, to: outputs, console) }
            let bound = try renderer.bind(data, companion: Companions(of: report).companion, options: options)
            if let dump, let text = dump.text(of: data, bound) {
                return try finish(Array(text.utf8), findings: bound.findings, console)
            }
            let (finished, findings) = try renderer.pages(of: bound, data: data, limit: limits.maxPages)
            let all = renderer.layout.findings + bound.findings + findings
            let document = draft ? renderer.draft(of: finished, findings: all, bound: bound, data: data) : finished
            if let dump { return try finish(Array(dump.text(of: document).utf8), findings: all, console) }
            guard mayBeWritten(all, console) else { return .strictFinding }
            try outputs.makeFolder()
            var results = OutputSet()
            var chosen: Int?
            for name in outputs.names {
                switch name.form {
                case .file(let form):
                    let files = try renderer.publish(
                        bound, pages: document, findings: all, data: data, as: [form], options: options)
                    for file in files { try results.add(file.bytes, at: name.path) }
                case .pictures(let format):
                    let numbers = (1...max(1, document.pages.count)).filter { pages?.contains($0) ?? true }
                    if pages != nil { chosen = numbers.count }
                    try renderer.checkPictures(ofPages: numbers, of: document, as: format)
                    for number in numbers {
                        let picture = try renderer.picture(ofPage: number, of: document, as: format)
                        try results.add(picture, at: name.path(ofPage: number))
                    }
                }
            }
            try results.finish()
            return written(all, pages: document.pages.count, pictures: chosen, to: outputs, console)
        }
    }

    /// The usual way: to whole files in one go.
    private func drawFiles(
        of data: DataDocument, _ renderer: ReportRenderer, _ options: DrawingOptions, to outputs: Outputs, _ console: Console
    ) throws(Diagnostics) -> Outcome {
        let report = try renderer.publish(
            data, as: outputs.forms, companion: Companions(of: self.report).companion, options: options, limit: limits.maxPages)
        let all = renderer.layout.findings + report.findings
        guard mayBeWritten(all, console) else { return .strictFinding }
        try outputs.makeFolder()
        var results = OutputSet()
        for (name, file) in zip(outputs.names, report.files) { try results.add(file.bytes, at: name.path) }
        try results.finish()
        return written(all, pages: report.pageCount, to: outputs, console)
    }

    /// Whether findings do not forbid a file; when they do, they are said.
    private func mayBeWritten(_ findings: [Diagnostic], _ console: Console) -> Bool {
        guard strict, findings.contains(where: { $0.severity <= .error }) else { return true }
        console.report(findings)
        return false
    }

    /// Says what was written: how many pages the document has, and of how many of them there are pictures where some were chosen.
    private func written(
        _ findings: [Diagnostic], pages: Int?, pictures: Int? = nil, to outputs: Outputs, _ console: Console
    ) -> Outcome {
        console.report(findings)
        let list = outputs.list
        let count =
            switch (pages, pictures) {
            case (let pages?, let pictures?): Message("，\(pages) 页中的 \(pictures) 页", ", \(pictures) of \(pages) pages")
            case (let pages?, nil): Message("，\(pages) 页", ", \(pages) pages")
            case (nil, _): Message("", "")
            }
        console.say(Message("已生成 \(list.chinese)\(count.chinese)", "wrote \(list.english)\(count.english)"))
        return .done
    }

    private func finish(_ dump: [UInt8], findings: [Diagnostic], _ console: Console) throws(Diagnostics) -> Outcome {
        try OutputFile.write(PlainText.withoutControls(dump), to: "-")
        console.report(findings)
        return .done
    }
}
