public import Diagnostics
internal import Display
internal import LayoutLanguage
public import PDFArchive
public import ReportData

/// The report that a PDF was drawn from, out of the files that it carries.
public struct EmbeddedReport {
    public let data: DataDocument
    public let layout: LoadedLayout
    private let files: [Attachment]
    /// The PDF's name in messages.
    private let name: String

    /// Reads data and layout; `name` is the PDF's in messages. Throws when they are not whole.
    public init(_ files: [Attachment], of name: String) throws(Diagnostics) {
        self.files = files
        self.name = name
        guard let report = Self.source(AttachedFile.report, in: files) else { throw Self.incomplete(name) }
        data = try readReport(report)
        layout = try Self.layout(in: files, of: name)
    }

    private static func source(_ path: String, in files: [Attachment]) -> SourceFile? {
        files.first { $0.name == path }.map { SourceFile(name: path, text: String(decoding: $0.bytes, as: UTF8.self)) }
    }

    private static func incomplete(_ name: String) -> Diagnostics {
        Diagnostics(
            Diagnostic("F033", .failure, Message("PDF 里没有完整的数据和版式", "the PDF does not carry data and layout whole"), at: Place(file: name)))
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

    /// Whether drawing the report again gives `pdf`, byte for byte.
    public func gives(_ pdf: [UInt8], fonts: Fonts) throws(Diagnostics) -> Bool { try draw(fonts: fonts) { $0 == pdf } }

    /// Draws the report again and shows each file that may come of it to `isDone`, until that is satisfied; whether it was.
    ///
    /// What was asked of the command is not in the file; there are few ways to ask.
    @discardableResult
    public func draw(fonts: Fonts, until isDone: ([UInt8]) -> Bool) throws(Diagnostics) -> Bool {
        let renderer = ReportRenderer(layout: layout, fonts: fonts)
        for isForPrint in [false, true] {
            var options = DrawingOptions(isForPrint: isForPrint)
            let companion: ReportRenderer.Companion = { path throws(Diagnostics) in
                guard let source = Self.source(path, in: files) else { throw Self.incomplete(name) }
                return source
            }
            let bound = try renderer.bind(data, companion: companion, options: options)
            let (document, findings) = try renderer.pages(of: bound, data: data)
            if try draw(document, of: bound, renderer, options, until: isDone) { return true }
            options.isDraft = true
            let all = layout.findings + bound.findings + findings
            let draft = renderer.draft(of: document, findings: all, bound: bound, data: data)
            if try draw(draft, of: bound, renderer, options, until: isDone) { return true }
        }
        return false
    }

    /// Draws pages in each of the profiles.
    private func draw(
        _ document: PagedDocument, of bound: BoundReport, _ renderer: ReportRenderer, _ asked: DrawingOptions,
        until isDone: ([UInt8]) -> Bool
    ) throws(Diagnostics) -> Bool {
        let drawn = try renderer.drawn(document)
        for profile in asked.isDraft ? [.plain] : Profile.allCases.filter(\.carriesFiles) {
            for isLinearized in [false, true] {
                var asked = asked
                (asked.profile, asked.isLinearized) = (profile, isLinearized)
                let options = renderer.archiveOptions(for: bound, data: data, pages: document, options: asked)
                if isDone(try renderer.archived(drawn, of: document, options: options)) { return true }
            }
        }
        return false
    }
}
