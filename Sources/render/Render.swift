import ArgumentParser
import ReportRendering

@main
struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Draws documents from JSON data and layout files / 用 JSON 数据和版式文件生成文档",
        discussion: """
            render report.json -o 2024.pdf        draw a report / 生成一份报告
            render report.json -o page-{n}.png    pictures of its pages / 每页一张图片
            render batch inputs/ -o output/       many reports / 批量生成
            render new sichuan-2024 folder        begin a report / 新建报告
            render import 决算.xls --layout sichuan -o report.json   figures from a workbook / 从工作簿取数
            render check report.json              only read and check / 只读取、核对
            render explain report.json --page 9 --line 12   why a line is as it is / 这一行为何这样排
            render extract 2024.pdf -o folder     data and layout out of a PDF / 取出数据和版式
            render verify 2024.pdf                draw again and compare / 重新生成并比对
            render studio report.json             put it right in the browser / 在浏览器里边改边看

            Exit codes: 0 done, 1 an input could not be used, 2 --strict and an error was found,
            3 some reports of a batch failed, 4 verify: saved again by another program, 64 wrong call.
            """,
        version: Program.nameAndVersion,
        subcommands: [
            Draw.self, Batch.self, BatchWorker.self, ReadPDF.self, Check.self, Explain.self, Extract.self, Verify.self, New.self,
            Import.self,
            SchemaCommand.self, StudioCommand.self,
        ],
        defaultSubcommand: Draw.self)

    static func main() {
        StandardStreams.prepare()
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let script = CompletionScript.asked(in: arguments) { return print(script) }
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            guard let call = WrongCall(error, arguments: arguments) else { exit(withError: error) }
            StandardStreams.say(call.text + "\n")
            exit(withError: exitCode(for: error))
        }
    }
}
