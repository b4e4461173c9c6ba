public import Diagnostics
internal import LayoutLanguage
internal import PDFArchive
internal import ReportData
public import ReportRendering

/// What is broken before it goes through the whole chain.
public enum FuzzKind: String, CaseIterable, Sendable {
    case report, layout, prose, expression, geometry, table
    /// A workbook that is imported, and the map by which it is.
    case workbook, map
}

/// What became of one broken input.
public enum FuzzOutcome: Hashable, Sendable {
    /// A whole PDF of so many pages, and so many findings.
    case drawn(pages: Int, findings: Int)
    /// So many values taken out of a workbook, and so many findings.
    case imported(values: Int, findings: Int)
    /// No file, and messages that say why.
    case refused([Diagnostic])
    /// What must not happen.
    case broken(String)
}

/// Sends broken inputs through reading, binding, checking, layout and export, or through the import.
public struct FuzzTarget {
    private let fonts: Fonts

    /// Enough for any input that is small, and soon reached by one that has no end.
    private static let pageLimit = 300

    public init(fonts: Fonts) { self.fonts = fonts }

    /// The unbroken input: it is drawn.
    public func drawSeed() -> FuzzOutcome { draw(SeedPackage.files, SeedPackage.report) }

    /// The unbroken workbook: its values are taken.
    public func importSeed(carrying: Bool) -> FuzzOutcome {
        guard let bytes = try? SeedWorkbook.archive(SeedWorkbook.parts(carrying: carrying)) else { return .broken("no workbook") }
        return WorkbookFuzz.run(bytes, map: SeedWorkbook.map, check: unspeakable)
    }

    /// Draws or imports the input of `kind` that belongs to a seed.
    public func run(_ kind: FuzzKind, seed: UInt64) -> FuzzOutcome {
        do {
            switch kind {
            case .workbook:
                return WorkbookFuzz.run(try WorkbookFuzz.workbook(seed: seed).bytes, map: SeedWorkbook.map, check: unspeakable)
            case .map:
                let workbook = try SeedWorkbook.archive(SeedWorkbook.parts(carrying: false))
                return WorkbookFuzz.run(workbook, map: WorkbookFuzz.map(seed: seed), check: unspeakable)
            case .report, .layout, .prose, .expression, .geometry, .table:
                let (files, report) = input(kind, seed: seed)
                return draw(files, report)
            }
        } catch { return .broken("the seed can not be made: \(error)") }
    }

    /// The files and the report that belong to a seed, to look at.
    public func text(_ kind: FuzzKind, seed: UInt64) -> String {
        switch kind {
        case .workbook: return (try? WorkbookFuzz.workbook(seed: seed).description) ?? "no seed\n"
        case .map: return WorkbookFuzz.map(seed: seed) + "\n"
        case .report, .layout, .prose, .expression, .geometry, .table: break
        }
        let (files, report) = input(kind, seed: seed)
        return files.map { "=== \($0.path)\n\($0.text)\n" }.joined() + "=== report.json\n\(report)\n"
    }

    private func input(_ kind: FuzzKind, seed: UInt64) -> (files: [(path: String, text: String)], report: String) {
        var mutation = Mutation(random: SplitMix64(seed: seed))
        var layout = RandomLayout(random: SplitMix64(seed: seed &+ 1))
        var files = SeedPackage.files
        var report = SeedPackage.report
        switch kind {
        case .report: report = mutation.mutate(report)
        case .layout: mutate(mutation.random.pick(files.map(\.path).filter { !$0.hasSuffix(".md") }), in: &files, &mutation)
        case .prose: mutate(mutation.random.pick(["prose/a.md", "prose/b.md", "phrases.yaml"]), in: &files, &mutation)
        case .expression:
            let expression = mutation.mutate(mutation.random.pick(SeedPackage.expressions))
            replace("prose/b.md", with: "@if (\(expression)) is absent\n无\n@else\n有\n@end\n", in: &files)
        case .geometry:
            replace("pages.yaml", with: layout.pages(), in: &files)
            report = layout.report()
        case .table:
            replace(
                "tables/a.yaml", with: layout.table() + "forms: {表单: {with: 单, style: 格, columns: [{width: 1*}], rows: []}}\n", in: &files)
            report = layout.report()
        case .workbook, .map: break
        }
        return (files, report)
    }

    private func mutate(_ path: String, in files: inout [(path: String, text: String)], _ mutation: inout Mutation) {
        guard let text = files.first(where: { $0.path == path })?.text else { return }
        replace(path, with: mutation.mutate(text), in: &files)
    }

    private func replace(_ path: String, with text: String, in files: inout [(path: String, text: String)]) {
        files = files.map { $0.path == path ? (path, text) : $0 }
    }

    private func draw(_ files: [(path: String, text: String)], _ report: String) -> FuzzOutcome {
        do throws(Diagnostics) {
            let sources = files.map { (path: $0.path, source: SourceFile(name: $0.path, text: $0.text)) }
            let layout = try LoadedLayout(PackageFolder(name: "seed", files: sources)) { _ throws(Diagnostics) in nil }
            let renderer = ReportRenderer(layout: layout, fonts: fonts)
            let data = try readReport(SourceFile(name: "report.json", text: report))
            let bound = try renderer.bind(data)
            let (document, findings) = try renderer.pages(of: bound, data: data, limit: Self.pageLimit)
            let pdf = try renderer.pdf(
                of: document, options: renderer.archiveOptions(for: bound, data: data, pages: document, options: DrawingOptions()))
            let all = layout.findings + bound.findings + findings
            guard pdf.starts(with: "%PDF-".utf8), !document.pages.isEmpty else { return .broken("no PDF") }
            return unspeakable(all) ?? .drawn(pages: document.pages.count, findings: all.count)
        } catch {
            guard !error.all.isEmpty else { return .broken("refused without a message") }
            if let mistake = error.all.first(where: { $0.id == "R001" }) { return .broken(mistake.message.english) }
            return unspeakable(error.all) ?? .refused(error.all)
        }
    }

    /// Messages must be printable: with words, with places in their files, in both languages.
    private func unspeakable(_ diagnostics: [Diagnostic]) -> FuzzOutcome? {
        for diagnostic in diagnostics {
            if diagnostic.message.chinese.isEmpty || diagnostic.message.english.isEmpty { return .broken("\(diagnostic.id) has no words") }
            if let span = diagnostic.place?.span, span.range.upperBound > span.file.text.utf8.count {
                return .broken("\(diagnostic.id) points behind its file")
            }
        }
        let text = DiagnosticRenderer().text(for: diagnostics)
        let isClean = text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
        return isClean ? nil : .broken("a message has control characters")
    }
}
