public import Diagnostics
public import Display
internal import LayoutLanguage
internal import Nettle
public import PDFArchive
public import ReportData

/// The report that a PDF or OFD file was drawn from, out of the files that it carries.
public struct EmbeddedReport: Sendable {
    public let data: DataDocument
    public let layout: LoadedLayout
    private let files: [Attachment]
    /// The file's name in messages.
    let name: String

    /// Reads data and layout; `name` is the file's in messages. Throws when they are not whole.
    public init(_ files: [Attachment], of name: String) throws(Diagnostics) {
        self.files = files
        self.name = name
        guard let report = Self.source(AttachedFile.report, in: files) else { throw Self.incomplete(name) }
        // Who changed this file changed what provenance says, which `verify` finds.
        let cells = Self.source(AttachedFile.cells, in: files).flatMap { DataDocument.read($0).document }.map { CellSources($0) }
        data = try readReport(report, cells: cells ?? CellSources())
        layout = try Self.layout(in: files, of: name)
    }

    private static func source(_ path: String, in files: [Attachment]) -> SourceFile? {
        files.first { $0.name == path }.map { SourceFile(name: path, text: String(decoding: $0.bytes, as: UTF8.self)) }
    }

    private static func incomplete(_ name: String) -> Diagnostics {
        Diagnostics(
            Diagnostic("F033", .failure, Message("文件里没有完整的数据和版式", "the file does not carry data and layout whole"), at: Place(file: name)))
    }

    // MARK: Layout

    /// The package that builds on all the others: files stand in the order of their names, which does not tell.
    private static func layout(in files: [Attachment], of name: String) throws(Diagnostics) -> LoadedLayout {
        let folders = folders(in: files)
        var failure = incomplete(name)
        for folder in folders {
            do throws(Diagnostics) {
                let layout = try LoadedLayout(folder, images: images(in: files)) { name in folders.first { $0.name == name } }
                if layout.folders.count == folders.count { return layout }
            } catch {
                failure = error
            }
        }
        throw failure
    }

    private static func images(in files: [Attachment]) -> ImageReader {
        { package, path throws(ImageFault) in
            guard let file = files.first(where: { $0.name == "\(AttachedFile.layoutFolder)\(package)/\(path)" }) else {
                throw .missing(nearest: nil)
            }
            return file.bytes
        }
    }

    /// The packages in the order of their names.
    private static func folders(in files: [Attachment]) -> [PackageFolder] {
        var folders: [(name: String, files: [(path: String, source: SourceFile)])] = []
        for file in files where file.name.hasPrefix(AttachedFile.layoutFolder) && !file.mimeType.hasPrefix("image/") {
            let parts = file.name.dropFirst(AttachedFile.layoutFolder.count).split(separator: "/", maxSplits: 1).map(String.init)
            guard parts.count == 2, let source = source(file.name, in: files) else { continue }
            if folders.last?.name != parts[0] { folders.append((parts[0], [])) }
            folders[folders.count - 1].files.append((parts[1], source))
        }
        return folders.map { PackageFolder(name: $0.name, files: $0.files) }
    }

    // MARK: Drawing

    /// The file that the report gives with these options, in one form.
    public func drawn(_ options: DrawingOptions, as form: OutputForm = .pdf, fonts: Fonts) throws(Diagnostics) -> [UInt8] {
        let renderer = ReportRenderer(layout: layout, fonts: fonts)
        let companion = Companion { path throws(Diagnostics) in
            guard let source = Self.source(AttachedFile.previous(path), in: files) else { throw Self.incomplete(name) }
            return source
        } picture: { path throws(ImageFault) in
            guard let file = files.first(where: { $0.name == path }) else { throw .missing(nearest: nil) }
            return file.bytes
        }
        guard options.isDraft else {
            return try file(of: renderer.publish(data, as: [form], companion: companion, options: options).files)
        }
        let bound = try renderer.bind(data, companion: companion, options: options)
        let (document, findings) = try renderer.pages(of: bound, data: data)
        let draft = renderer.draft(of: document, findings: layout.findings + bound.findings + findings, bound: bound, data: data)
        return try file(of: renderer.publish(bound, pages: draft, data: data, as: [form], options: options))
    }

    private func file(of files: [PublishedFile]) -> [UInt8] { files.first?.bytes ?? [] }

    // MARK: Sums

    /// What was changed in the files that a file carries, as far as its metadata tell without drawing; `name` is the file's in messages.
    public static func changes(of reading: PDFReading, in name: String) -> [Diagnostic] {
        let words = VerificationWords(file: name)
        let report: EmbeddedReport
        do throws(Diagnostics) {
            report = try EmbeddedReport(reading.attachments, of: name)
        } catch {
            return error.all
        }
        let foreign = report.foreignParts(reading.account.properties).map(words.foreign)
        guard foreign.isEmpty, let sum = reading.account.properties["filesSHA256"], sum != filesDigest(of: reading.attachments) else {
            return foreign
        }
        return [words.otherFiles]
    }

    /// What does not fit its sum in the metadata, for people.
    func foreignParts(_ properties: [String: String]) -> [Message] {
        var found: [Message] = []
        if let sum = properties["dataSHA256"], sum != SHA256(of: Array(data.file.text.utf8)).hexadecimal {
            found.append(Message("数据 report.json", "the data, report.json"))
        }
        if let sum = properties["layoutSHA256"], sum != layout.digest.hexadecimal { found.append(Message("版式", "the layout")) }
        if let sum = properties["previousSHA256"], let path = layout.previousReportPath(in: data) {
            let bytes = files.first { $0.name == AttachedFile.previous(path) }?.bytes ?? []
            if sum != SHA256(of: bytes).hexadecimal { found.append(Message("上年数据 \(path)", "the data of the period before, \(path)")) }
        }
        return found
    }
}
