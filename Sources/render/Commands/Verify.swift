import ArgumentParser
import Diagnostics
import ReportRendering

/// Draws files again from the data and layout in them, and says what is otherwise.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Draw a PDF or OFD file again from what it carries and compare / 用文件自带的数据和版式重新生成并比对",
        discussion: """
            render verify 2024.pdf                  what became of the file since it was drawn / 文件生成后有没有变化
            render verify *.pdf --format json       a verdict on each file, for programs / 每个文件的结论，供程序读取

            Exit codes: 0 every byte is what the data give, perhaps with signatures behind it; 4 pages and data are, but another
            program saved the file again; 1 something was changed, or the file can not be read. Of several files the worst counts.
            退出码：0 逐字节相符（其后可有签名）；4 页面和数据相符，但被其他程序另存过；1 有改动或无法读取。多个文件取最坏的。
            """)

    @Argument(
        help: ArgumentHelp("PDF or OFD files of this program / 本程序生成的 PDF 或 OFD", valueName: "file.pdf"),
        completion: .file(extensions: ["pdf", "ofd"]))
    var files: [String]

    @Option(help: ArgumentHelp("Prepared fonts; default: Fonts/prepared / 字体文件夹", valueName: "folder"), completion: .directory)
    var fonts: String?

    /// How verdicts are given.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(help: "Verdicts: text, or json on standard output / 结论的形式")
    var format = Form.text

    @OptionGroup var messages: MessageOptions

    func run() throws {
        try Console(options: messages).exitingOnFailure { console throws(Diagnostics) in
            let library = try FontFolder.open(fonts)
            var verdicts: [Verdict] = []
            for file in files {
                let verdict = Verdict(of: file, fonts: library)
                verdicts.append(verdict)
                guard format == .text else { continue }
                if !verdict.findings.isEmpty { console.report(verdict.findings) }
                if let note = verdict.note { console.say(note) }
            }
            if format == .json {
                let renderer = DiagnosticRenderer(language: messages.lang)
                let objects = verdicts.map { "\n  " + $0.json(renderer) }.joined(separator: ",")
                try OutputFile.write(Array("[\(objects)\n]\n".utf8), to: "-")
            }
            return verdicts.map(\.kind.outcome).max { $0.rank < $1.rank } ?? .done
        }
    }
}

extension Outcome {
    /// The order in which outcomes of files are bad.
    fileprivate var rank: Int {
        switch self {
        case .done: 0
        case .savedAgain: 1
        default: 2
        }
    }
}
