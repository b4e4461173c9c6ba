internal import Diagnostics
internal import Display
internal import LayoutLanguage
internal import ReportData
internal import ReportRendering

/// A report that somebody works on: its text, what was there before, and what came of it.
final class OpenReport {
    let id: String
    let path: String
    private let host: StudioHost

    /// Counts every change of what is shown.
    private(set) var version = 0
    private(set) var text = ""
    /// Counts every change of the text.
    private(set) var textVersion = 0
    /// The text as data; `nil` while it is no JSON.
    private(set) var data: DataDocument?
    private(set) var history = History()
    private var stamp: FileStamp?
    private var layoutVersion: Int?
    private(set) var layoutFolder: String?

    /// What came of it the last time that pages could be made.
    private(set) var result: Result?
    private(set) var pages = PageShelf()
    /// Why the newest data have no pages; empty when they have.
    private(set) var failures: [Diagnostic] = []
    /// Why the file could not be written, or was changed by somebody else.
    private(set) var fileTrouble: [Diagnostic] = []
    /// How long it took from data to pages.
    private(set) var time = Duration.zero

    /// The last document.
    struct Result {
        var renderer: ReportRenderer
        var bound: BoundReport
        var data: DataDocument
        /// Without its pages.
        var document: PagedDocument
        /// Of layout, binding and pages; with `isChecked` those of the checks, too.
        var findings: [Diagnostic]
        var isChecked = false
        var prints: PrintedPlaces?
        /// The place of each element in the order of reading.
        var order: [StructID: Int]
    }

    init(id: String, path: String, host: StudioHost) {
        self.id = id
        self.path = path
        self.host = host
    }

    /// Takes up what has changed on the disk; `true` when something had.
    func refresh(_ layouts: inout LayoutShelf) -> Bool {
        let isRead = readIfChanged()
        let wasVersion = layoutVersion
        let failed = failures
        guard isRead || isLayoutChanged(&layouts) else { return false }
        make(&layouts)
        // A layout that can not be read is looked at again and again: it is told once.
        return isRead || layoutVersion != wasVersion || failures != failed
    }

    private func isLayoutChanged(_ layouts: inout LayoutShelf) -> Bool {
        guard let layoutFolder else { return data != nil }
        do throws(Diagnostics) {
            return try layouts.use(layoutFolder, host: host).version != layoutVersion || !failures.isEmpty
        } catch {
            return true
        }
    }

    /// Reads the file when it is not what was read or written last; the text before can be had back.
    private func readIfChanged() -> Bool {
        guard let now = FileStamp(path) else {
            let missing = Diagnostic(
                "F111", .error, Message("文件“\(path)”不见了", "the file '\(path)' has gone"), at: Place(file: path),
                advice: Message("下一次修改会重新写出它", "the next change writes it again"))
            guard fileTrouble != [missing] else { return false }
            fileTrouble = [missing]
            return true
        }
        guard now != stamp else { return false }
        do throws(Diagnostics) {
            let read = try host.read(path)
            stamp = now
            fileTrouble = []
            guard read.text != text || version == 0 else { return false }
            if version > 0 { history.add(text) }
            setText(read)
        } catch {
            stamp = now
            failures = error.all
        }
        return true
    }

    private func setText(_ file: SourceFile) {
        text = file.text
        textVersion += 1
        do throws(Diagnostics) {
            data = try readReport(file, cells: host.cells(path))
            failures = []
        } catch {
            data = nil
            failures = error.all
        }
    }

    /// Puts another text in place of the report's, as an edit does or what undoes one. It is written by `save`.
    func replace(_ new: String, _ step: (inout History, String) -> Void) {
        step(&history, text)
        setText(SourceFile(name: path, text: new))
    }

    /// Whether the file is still what was read or written last.
    var isUntouched: Bool { FileStamp(path).map { $0 == stamp } ?? true }

    /// Writes the text; what hinders is kept as trouble.
    func save() {
        do throws(Diagnostics) {
            try host.write(Array(text.utf8), path)
            stamp = FileStamp(path)
            fileTrouble = []
        } catch {
            fileTrouble = error.all
        }
        version += 1
    }

    /// Makes the pages of the text as it is. What was made before stays when there are none.
    func make(_ layouts: inout LayoutShelf) {
        version += 1
        guard let data else { return }
        let start = ContinuousClock.now
        do throws(Diagnostics) {
            let folder = try host.layoutFolder(data)
            layoutFolder = folder
            let use = try layouts.use(folder, host: host)
            layoutVersion = use.version
            let bound = try use.renderer.bindUnchecked(data, companion: host.companion(path))
            let (document, findings) = try use.renderer.pages(of: bound, data: data)
            show(document, bound, use.renderer, data, findings)
            failures = []
        } catch {
            failures = error.all
        }
        time = ContinuousClock.now - start
    }

    private func show(
        _ document: PagedDocument, _ bound: BoundReport, _ renderer: ReportRenderer, _ data: DataDocument, _ findings: [Diagnostic]
    ) {
        let displayed = document.pages.map(DisplayPage.init)
        pages.take(displayed)
        var rest = document
        rest.pages = []
        result = Result(
            renderer: renderer, bound: bound, data: data, document: rest,
            findings: renderer.layout.findings + findings, order: document.structure.readingPlaces)
    }

    /// Whether what is shown is still to be checked.
    var needsChecks: Bool { result.map { !$0.isChecked } ?? false }

    /// Checks what is shown: pages are seen before, for this takes longer.
    func check() {
        guard var result, !result.isChecked else { return }
        version += 1
        result.bound.findings = result.renderer.checked(result.bound)
        result.findings = (result.findings + result.bound.findings).sortedByPlace()
        result.isChecked = true
        self.result = result
    }

    /// Where numbers and texts stand on the pages.
    func prints() -> PrintedPlaces? {
        guard let result else { return nil }
        if let known = result.prints { return known }
        let made = PrintedPlaces(on: pages.entries.map(\.page), result.document.structure, result.bound.provenance)
        self.result?.prints = made
        return made
    }

    /// The picture of the page with an ID, drawn when it is first asked for; `nil` for a page that is gone.
    func picture(_ id: String) throws(Diagnostics) -> [UInt8]? {
        if let known = pages.picture(id) { return known }
        guard let result, let index = pages.index(of: id) else { return nil }
        let svg = try result.renderer.outlines(of: pages.entries[index].page, number: index + 1)
        pages.keep(svg, of: id)
        return svg
    }

    /// The PDF of the text as it is.
    func pdf() throws(Diagnostics) -> [UInt8] {
        guard let result else { throw Diagnostics(failures) }
        guard failures.isEmpty else { throw Diagnostics(failures) }
        let published = try result.renderer.publish(
            result.data, as: [.pdf], companion: host.companion(path), options: DrawingOptions())
        return published.files.first?.bytes ?? []
    }
}
