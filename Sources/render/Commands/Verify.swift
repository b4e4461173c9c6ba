import ArgumentParser
import Diagnostics
import PDFArchive
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
            let fonts = try FontFolder.open(fonts)
            guard try report.gives(given, fonts: fonts) else {
                if let difference = Self.otherFaces(in: given, than: fonts, file) { throw difference }
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

    /// Which faces the file was drawn with that are not those at hand; `nil` for none.
    private static func otherFaces(in pdf: [UInt8], than fonts: Fonts, _ file: String) -> Diagnostics? {
        guard let stated = (try? statedProperties(of: pdf))?[FaceSums.property] else { return nil }
        let names = FaceSums(reading: stated).faces(otherThanIn: fonts)
        guard !names.isEmpty else { return nil }
        return Diagnostics(
            Diagnostic(
                "F024", .failure,
                Message(
                    "无法比对：生成时所用的字体与现有的不同：\(names.joined(separator: "、"))",
                    "not verified: drawn with other faces than those at hand: \(names.joined(separator: ", "))"),
                at: Place(file: file),
                advice: Message(
                    "请在生成它的机器上比对，或运行 Scripts/prepare-fonts 看字体为何不同",
                    "verify it on the machine that drew it, or run Scripts/prepare-fonts to see why the faces differ")))
    }
}
