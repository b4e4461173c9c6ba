import Diagnostics
import DocumentTree
import Foundation
import ReportData
import Styling
import Synchronization
import Testing
import TypesettingTestSupport

@testable import LayoutLanguage
@testable import Typesetting

/// The texts of all paragraphs and cells of the reports of the corpus and of the sample as their layouts bind them, without what is swept
/// as the published text already and what is shorter than the narrowest measure of the sweep.
enum CorpusParagraphs {
    /// The paths of all reports, the longest first: it takes as long to bind as all others.
    static let reports: [String] = {
        let corpus = FileManager.default.enumerator(atPath: "\(root)/Tests/Corpus")?.compactMap { $0 as? String } ?? []
        let paths = ["report.json"] + corpus.filter { $0.hasSuffix("/report.json") }.sorted().map { "Tests/Corpus/\($0)" }
        let sizes = paths.map { (path: $0, size: (try? source($0).text.utf8.count) ?? 0) }
        return sizes.sorted { ($1.size, $0.path) < ($0.size, $1.path) }.map(\.path)
    }()

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL.path

    private static let published = Set(SampleParagraphs.all)
    private static let packages = Mutex<[String: ResolvedPackage]>([:])
    private static let sweptShapes = Mutex<Set<[AtomShape]>>([])

    /// The texts of a report.
    static func texts(of path: String) throws -> Set<String> {
        let data = try #require(DataDocument.read(try source(path)).document)
        let name = data.root["layout"]?.text ?? "sichuan-2024"
        let layout = try packages.withLock { packages in
            let layout = try packages[name] ?? ResolvedPackage(loaded(name))
            packages[name] = layout
            return layout
        }
        let figures = FigureTable(layout, data: data, previous: nil, evaluation: Evaluation())
        var binder = Binder(package: layout.package, figures: figures)
        let document = binder.document()
        return Set(document.sections.flatMap(\.blocks).flatMap(\.texts)).filter { $0.count > 6 && !published.contains($0) }
    }

    /// Whether no text of any report with the same atoms was asked about before: such texts have the same lines at every width, and sweeping
    /// one of them sweeps them all.
    static func isFirstOfItsShape(_ sweep: Sweep) -> Bool {
        let shape = AtomShape.all(in: sweep)
        return sweptShapes.withLock { $0.insert(shape).inserted }
    }

    private static func loaded(_ name: String) throws -> LayoutPackage {
        LayoutPackage.load(try package(name)) { name throws(Diagnostics) in
            do { return try package(name) } catch { throw Diagnostics([]) }
        }.package
    }

    private static func source(_ path: String) throws -> SourceFile {
        SourceFile(name: path, text: try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8))
    }

    private static func package(_ name: String) throws -> PackageFolder {
        let folder = "layouts/\(name)"
        let paths = FileManager.default.enumerator(atPath: "\(root)/\(folder)")?.compactMap { $0 as? String } ?? []
        let texts = paths.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") || $0.hasSuffix(".md") }.sorted()
        return PackageFolder(name: name, files: try texts.map { ($0, try source("\(folder)/\($0)")) })
    }
}

extension Block {
    /// The texts of all paragraphs in the block.
    fileprivate var texts: [String] {
        switch self {
        case .paragraph(let paragraph): [paragraph.content.characters]
        case .heading(let heading): [heading.content.characters]
        case .list(let list): list.items.flatMap { [$0.label.characters] + $0.blocks.flatMap(\.texts) }
        case .table(let table): table.texts
        case .figure(let figure): figure.caption.map { [$0.content.characters] } ?? []
        case .group(let group): group.blocks.flatMap(\.texts)
        case .contents, .space, .rule, .signature, .pageBreak: []
        }
    }
}

extension Table {
    fileprivate var texts: [String] {
        let cells = (head + body).flatMap(\.cells).flatMap { cell -> [String] in
            switch cell.content {
            case .text(let inlines): [inlines.characters]
            case .blocks(let blocks): blocks.flatMap(\.texts)
            case .diagonal(let below, let above): [below.characters, above.characters]
            case .empty, .pageSum, .number: []
            }
        }
        return cells + notes.map(\.content.characters)
    }
}

extension [Inline] {
    /// The characters as one paragraph; line ends that a text has of its own are left to it.
    fileprivate var characters: String {
        map { inline in
            switch inline {
            case .text(let text, _): text
            case .figure(let use): use.text
            case .foreign(let inner, _), .link(_, let inner), .unbroken(let inner): inner.characters
            case .lineBreak, .preferredBreak, .leader, .pageNumber, .pageCount, .runningTitle, .pageReference, .numberReference, .anchor,
                .footnote:
                ""
            }
        }.joined()
    }
}
