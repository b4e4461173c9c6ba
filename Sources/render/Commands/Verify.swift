import ArgumentParser
import Diagnostics
import LayoutLanguage
import PDFArchive
import ReportData
import ReportRendering

/// Draws a PDF again from the data and layout in it and compares byte for byte.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw a PDF again from what it carries and compare / 用 PDF 自带的数据和版式重新生成并比对")

    @Argument(help: ArgumentHelp("A PDF of this program / 本程序生成的 PDF", valueName: "file.pdf"))
    var file: String

    @Option(help: ArgumentHelp("Prepared fonts; default: Fonts/prepared / 字体文件夹", valueName: "folder"))
    var fonts: String?

    @OptionGroup var messages: MessageOptions

    func run() throws {
        try Console(options: messages).exitingOnFailure { console throws(Diagnostics) in
            let given = try InputFile.bytes(at: file)
            let files = try EmbeddedSources.read(file)
            let sources = try sources(in: files)
            let data = try readReport(sources.report)
            let layout = try LoadedLayout(sources.layout) { name in sources.bases.first { $0.name == name } }
            let renderer = ReportRenderer(layout: layout, fonts: try FontFolder.open(fonts))
            let bound = try renderer.bind(data) { path throws(Diagnostics) in
                guard let attachment = files.first(where: { $0.name == path }) else {
                    throw Diagnostics(
                        Diagnostic(
                            "F033", .failure, Message("PDF 里没有完整的数据和版式", "the PDF does not carry data and layout whole"),
                            at: Place(file: file)))
                }
                return SourceFile(name: path, text: String(decoding: attachment.bytes, as: UTF8.self))
            }
            // What was asked of the command is not in the file; there are few ways to ask.
            for isForScreen in [false, true] {
                var asked = bound
                if isForScreen { asked.document = bound.document.forScreen }
                guard try !gives(given, asked, data, renderer) else {
                    console.say(Message("一致：\(file) 与其数据逐字节相符", "verified: \(file) is what its data gives, byte for byte"))
                    return .done
                }
            }
            throw Diagnostics(
                Diagnostic(
                    "F034", .failure, Message("不一致：重新生成的文件与它不同", "not verified: drawing again gives another file"), at: Place(file: file),
                    advice: Message("程序版本或字体不同，或文件被改动过", "another version of the program or fonts, or the file was changed")))
        }
    }

    /// Whether drawing a report in one of the profiles that carry sources gives `bytes`.
    private func gives(
        _ bytes: [UInt8], _ bound: BoundReport, _ data: DataDocument, _ renderer: ReportRenderer
    ) throws(Diagnostics) -> Bool {
        let document = try renderer.pages(of: bound, data: data).document
        for profile in [Profile.a3aUA1, .plain] {
            let options = renderer.archiveOptions(for: bound, data: data, profile: profile)
            if try renderer.pdf(of: document, options: options) == bytes { return true }
        }
        return false
    }

    private func sources(
        in files: [Attachment]
    ) throws(Diagnostics) -> (report: SourceFile, layout: PackageFolder, bases: [PackageFolder]) {
        let texts = files.map { (name: $0.name, source: SourceFile(name: $0.name, text: String(decoding: $0.bytes, as: UTF8.self))) }
        let report = texts.first { $0.name == AttachedFile.report }?.source
        var names: [String] = []
        var folders: [String: [(path: String, source: SourceFile)]] = [:]
        for text in texts where text.name.hasPrefix(AttachedFile.layoutFolder) {
            let parts = text.name.dropFirst(AttachedFile.layoutFolder.count).split(separator: "/", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let name = String(parts[0])
            if folders[name] == nil { names.append(name) }
            folders[name, default: []].append((String(parts[1]), text.source))
        }
        let packages = names.map { PackageFolder(name: $0, files: folders[$0] ?? []) }
        guard let report, let layout = packages.first else {
            throw Diagnostics(
                Diagnostic(
                    "F033", .failure, Message("PDF 里没有完整的数据和版式", "the PDF does not carry data and layout whole"), at: Place(file: file)))
        }
        return (report, layout, Array(packages.dropFirst()))
    }
}
