import ArgumentParser
import Diagnostics
import ReportRendering

/// Reads, binds, checks and sets reports; draws nothing. What it says is what `draw` says.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read, bind and check; draw nothing / 只读取、核对，不出文件",
        discussion: """
            render check report.json                 a table of findings / 问题清单
            render check inputs/*/report.json --strict    exit code 2 when there is an error / 有错误则退出码为 2
            render check report.json --format json   for programs / 供程序读取
            render check report.json --quick         without setting pages / 不排版，只核对数据
            """)

    @Argument(help: ArgumentHelp("Reports / 报告数据", valueName: "report.json"), completion: .reports)
    var reports: [String]

    @OptionGroup var inputs: InputOptions

    @Flag(help: "Exit code 2 when a finding is an error / 有错误时退出码为 2")
    var strict = false

    /// How the findings are printed on standard output.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    @Option(help: "Findings on standard output: table or json / 问题清单的形式")
    var format = Form.table

    @Flag(help: "Do not set pages: what does not fit a page and what the fonts lack is not found / 不排版：放不下的、字体里没有的不查")
    var quick = false

    @OptionGroup var limits: LimitOptions

    @OptionGroup var resources: ResourceOptions

    @OptionGroup var messages: MessageOptions

    func run() throws {
        try Console(options: messages).exitingOnFailure(resources.watch) { console throws(Diagnostics) in
            var renderers = Renderers(layout: inputs.layout, fonts: try FontFolder.open(inputs.fonts))
            var (findings, isUsable) = ([Diagnostic](), true)
            for report in reports {
                do throws(Diagnostics) {
                    findings += try self.findings(for: report, &renderers)
                } catch {
                    findings += error.all
                    isUsable = false
                }
            }
            let renderer = DiagnosticRenderer(language: messages.lang)
            switch format {
            case .table:
                console.report(findings)
                try OutputFile.write(Array(renderer.table(of: findings).utf8), to: "-")
            case .json: try OutputFile.write(Array((renderer.json(for: findings.sortedByPlace()) + "\n").utf8), to: "-")
            }
            guard isUsable else { return .inputFailure }
            return strict && findings.contains { $0.severity <= .error } ? .strictFinding : .done
        }
    }

    private func findings(for report: String, _ renderers: inout Renderers) throws(Diagnostics) -> [Diagnostic] {
        let data = try readReport(try InputFile.source(at: report, .fileOrStream), cells: try CellsFile.read(beside: report))
        let renderer = try renderers.renderer(for: data)
        let bound = try renderer.bind(data, companion: Companions(of: report).companion)
        let pages = quick ? [] : try renderer.findingsOfPages(of: bound, data: data, limit: limits.maxPages)
        return data.namingCells(renderer.layout.findings + bound.findings + pages)
    }
}
