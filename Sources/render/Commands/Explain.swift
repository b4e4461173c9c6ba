import ArgumentParser
import Diagnostics
import ReportRendering

/// Says why a line of a report was set as it was.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Why a line or a page was set as it was / 某一行、某一页为何这样排",
        discussion: """
            render explain report.json --page 9              the lines of the page / 这一页的各行
            render explain report.json --page 9 --end        why the page ends there / 这一页为何止于此处
            render explain report.json --page 9 --line 12    why it breaks there, where its figures come from / 为何在此断行，数字从哪里来
            """)

    @Argument(help: ArgumentHelp("The report's data / 报告数据", valueName: "report.json"), completion: .reports)
    var report: String

    @Option(help: ArgumentHelp("Page in the file, from 1 / 第几页", valueName: "number"))
    var page: Int

    @Option(help: ArgumentHelp("Line of the page, from 1; default: list the lines / 第几行，默认列出各行", valueName: "number"))
    var line: Int?

    @Flag(help: "Why the page ends where it does / 这一页为何止于此处") var end = false

    @OptionGroup var inputs: InputOptions

    @OptionGroup var resources: ResourceOptions

    @OptionGroup var messages: MessageOptions

    func run() throws {
        try Console(options: messages).exitingOnFailure { _ throws(Diagnostics) in
            let data = try readReport(try InputFile.source(at: report, .fileOrStream))
            let renderer = ReportRenderer(
                layout: try LayoutFolder.load(inputs.layout, for: data), fonts: try FontFolder.open(inputs.fonts))
            let explainer = try LineExplainer(
                of: try renderer.bind(data, companion: Companions(of: report).companion), data: data, renderer: renderer)
            let text: String
            if end {
                text = try explainer.explanation(ofPage: page).text(in: messages.lang)
            } else if let line {
                text = try explainer.explanation(ofLine: line, onPage: page).text(in: messages.lang)
            } else {
                text = try explainer.lines(onPage: page).enumerated().map { "\($0.offset + 1) \($0.element)\n" }.joined()
            }
            try OutputFile.write(PlainText.withoutControls(Array(text.utf8)), to: "-")
            return .done
        }
    }
}
