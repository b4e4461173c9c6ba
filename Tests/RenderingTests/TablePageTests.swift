import Display
import DocumentTree
import Geometry
import Testing

/// What holds for the tables of every report, on every page.
@Suite("Tables of whole reports")
struct TablePageTests {
    @Test(
        "Nothing leaves its page, no two texts overlap, every datum stands once, each page of a table has its head",
        arguments: Repository.reports + [Repository.fullReport])
    func properties(path: String) throws {
        let report = try LaidOutReport.of(path)
        let pages = DisplayList(report.paged).pages
        for (index, page) in pages.enumerated() {
            let runs = page.runs
            #expect(
                runs.filter { !page.geometry.trim.contains($0.rect, tolerance: .pt(0.5)) }.map(\.text) == [], "leaves page \(index + 1)")
            let texts = runs.filter { !report.paged.structure.isFigure($0.mark) }
            #expect(overlaps(texts) == [], "overlap on page \(index + 1)")
            #expect(page.gridsOffMeasure(of: report.measures) == [], "columns do not sum to the measure on page \(index + 1)")
        }
        let elements = report.paged.structure.tables
        let tables = report.tables
        try #require(elements.count == tables.count)
        let leaves = Leaves(of: pages)
        for (table, element) in zip(tables, elements) {
            let cells = report.paged.structure.cells(of: element)
            let texts = cells.map { leaves.text(of: $0, in: report.paged.structure) }
            // The first rows of a form that are one head over all of it are its caption.
            let all = (table.head + table.body).flatMap(\.cells)
            let captions = table.head.isEmpty ? table.body.prefix { $0.isTitle(over: table.columns.count) }.count : 0
            let wanted = Array(zip(all, table.foldable).dropFirst(captions))
            // What a table folds is zero or the head of a column of zeros, which is named below the table.
            let printed = leaves.pageTexts.joined()
            let wrong = zip(texts, wanted).filter { text, wanted in
                text != wanted.0.plainText
                    && !(text.isEmpty && wanted.1 && (wanted.0.number != nil || printed.contains(wanted.0.plainText)))
            }
            #expect(wrong.map { "\($0) for \($1.0.plainText)" } == [], "\(table.name)")
            #expect(texts.count == wanted.count, "\(table.name)")
            let caption = report.paged.structure.captions(of: element).map { leaves.text(of: $0, in: report.paged.structure) }.joined()
            #expect(all.prefix(captions).allSatisfy { caption.contains($0.plainText) }, "\(table.name)")
            expectHeads(of: table, cells: cells, leaves: leaves, report.paged.structure)
        }
    }

    @Test("A report with every table full is set without a finding")
    func findings() throws {
        #expect(try LaidOutReport.of(Repository.fullReport).findings.map(\.id.rawValue) == [])
    }

    /// typesetting.md 8.1: 325 pages before zeros folded, 160 of them for one statement.
    @Test("Statements that are mostly zeros take few pages")
    func pagesOfFoldedStatements() throws {
        let report = try LaidOutReport.of(Repository.fullReport)
        let leaves = Leaves(of: DisplayList(report.paged).pages)
        let detail = leaves.pageTexts.count { $0.contains("财政拨款支出决算明细表") && $0.contains("公开05表") }
        print("full-statements: \(leaves.pageTexts.count) pages, statement 5 \(detail)")
        #expect(leaves.pageTexts.count <= 190)
        #expect((1...40).contains(detail))
    }

    /// The first head of each head row, on every page that shows something of the body.
    private func expectHeads(of table: Table, cells: [StructID], leaves: Leaves, _ structure: StructTree) {
        let headCells = table.head.reduce(0) { $0 + $1.cells.count }
        let pages = Set(cells.dropFirst(headCells).flatMap { leaves.pages(of: $0, in: structure) }).sorted()
        let heads = table.head.compactMap(\.cells.first).map(\.plainText)
        for page in pages {
            for head in heads { #expect(leaves.pageTexts[page].contains(head), "\(table.name): '\(head)' is missing on page \(page + 1)") }
        }
    }

    /// Texts that share an area.
    private func overlaps(_ runs: [PlacedRun]) -> [String] {
        let sorted = runs.sorted { $0.rect.minY < $1.rect.minY }
        var found: [String] = []
        for (position, run) in sorted.enumerated() {
            for other in sorted[(position + 1)...] {
                guard other.rect.minY < run.rect.maxY else { break }
                if run.rect.intersects(other.rect, tolerance: .pt(0.4)) { found.append(run.text + "/" + other.text) }
            }
        }
        return found
    }
}

/// The text that each leaf of the struct tree has, over all pages.
private struct Leaves {
    private var texts: [StructID: String] = [:]
    private var places: [StructID: Set<Int>] = [:]
    /// Everything that stands on each page, in drawing order, without white space.
    private(set) var pageTexts: [String] = []

    init(of pages: [DisplayPage]) {
        for (index, page) in pages.enumerated() {
            var all = ""
            for run in page.runs {
                let text = run.text.filter { !$0.isWhitespace }
                all += text
                guard case .leaf(let id)? = run.mark else { continue }
                texts[id, default: ""] += text
                places[id, default: []].insert(index)
            }
            pageTexts.append(all)
        }
    }

    /// The text of an element and all below it.
    func text(of id: StructID, in structure: StructTree) -> String {
        (texts[id] ?? "") + structure[id].children.map { text(of: $0, in: structure) }.joined()
    }

    func pages(of id: StructID, in structure: StructTree) -> Set<Int> {
        structure[id].children.reduce(places[id] ?? []) { $0.union(pages(of: $1, in: structure)) }
    }
}

extension StructTree {
    /// All table elements in reading order.
    fileprivate var tables: [StructID] { all(.table, below: StructTree.root) }

    /// The cells of a table, row by row, head first.
    fileprivate func cells(of table: StructID) -> [StructID] { all(.tableRow, below: table).flatMap { self[$0].children } }

    /// The captions of a table, which are its own children.
    fileprivate func captions(of table: StructID) -> [StructID] { self[table].children.filter { self[$0].role == .caption } }

    /// Whether a mark is that of a figure, whose labels stand where the chart puts them.
    fileprivate func isFigure(_ mark: Frame.Mark?) -> Bool {
        guard case .leaf(let id)? = mark else { return false }
        return [id, self[id].parent].compactMap { $0 }.contains { self[$0].role == .figure }
    }

    private func all(_ role: StructRole, below id: StructID) -> [StructID] {
        self[id].children.flatMap { self[$0].role == role ? [$0] : all(role, below: $0) }
    }
}

extension DisplayPage {
    /// The widths, in the direction of reading, of ruled grids on the page that are as wide as none of the `measures`, and those of grids whose
    /// rules leave them.
    fileprivate func gridsOffMeasure(of measures: [Length]) -> [String] {
        stretches.filter { $0.mark == .artifact(.layout) }.compactMap { stretch in
            var grid: Rect?
            var frame = Length.zero
            var isTurned = false
            for operation in stretch.operations {
                guard case .drawing(let drawing) = operation.content, let stroke = drawing.stroke, let box = drawing.path.bounds else {
                    continue
                }
                let rect = operation.transform.applied(to: box)
                grid = grid?.union(rect) ?? rect
                frame = max(frame, stroke.width)
                isTurned = operation.transform.b != 0
            }
            // One line alone is no grid.
            guard let grid, min(grid.size.width, grid.size.height) > .pt(1) else { return nil }
            // The rules of the frame reach over the corners by half their width.
            let width = (isTurned ? grid.size.height : grid.size.width) - frame
            return measures.contains { ($0 - width).magnitude < .pt(0.02) } ? nil : "\(width)"
        }
    }
}

extension Table.Row {
    fileprivate func isTitle(over columns: Int) -> Bool { cells.count == 1 && cells[0].role == .head && cells[0].columns == columns }
}

extension Table {
    /// Whether each cell may be left out: the zeros of a table that folds, and its heads.
    fileprivate var foldable: [Bool] {
        let heads = head.flatMap(\.cells).map { _ in folding != nil }
        return heads + body.flatMap { row in row.cells.indices.map { $0 < row.zeros.count && row.zeros[$0] } }
    }
}
