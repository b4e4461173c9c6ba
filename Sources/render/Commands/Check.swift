import ArgumentParser
import Diagnostics
import ReportRendering

/// Reads, binds and checks reports; draws nothing.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Read, bind and check; draw nothing / 只读取、核对，不出文件")

    @Argument(help: ArgumentHelp("Reports / 报告数据", valueName: "report.json"))
    var reports: [String]

    @OptionGroup var inputs: InputOptions

    @Flag(help: "Exit code 2 when a finding is an error / 有错误时退出码为 2")
    var strict = false

    @OptionGroup var messages: MessageOptions

    func run() throws {
        try Console(options: messages).exitingOnFailure { console throws(Diagnostics) in
            let fonts = try FontFolder.open(inputs.fonts)
            var (findings, isUsable) = ([Diagnostic](), true)
            for report in reports {
                do throws(Diagnostics) {
                    findings += try self.findings(for: report, fonts: fonts)
                } catch {
                    findings += error.all
                    isUsable = false
                }
            }
            console.report(findings)
            guard isUsable else { return .inputFailure }
            return strict && findings.contains { $0.severity <= .error } ? .strictFinding : .done
        }
    }

    private func findings(for report: String, fonts: Fonts) throws(Diagnostics) -> [Diagnostic] {
        let data = try readReport(try InputFile.source(at: report))
        let renderer = ReportRenderer(layout: try LayoutFolder.load(inputs.layout, for: data), fonts: fonts)
        return renderer.layout.findings + (try renderer.bind(data, companion: Companions(of: report).source)).findings
    }
}
