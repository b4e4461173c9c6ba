import ArgumentParser
import Diagnostics
import Foundation
import PDFArchive

/// Takes the embedded data and layout out of a PDF.
struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take data and layout out of a PDF / 从 PDF 取出数据和版式",
        discussion: """
            render extract 2024.pdf -o folder    report.json and the layout's files / 取出 report.json 和版式文件
            """)

    @Argument(help: ArgumentHelp("A PDF of this program / 本程序生成的 PDF", valueName: "file.pdf"), completion: .file(extensions: ["pdf"]))
    var file: String

    @Option(name: .shortAndLong, help: ArgumentHelp("Folder for the files / 存放文件的文件夹", valueName: "folder"), completion: .directory)
    var output: String

    @OptionGroup var messages: MessageOptions

    func run() throws {
        try Console(options: messages).exitingOnFailure { console throws(Diagnostics) in
            let files = try EmbeddedSources.read(file)
            for attachment in files {
                let path = "\(output)/\(attachment.name)"
                try makeFolder(of: path)
                try OutputFile.write(attachment.bytes, to: path)
            }
            console.say(Message("已取出 \(files.count) 个文件到 \(output)", "took \(files.count) files out to \(output)"))
            return .done
        }
    }

    private func makeFolder(of path: String) throws(Diagnostics) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            let reason = InputFile.reason(of: error)
            throw Diagnostics(
                Diagnostic(
                    "F012", .failure, Message("无法建立文件夹：\(reason)", "folder can not be made: \(reason)"), at: Place(file: folder.path)))
        }
    }
}
