internal import Cairo
public import Diagnostics
public import Display
internal import DocumentTree
public import Layout
public import LayoutLanguage
public import PDFArchive
internal import PDFExport
internal import Pango
public import ReportData
internal import Typesetting

/// The chain from the text of a report to its pages and its PDF, for one layout and any number of reports on one thread.
public final class ReportRenderer {
    public let layout: LoadedLayout
    private let shaper: PangoShaper
    private let faces: FontFaces
    let fonts: Fonts
    let pdf: PDFBackEnd
    /// Made for the first page that is asked for as outlines.
    private var outlinePicture: OutlinePicture?
    /// What is wrong with the layout's fonts, whatever the data say.
    private lazy var unknownRoles = fonts.unknownRoles(in: layout.package)
    /// What the reports so far have shaped and broken.
    private(set) lazy var typesetter = newTypesetter(nil)

    public init(layout: LoadedLayout, fonts: Fonts) {
        self.layout = layout
        let library = fonts.library
        shaper = PangoShaper(library: library)
        self.fonts = fonts
        // Files rather than opened faces: drawing happens on another thread, and Pango's faces belong to one.
        let paths = Dictionary(uniqueKeysWithValues: library.table.faces.keys.map { ($0, library.face(named: $0)?.path) })
        let open: FontFaces.Opening = { id throws(CairoError) in
            guard let path = paths[id.rawValue].flatMap({ $0 }) else { return nil }
            return try FontFace(path: path)
        }
        faces = FontFaces(open)
        pdf = PDFBackEnd(layout: layout, fonts: fonts, open: open)
    }

    /// The report brought together with the layout, and checked. Throws when the two do not fit.
    public func bind(
        _ data: DataDocument, companion: Companion? = nil, options: DrawingOptions = DrawingOptions()
    ) throws(Diagnostics) -> BoundReport {
        var bound = try bindUnchecked(data, companion: companion, options: options)
        bound.findings = checked(bound)
        return bound
    }

    /// All that is wrong with a bound report, and what its fonts do not have. Takes longer than all else: likely causes are tried.
    public func checked(_ bound: BoundReport) -> [Diagnostic] {
        binding.checked(bound) + missingBold(in: bound)
    }

    /// The report brought together with the layout, for `checked` to check. Throws when the two do not fit.
    public func bindUnchecked(
        _ data: DataDocument, companion: Companion?, options: DrawingOptions = DrawingOptions()
    ) throws(Diagnostics) -> BoundReport {
        let previous = try layout.previousReport(of: data, companion: companion?.source)
        return try binding.bound(data, previous: previous, companion: companion, options: options)
    }

    /// What binds reports on another thread than the one that sets their pages.
    public var binding: Binding { Binding(layout, unknownRoles: unknownRoles) }

    /// What the faces do not have that a bound report asks for.
    public func missingBold(in bound: BoundReport) -> [Diagnostic] { fonts.missingBold(layout.package.boldStyles + bound.boldTexts) }

    /// The pages of a bound report, and what is to be said of them. Throws when they can not be set.
    ///
    /// More than `limit` pages are a failure.
    public func pages(
        of bound: BoundReport, data: DataDocument, limit: Int = LayoutEngine.standardPageLimit
    ) throws(Diagnostics) -> (document: PagedDocument, findings: [Diagnostic]) {
        try pages(of: bound, data: data, record: nil, limit: limit)
    }

    /// What is remembered of a document that is to be explained.
    struct Record {
        let lines = LineRecord()
        let pages = PageRecord()
    }

    /// The pages, with their lines and ends in `record`.
    func pages(
        of bound: BoundReport, data: DataDocument, record: Record?, limit: Int = LayoutEngine.standardPageLimit
    ) throws(Diagnostics) -> (document: PagedDocument, findings: [Diagnostic]) {
        let pages = PageCollector()
        var (document, findings) = try layOut(bound, data: data, record: record, limit: limit, to: pages)
        (document.pages, document.order) = (pages.pages, pages.order)
        guard !document.pages.isEmpty else { throw Diagnostics(findings + [noPages]) }
        return (document, findings)
    }

    /// The pages of a bound report, with the sections of the one before in `memory` where they are the same.
    public func pages(
        of bound: BoundReport, data: DataDocument, memory: PagesMemory
    ) throws(Diagnostics) -> (document: PagedDocument, findings: [Diagnostic]) {
        let pages = PageCollector()
        if bound.pageSums != memory.pageSums { memory.sections.forget() }
        memory.pageSums = bound.pageSums
        var (document, findings) = try layOut(
            bound, data: data, limit: LayoutEngine.standardPageLimit, to: pages, memory: memory.sections)
        (document.pages, document.order) = (pages.pages, pages.order)
        guard !document.pages.isEmpty else { throw Diagnostics(findings + [noPages]) }
        return (document, findings)
    }

    /// What is to be said of the pages of a bound report, which are set and forgotten. Throws when they can not be set.
    public func findingsOfPages(
        of bound: BoundReport, data: DataDocument, limit: Int = LayoutEngine.standardPageLimit
    ) throws(Diagnostics) -> [Diagnostic] {
        let pages = PageCounter()
        let findings = try layOut(bound, data: data, limit: limit, to: pages).findings
        guard pages.count > 0 else { throw Diagnostics(findings + [noPages]) }
        return findings
    }

    /// Gives the pages to `sink`, and the document without them. Throws when they can not be set.
    func layOut(
        _ bound: BoundReport, data: DataDocument, record: Record? = nil, limit: Int, to sink: any PageSink,
        memory: LayoutMemory? = nil
    ) throws(Diagnostics) -> (document: PagedDocument, findings: [Diagnostic]) {
        let typesetter = record.map { newTypesetter($0.lines) } ?? Typesetter(following: typesetter)
        let (document, diagnostics) = LayoutEngine.layout(
            bound.document, typesetter: typesetter, pageSums: bound.pageSums, pageLimit: limit, to: sink, record: record?.pages,
            memory: memory)
        try fonts.checkFaces()
        let missing = typesetter.missingCharacters.map { $0.diagnostic(at: place(of: $0, in: data)) }
        let findings = (diagnostics + missing).sortedByPlace()
        guard !findings.contains(where: { $0.severity == .failure }) else { throw Diagnostics(findings) }
        return (document, findings)
    }

    /// What is wrong with a document without pages.
    var noPages: Diagnostic {
        Diagnostic(
            "R006", .failure, Message("文档没有内容，一页也没有", "the document is empty: it has no page"), at: Place(file: layout.package.name),
            advice: Message("请检查 layout.yaml 的 document 所列的文件", "look into the files that 'document' of layout.yaml lists"))
    }

    /// The words that belong to numbers, the layout's among them.
    var lexicon: UnitLexicon { UnitLexicon.standard.extended(units: layout.package.unbreakableUnits) }

    /// A typesetter with the layout's units and words.
    private func newTypesetter(_ record: LineRecord?) -> Typesetter {
        let words = layout.package.titleWords
        let phrases = PhraseLexicon(ends: words.ends, words: words.words)
        return Typesetter(shaper: shaper, lexicon: lexicon, phrases: phrases, record: record)
    }

    /// The bytes of the file for finished pages.
    public func pdf(
        of document: PagedDocument, options: ArchiveOptions, fields: [SignatureFieldPosition] = []
    ) throws(Diagnostics) -> [UInt8] {
        try archived(try drawn(document), of: document, options: options, fields: fields)
    }

    /// Finished pages as cairo draws them.
    public func drawn(_ document: PagedDocument) throws(Diagnostics) -> DrawnDocument {
        try fonts.checkFaces()
        do throws(ExportError) { return try DisplayList(document).drawn(fonts: faces, order: document.order) } catch {
            throw programError(error.description)
        }
    }

    /// The bytes of the file for pages that are drawn, with `fields` for signatures; its metadata state the sums of the faces, too.
    public func archived(
        _ drawn: consuming DrawnDocument, of document: PagedDocument, options: ArchiveOptions, fields: [SignatureFieldPosition] = []
    ) throws(Diagnostics) -> [UInt8] {
        try pdf.archived(drawn, of: document, options: options, fields: fields)
    }

    /// What goes into the PDF of a report beside its pages.
    public func archiveOptions(
        for bound: BoundReport, data: DataDocument, pages document: PagedDocument, options: DrawingOptions
    ) -> ArchiveOptions {
        pdf.archiveOptions(sources(for: bound, data: data, structure: document.structure, options: options), options)
    }

    /// A picture of one page, counted from 1.
    public func picture(ofPage number: Int, of document: PagedDocument, as format: PictureFormat) throws(Diagnostics) -> [UInt8] {
        try fonts.checkFaces()
        let page = DisplayPage(document.pages[number - 1])
        do throws(ExportError) {
            switch format {
            case .png(let resolution): return try page.png(resolution: resolution, number: number, fonts: faces)
            case .svg:
                let text = PictureText(structure: document.structure, metadata: document.metadata)
                return try page.svg(number: number, of: text, fonts: faces)
            }
        } catch { throw programError(error.description) }
    }

    /// An SVG picture of a page without its text, which is laid over it.
    public func outlines(of page: DisplayPage, number: Int) throws(Diagnostics) -> [UInt8] {
        try fonts.checkFaces()
        do throws(ExportError) {
            if let outlinePicture { return try outlinePicture.svg(of: page, number: number) }
            let made = try OutlinePicture(fonts: faces)
            outlinePicture = made
            return try made.svg(of: page, number: number)
        } catch { throw programError(error.description) }
    }

    /// Throws when one of these pages, counted from 1, can not be a picture of that form, before any is made.
    public func checkPictures(ofPages numbers: [Int], of document: PagedDocument, as format: PictureFormat) throws(Diagnostics) {
        guard case .png(let resolution) = format else { return }
        for number in numbers {
            let (width, height) = DisplayPage(document.pages[number - 1]).pixels(resolution: resolution)
            guard max(width, height) > DisplayPage.mostPixels else { continue }
            throw Diagnostics(tooManyPixels(page: number, width, height))
        }
        // Cairo only passes a JPEG on: it can not decode it.
        let number = numbers.first { number in
            DisplayPage(document.pages[number - 1]).stretches.flatMap(\.operations).contains { operation in
                if case .image(let image) = operation.content { image.format == .jpeg } else { false }
            }
        }
        guard let number else { return }
        throw Diagnostics(
            Diagnostic(
                "R007", .failure,
                Message("第\(number)页有 JPEG 图片，不能输出为 PNG", "page \(number) has a JPEG and can not become a PNG"),
                at: Place(file: layout.package.name),
                advice: Message("请输出 PDF 或 SVG，或把版式里的图片存为 PNG", "make a PDF or SVG, or save the layout's image as PNG")))
    }

    private func tooManyPixels(page number: Int, _ width: Int, _ height: Int) -> Diagnostic {
        let most = DisplayPage.mostPixels
        return Diagnostic(
            "R008", .failure,
            Message(
                "第\(number)页的图片有 \(width)×\(height) 像素，每边最多 \(most)",
                "page \(number) would be \(width)×\(height) pixels, an edge has \(most)"),
            at: Place(file: layout.package.name), advice: Message("请用较小的 --dpi", "use a smaller --dpi"))
    }

    /// Where a character that no face has stands: the first text of the report, else of the layout, that has it.
    private func place(of missing: MissingCharacter, in data: DataDocument) -> Place? {
        for file in [data.file] + layout.files.compactMap(\.source) {
            let bytes = Array(file.text.utf8)
            guard let range = bytes.firstRange(of: missing.scalar, isJSON: file === data.file) else { continue }
            let span = SourceSpan(file: file, range: range)
            return file === data.file ? Place(span: span, path: data.innermostPointer(around: range.lowerBound)) : Place(span: span)
        }
        return nil
    }
}

/// What only a mistake of the program can cause, said so that it can be reported.
func programError(_ description: String) -> Diagnostics {
    Diagnostics(
        Diagnostic(
            "R001", .failure, Message("程序内部错误：\(description)", "error of the program: \(description)"),
            advice: Message("请把报告文件连同这条信息发给开发者", "send the report and this message to the developers")))
}

/// What a page can be drawn as beside PDF.
public enum PictureFormat: Hashable, Sendable {
    /// Pixels, so many to the inch.
    case png(resolution: Double)
    case svg
}
