import Display
import DocumentTree
import Geometry
import Styling
import Testing

/// Panels of wide statements: side by side they are one statement (typesetting.md 8.1), groups that go on (8.2), zeros that fold.
@Suite struct PanelStepTests {
    private let bench = Bench(width: 100, height: 140)
    private let heading = Heading(
        level: 1, content: [.text("附表5　表", nil)], style: style(), anchor: AnchorID(rawValue: "t"), title: "附表5　表", contentsKind: "附表")

    /// A statement of names and `columns` amounts; names of one to twelve Han.
    private func statement(rows: Int, columns: Int) -> TableSketch {
        var table = TableSketch(
            columns: [Table.Column(width: .share(1, minimum: .pt(40)))]
                + (0..<columns).map { Table.Column(width: .content(minimum: .pt(30), maximum: .pt(60)), name: "栏\($0)") },
            body: (0..<rows).map { row in
                Table.Row([cell(name(row))] + (0..<columns).map { number("\(row * $0 % 7).00") })
            })
        table.head = [
            Table.Row([cell("名")] + (0..<columns).map { cell(String(repeating: "栏", count: 1 + $0 % 9), role: .columnHead) })
        ]
        table.stubColumns = 1
        table.panels = [Table.Panel(columns: 1..<columns + 1, name: "甲")]
        table.caption = Table.Caption(title: heading)
        return table
    }

    private func name(_ row: Int) -> String {
        String(String.UnicodeScalarView((0..<1 + row % 12).compactMap { Unicode.Scalar(0x4E00 + UInt32(row * 12 + $0)) }))
    }

    /// The first row's name on each page, and the widths of the name columns.
    private func breaks(_ pages: Pages, rows: Int) -> [Int] {
        pages.display.pages.map { page in
            let text = page.runs.map(\.text).joined()
            return (0..<rows).first { text.contains(String(name($0).prefix(1))) } ?? -1
        }
    }

    @Test func panelsOfAnyWidthBreakAtTheSameRows() {
        for width in stride(from: 160.0, through: 420, by: 20) {
            let found = Bench(width: width, height: 300).layout([statement(rows: 40, columns: 14).block])
            let starts = breaks(found, rows: 40)
            let panels = starts.count { $0 == 0 }
            #expect(panels > 1, "\(width)")
            let pages = starts.count / panels
            #expect(starts == (0..<panels).flatMap { _ in starts.prefix(pages) }, "\(width): \(starts)")
            expectSoundPages(found)
            // The name columns have one width: the first amounts begin at one place.
            let lefts = Set(found.display.pages.compactMap { page in page.verticals.dropFirst().first.map(short) })
            #expect(lefts.count == 1, "\(width): \(lefts)")
        }
    }

    @Test func panelsStandInOutlineAndContents() {
        let contents = Contents(kinds: [.init("附表", style: style(), leader: nil, showsPage: true)])
        let sections = [
            Section(master: Bench(width: 200, height: 300).master, blocks: [.contents(contents)]),
            Section(master: Bench(width: 200, height: 300).master, blocks: [statement(rows: 30, columns: 10).block]),
        ]
        let found = Pages(Document(metadata: .init(), sections: sections))
        let entries = found.document.outline
        #expect(entries.map(\.title) == ["附表5　表"])
        let panels = entries[0].children.map(\.title)
        #expect(panels.count > 1)
        #expect(panels == panels.indices.map { "附表5（\($0 + 1)/\(panels.count)）甲\($0 + 1)" })
        #expect(found.diagnostics.isEmpty)
        for title in panels.dropFirst() { #expect(found.texts[0].contains(title)) }
    }

    /// Rows of three levels: 0 the total, 1 a class, 2 its items.
    private func grouped() -> TableSketch {
        var rows = [Table.Row([cell("总", role: .rowHead), number("1.00")], level: 0)]
        for group in 0..<6 {
            let name = String(UnicodeScalar(0x5000 + group) ?? "一")
            rows.append(Table.Row([cell("类" + name, role: .rowHead), number("2.00")], level: 1))
            for item in 0..<5 { rows.append(Table.Row([cell("项\(item)" + name, role: .rowHead), number("3.00")], level: 2)) }
        }
        var table = TableSketch(columns: [fixed(80), fixed(60)], body: rows)
        table.head = [row(cell("名"), cell("数"))]
        return table
    }

    @Test func aGroupThatGoesOnIsNamedAgainAndNeverEndsAPage() {
        for height in stride(from: 120.0, through: 420, by: 10) {
            let found = Bench(width: 200, height: height).layout([grouped().block])
            for (index, text) in found.texts.enumerated() {
                let lines = text.split(separator: "\n").map(String.init).filter {
                    $0.hasPrefix("类") || $0.hasPrefix("项") || $0.hasPrefix("总")
                }
                #expect(lines.last?.hasPrefix("类") == false, "\(height)")
                guard index > 0, let first = lines.first else { continue }
                #expect(first.hasPrefix("类"), "\(height): \(lines)")
                // An item's group stands above it, the amounts do not.
                if first.hasSuffix("（续）") {
                    #expect(first.count == 5 && lines[1].hasPrefix("项") && lines[1].contains(first.dropFirst().prefix(1)))
                }
                #expect(lines.count > 2, "\(height): \(lines)")
            }
            #expect(!found.realTexts.joined().contains("（续）"))
            #expect(
                sortedCharacters(found.realTexts.joined())
                    == sortedCharacters(Bench(width: 200, height: 4000).layout([grouped().block]).realTexts.joined()))
            expectSoundPages(found)
        }
    }

    /// typesetting.md 8.5: a form has its title in its first row; the label of the part that goes on stands below it.
    @Test func aFormThatGoesOnRepeatsItsTitle() {
        var body = [Table.Row([cell("表题", columns: 2, role: .head)], keepsWithNext: true)]
        body.append(Table.Row([cell("标", rows: 13, role: .head), cell("头", role: .head)], keepsWithNext: true, repeatsOnBreak: true))
        body += (0..<12).map { row(cell("值\($0)")) }
        let repeated = cellStyle { $0.repeatsOnBreak = true }
        body[1].cells[0].style = 1
        let table = TableSketch(columns: [fixed(40), fixed(60)], body: body, styles: [cellStyle(), repeated])
        let found = bench.layout([table.block])
        #expect(found.count == 3)
        #expect(found.texts.map { $0.prefix(2) } == ["表题", "表题", "表题"])
        #expect(found.artifactTexts.map { $0.hasPrefix("表题（续）\n") } == [false, true, true])
        #expect(found.texts.allSatisfy { $0.contains("标") && $0.contains("头") })
        expectSoundPages(found)
    }

    @Test func rowsAndColumnsOfZerosFold() {
        var table = statement(rows: 6, columns: 8)
        table.folding = Table.Folding(rows: "其余#行均为零", columns: "其余#栏均为零：@", style: style())
        // Row r has an amount in column r alone; the last two columns have none.
        table.body = (0..<6).map { row in
            Table.Row(
                [cell(name(row + 20), role: .rowHead)] + (0..<8).map { number($0 == row ? "\(row + 1).50" : "0.00") },
                zeros: [false] + (0..<8).map { $0 != row })
        }
        let found = Bench(width: 180, height: 600).layout([table.block])
        let text = found.realTexts.joined(separator: "\n").replacing("\n", with: "")
        for row in 0..<6 {
            #expect(text.components(separatedBy: "\(row + 1).50").count == 2)
            #expect(text.contains(name(row + 20)))
        }
        #expect(text.contains("其余2栏均为零：栏6、栏7"))
        #expect(text.contains("行均为零"))
        expectSoundPages(found)
    }
}

extension DisplayPage {
    /// Where vertical rules stand.
    fileprivate var verticals: [Length] {
        var found: [Length] = []
        for case .drawing(let drawing) in stretches.flatMap(\.operations).map(\.content) {
            var start = Point.zero
            for element in drawing.path.elements {
                if case .move(let point) = element { start = point }
                if case .line(let point) = element, point.x == start.x, !found.contains(point.x) { found.append(point.x) }
            }
        }
        return found.sorted()
    }
}
