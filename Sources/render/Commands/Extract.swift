import ArgumentParser
import Diagnostics
import Display
import PDFArchive
import ReportRendering

/// Takes the embedded data and layout out of a PDF or OFD file.
struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "Take data and layout out of a PDF or OFD file / 从 PDF 或 OFD 取出数据和版式",
        discussion: """
            render extract 2024.pdf -o folder    report.json and the layout's files / 取出 report.json 和版式文件

            All files are written, or none; nothing that is in the folder is replaced. Files that do not fit the sums in the
            file are not written without --force. / 全部写出或一个不写，不覆盖已有文件；与校验和不符的，加 --force 才写出。
            """)

    @Argument(
        help: ArgumentHelp("A PDF or OFD file of this program / 本程序生成的 PDF 或 OFD", valueName: "file.pdf"),
        completion: .file(extensions: ["pdf", "ofd"]))
    var file: String

    @Option(name: .shortAndLong, help: ArgumentHelp("Folder for the files / 存放文件的文件夹", valueName: "folder"), completion: .directory)
    var output: String

    @Flag(help: "Write files that were changed, too / 被改动过的文件也写出")
    var force = false

    @OptionGroup var messages: MessageOptions

    func run() throws {
        try Console(options: messages).exitingOnFailure { console throws(Diagnostics) in
            let reading = try CarriedFiles.read(try InputFile.bytes(at: file, limit: InputFile.largestPDF), of: file)
            let (files, notes) = try places(of: reading.attachments)
            let changes = EmbeddedReport.changes(of: reading, in: file)
            if !force, changes.contains(where: { $0.severity == .failure }) { throw Diagnostics(changes + notes) }
            try FolderWriter.write(files, to: output)
            console.report((changes + notes).map(\.asWarning))
            console.say(Message("已取出 \(files.count) 个文件到 \(output)", "took \(files.count) files out to \(output)"))
            return .done
        }
    }

    /// Where each file goes. Files of one name are kept apart by numbers.
    private func places(of attachments: [Attachment]) throws(Diagnostics) -> ([(name: CarriedName, bytes: [UInt8])], [Diagnostic]) {
        var (files, notes, taken) = ([(name: CarriedName, bytes: [UInt8])](), [Diagnostic](), Set<[UInt8]>())
        let unsafe = attachments.filter { CarriedName($0.name) == nil }
        guard unsafe.isEmpty else {
            throw Diagnostics(
                unsafe.prefix(5).map { attachment in
                    let name = attachment.name.prefix(80)
                    return Diagnostic(
                        "F032", .failure,
                        Message(
                            "嵌入文件的名称“\(name)”不安全，没有写出任何文件",
                            "the name of embedded file '\(name)' is not safe; nothing was written"), at: Place(file: file),
                        advice: Message("文件可能是伪造的", "the file may be made to do harm"))
                })
        }
        for attachment in attachments {
            guard let first = CarriedName(attachment.name) else { continue }
            var (name, number) = (first, 1)
            while !taken.insert(name.key).inserted {
                number += 1
                name = first.numbered(number)
            }
            if number > 1 {
                notes.append(
                    Diagnostic(
                        "F038", .warning,
                        Message(
                            "嵌入文件“\(attachment.name)”不止一个，另存为 \(name.path)",
                            "embedded file '\(attachment.name)' is there more than once, the next is \(name.path)"),
                        at: Place(file: file)))
            }
            files.append((name, attachment.bytes))
        }
        return (files, notes)
    }
}

extension Diagnostic {
    /// What forbids nothing any more.
    fileprivate var asWarning: Diagnostic {
        var diagnostic = self
        diagnostic.severity = max(severity, .warning)
        return diagnostic
    }
}
