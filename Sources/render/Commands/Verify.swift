import ArgumentParser
import Diagnostics
import ReportRendering

/// Draws a PDF again from the data and layout in it and compares byte for byte.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw a PDF again from what it carries and compare / 用 PDF 自带的数据和版式重新生成并比对",
        discussion: """
            render verify 2024.pdf    exit code 0 when every byte is the same / 每个字节都相同则退出码为 0
            """)

    @Argument(help: ArgumentHelp("A PDF of this program / 本程序生成的 PDF", valueName: "file.pdf"), completion: .file(extensions: ["pdf"]))
    var file: String

    @Option(help: ArgumentHelp("Prepared fonts; default: Fonts/prepared / 字体文件夹", valueName: "folder"), completion: .directory)
    var fonts: String?

    @OptionGroup var messages: MessageOptions

    func run() throws {
        try Console(options: messages).exitingOnFailure { console throws(Diagnostics) in
            let given = try InputFile.bytes(at: file, limit: InputFile.largestPDF)
            let report = try EmbeddedReport(try EmbeddedSources.read(file), of: file)
            guard try report.gives(given, fonts: try FontFolder.open(fonts)) else {
                throw Diagnostics(
                    Diagnostic(
                        "F034", .failure, Message("不一致：重新生成的文件与它不同", "not verified: drawing again gives another file"),
                        at: Place(file: file),
                        advice: Message("程序版本或字体不同，或文件被改动过", "another version of the program or fonts, or the file was changed")))
            }
            console.say(Message("一致：\(file) 与其数据逐字节相符", "verified: \(file) is what its data gives, byte for byte"))
            return .done
        }
    }
}
