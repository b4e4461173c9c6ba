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
    private var memory = PagesMemory()
    /// What a list says of it, and the file of which it says so.
    var summary: ReportSummary?
    private var summaryStamp: FileStamp?

    /// Why the newest data have no pages; empty when they have.
    private(set) var failures: [Diagnostic] = []
    /// Why the file could not be written, or was changed by somebody else.
    private(set) var fileTrouble: [Diagnostic] = []
    /// How long the steps of the last change took.
    var laps = Laps()
    /// How long the last checks took.
    private var timeOfChecks: Duration?

    /// The last document.
    struct Result {
        var renderer: ReportRenderer
        var bound: BoundReport
        /// The data that the pages show.
        var shown: DataDocument
        /// The same with the places that `bound` names: where only numbers are others, those of the text before.
        var data: DataDocument { bound.figures.data }
        /// Without its pages.
        var document: PagedDocument
        /// Of layout, binding and pages; with `isChecked` those of the checks, too.
        var findings: [Diagnostic]
        /// Of layout and pages alone.
        var pageFindings: [Diagnostic]
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

    /// Whether a list does not know the file as it is; of a report that is open it learns by itself.
    var isSummaryOld: Bool { version == 0 && (summaryStamp == nil || summaryStamp != FileStamp(path)) }

    /// The file as it is now is looked at.
    func beginSummary() { summaryStamp = FileStamp(path) }

    /// Its name among files: that of its folder where the report is all that is in it.
    var fileName: String {
        let steps = path.split(separator: "/").map(String.init)
        let last = steps.last ?? "report.json"
        if last == "report.json", steps.count > 1 { return steps[steps.count - 2] }
        return last.hasSuffix(".json") ? String(last.dropLast(5)) : last
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

    /// Begins to measure a change; beside its steps stand the checks of what was shown before.
    func beginLaps() {
        laps = Laps()
        if let timeOfChecks { laps.add("checks", timeOfChecks) }
        timeOfChecks = nil
    }

    /// Puts another text in place of the report's, as an edit does or what undoes one. It is written by `save`.
    func replace(_ new: String, _ step: (inout History, String) -> Void) {
        step(&history, text)
        setText(SourceFile(name: path, text: new))
        laps.end("read")
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
        do throws(Diagnostics) {
            let folder = try host.layoutFolder(data)
            layoutFolder = folder
            let use = try layouts.use(folder, host: host)
            if use.version != layoutVersion { memory = PagesMemory() }
            let before = use.version == layoutVersion ? result : nil
            layoutVersion = use.version
            laps.end("layout")
            let bound = try bound(data, use.renderer, after: before)
            laps.end("bind")
            let (document, findings) = try use.renderer.pages(of: bound, data: data, memory: memory)
            laps.end("set")
            show(document, bound, use.renderer, data, findings)
            laps.end("compare")
            failures = []
        } catch {
            failures = error.all
        }
    }

    /// The pages of a report that was bound from the beginning, if they are others than those that followed from the ones before.
    private func remade(_ bound: BoundReport, _ before: Result) -> Result {
        do throws(Diagnostics) {
            let (document, findings) = try before.renderer.pages(of: bound, data: before.shown, memory: memory)
            show(document, bound, before.renderer, before.shown, findings)
        } catch {
            failures = error.all
        }
        return result ?? before
    }

    /// The report brought together with its layout: only where numbers are read that are others, if there is no other difference.
    private func bound(_ data: DataDocument, _ renderer: ReportRenderer, after before: Result?) throws(Diagnostics) -> BoundReport {
        let companion = host.companion(path)
        if let before, let numbers = before.shown.numbers(changedIn: data, limit: Self.mostNumbers),
            let bound = try renderer.binding.bound(data, after: before.bound, numbers, companion: companion)
        {
            return bound
        }
        let previous = try renderer.layout.previousReport(of: data, companion: companion.source)
        return try renderer.binding.bound(data, previous: previous, companion: companion, remembers: true)
    }

    /// Numbers that one change may change for the rest to be kept.
    private static let mostNumbers = 200

    private func show(
        _ document: PagedDocument, _ bound: BoundReport, _ renderer: ReportRenderer, _ data: DataDocument, _ findings: [Diagnostic]
    ) {
        let displayed = document.pages.map(DisplayPage.init)
        pages.take(displayed)
        var rest = document
        rest.pages = []
        result = Result(
            renderer: renderer, bound: bound, shown: data, document: rest, findings: [],
            pageFindings: renderer.layout.findings + findings, order: document.structure.readingPlaces)
    }

    /// Whether what is shown is still to be checked.
    var needsChecks: Bool { result.map { !$0.isChecked } ?? false }

    /// What checks what is shown: pages are seen before, for this takes longer.
    var examination: Examination? {
        guard let result, !result.isChecked, let layoutVersion else { return nil }
        return Examination(
            report: id, text: textVersion, layout: layoutVersion, binding: result.renderer.binding, data: result.shown,
            previous: result.bound.previous, companion: host.companion(path))
    }

    /// Takes over what was found in a text, and all places as they are there; `false` when another text is shown by now.
    func take(_ examined: Examined) -> Bool {
        guard var result, examined.text == textVersion, examined.layout == layoutVersion, failures.isEmpty, !result.isChecked else {
            return false
        }
        version += 1
        timeOfChecks = examined.time
        var findings = examined.findings
        if let bound = examined.bound {
            findings += result.renderer.missingBold(in: bound)
            if bound.document != result.bound.document { result = remade(bound, result) }
            result.bound = bound
            result.prints = nil
        }
        result.findings = (result.pageFindings + findings).sortedByPlace()
        result.isChecked = true
        self.result = result
        summary = ReportSummary(result.shown, findings: result.findings, pages: pages.entries.count)
        return true
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
            result.shown, as: [.pdf], companion: host.companion(path), options: DrawingOptions())
        return published.files.first?.bytes ?? []
    }
}
