import ArgumentParser
import Diagnostics
import ReportRendering

/// Draws a PDF again from the data and layout in it, and says what is otherwise.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw a PDF again from what it carries and compare / 用 PDF 自带的数据和版式重新生成并比对",
        discussion: """
            render verify 2024.pdf    what became of the file since it was drawn / 文件生成后有没有变化

            Exit codes: 0 every byte is what the data give, perhaps with signatures behind it; 4 pages and data are, but another
            program saved the file again; 1 something was changed, or the file can not be read.
            退出码：0 逐字节相符（其后可有签名）；4 页面和数据相符，但被其他程序另存过；1 有改动或无法读取。
            """)

    @Argument(help: ArgumentHelp("A PDF of this program / 本程序生成的 PDF", valueName: "file.pdf"), completion: .file(extensions: ["pdf"]))
    var file: String

    @Option(help: ArgumentHelp("Prepared fonts; default: Fonts/prepared / 字体文件夹", valueName: "folder"), completion: .directory)
    var fonts: String?

    @OptionGroup var messages: MessageOptions

    func run() throws {
        try Console(options: messages).exitingOnFailure { console throws(Diagnostics) in
            let given = try InputFile.bytes(at: file, limit: InputFile.largestPDF)
            let reading = try CarriedFiles.read(given, of: file)
            let report = try EmbeddedReport(reading.attachments, of: file)
            let verification = try report.verification(of: given, reading, fonts: try FontFolder.open(fonts))
            if !verification.findings.isEmpty { console.report(verification.findings) }
            if let note = verification.note { console.say(note) }
            switch verification.outcome {
            case .same, .signed: return .done
            case .savedAgain: return .savedAgain
            case .changed: return .inputFailure
            }
        }
    }
}
