import Diagnostics
import Display
import DocumentTree
import Geometry
import Styling
import Testing

/// Widths of columns, numbers in them, panels.
@Suite struct ColumnTests {
    let bench = Bench(width: 200, height: 140)

    /// Left edges of the columns and the right edge of the last, from the vertical rules of the first page.
    private func edges(_ table: TableSketch, in bench: Bench? = nil) -> [String] {
        let page = (bench ?? self.bench).layout([table.block]).display.pages[0]
        var found: [Length] = []
        for case .drawing(let drawing) in page.stretches.flatMap(\.operations).map(\.content) {
            var start = Point.zero
            for element in drawing.path.elements {
                if case .move(let point) = element { start = point }
                if case .line(let point) = element, point.x == start.x, !found.contains(point.x) { found.append(point.x) }
            }
        }
        return found.sorted().map(short)
    }

    private func near(_ length: Length, _ points: Double) -> Bool { (length - .pt(points)).magnitude < .pt(0.05) }

    private let empty = Table.Cell(.empty)

    @Test func sharesTakeWhatFixedColumnsLeave() {
        let columns = [fixed(40), Table.Column(width: .share(1, minimum: .zero)), Table.Column(width: .share(3, minimum: .zero))]
        #expect(edges(TableSketch(columns: columns, body: [row(empty, empty, empty)])) == ["0", "40", "80", "200"])
    }

    @Test func aShareBelowItsMinimumLeavesTheSharing() {
        let columns = [Table.Column(width: .share(1, minimum: .pt(90))), Table.Column(width: .share(3, minimum: .zero))]
        #expect(edges(TableSketch(columns: columns, body: [row(empty, empty)])) == ["0", "90", "200"])
    }

    @Test func contentColumnsAreAsWideAsTheirWidestRow() {
        let columns = [
            Table.Column(width: .content(minimum: .pt(20), maximum: .pt(60))),
            Table.Column(width: .content(minimum: .zero, maximum: .pt(60))),
            Table.Column(width: .share(1, minimum: .zero)),
        ]
        let body = [row(cell("一"), cell("一二三"), empty), row(cell("一"), cell("一二三四五六七八"), empty)]
        // 20 by the minimum, 60 by the maximum.
        #expect(edges(TableSketch(columns: columns, body: body)) == ["0", "20", "80", "200"])
    }

    private let auto = Table.Column(width: .content(minimum: .zero, maximum: .infinity))
    private let share = Table.Column(width: .share(1, minimum: .zero))

    @Test func aCellOverColumnsMakesThemGrow() {
        let body = [row(cell("一二三四五六七八九十", columns: 2), cell("子")), row(cell("甲"), cell("乙"), cell("丙"))]
        // 100 for the title, half of it each, less a rounding.
        let found = edges(TableSketch(columns: [auto, auto, auto], body: body)).compactMap(Double.init)
        #expect(found.count == 4 && abs(found[1] - found[0] - 50) < 0.2 && abs(found[2] - found[1] - 50) < 0.2)
        #expect(bench.layout([TableSketch(columns: [auto, auto, auto], body: body).block]).texts[0].hasPrefix("一二三四五六七八九十子"))
        // A fixed column below it gives what it has.
        let mixed = edges(TableSketch(columns: [fixed(60), auto, auto], body: body)).compactMap(Double.init)
        #expect(mixed.count == 4 && abs(mixed[1] - mixed[0] - 60) < 0.1 && abs(mixed[2] - mixed[1] - 40) < 0.2)
    }

    @Test func aCommonHeadStandsInOneLine() {
        var table = TableSketch(columns: [auto, auto], body: [row(number("1.00"), number("2.00"))])
        table.head = [row(cell("一般公共预算财政拨款收入", columns: 2)), row(cell("本年"), cell("上年"))]
        #expect(bench.layout([table.block]).texts[0].hasPrefix("一般公共预算财政拨款收入\n"))
    }

    @Test func aShareIsNotStarvedBesideContent() {
        for count in 1...60 {
            let long = String(repeating: "文", count: count)
            let found = edges(TableSketch(columns: [auto, share], body: [row(cell(long), cell(long))])).compactMap(Double.init)
            // Both have the same text: none is less than half as wide as its part of the measure.
            #expect(found.count == 3 && found[2] - found[1] >= min(50, Double(count) * 10), "\(count): \(found)")
            #expect(found[1] - found[0] >= min(50, Double(count) * 10), "\(count): \(found)")
        }
    }

    @Test func aMarkedPartOfAHeadIsNotBrokenWhileThereIsRoom() {
        let marked: [Inline] = [.text("机关事业", nil), .preferredBreak, .text("单位基本养老", nil), .preferredBreak, .text("保险", nil)]
        for width in stride(from: 110.0, through: 300, by: 10) {
            var table = TableSketch(
                columns: [auto, auto, share], body: [row(number("0"), cell(String(repeating: "文", count: 30)), cell("子"))])
            table.head = [row(Table.Cell(.text(marked)), cell("二"), cell("三"))]
            let found = edges(table, in: Bench(width: width, height: 400)).compactMap(Double.init)
            #expect(found[1] - found[0] >= 60, "\(width): \(found)")
            #expect(found.last.map { $0 <= width + 0.1 } == true)
        }
    }

    /// typesetting.md 6.3: a number and its unit stay together; the column grows, and where it can not the text shrinks; then it is said.
    @Test func aNumberAndItsUnitAreNotParted() {
        for width in stride(from: 10.0, through: 90, by: 5) {
            let text = "全长12.6公里以上"
            let growing = Table.Column(width: .share(1, minimum: .pt(width)))
            for (column, mayGrow) in [(growing, true), (fixed(width), false)] {
                let table = TableSketch(
                    columns: [column, mayGrow ? Table.Column(width: .share(50, minimum: .zero)) : fixed(60)],
                    body: [row(cell(text), cell("子"))])
                let found = bench.layout([table.block])
                let isWhole = found.display.pages[0].lineBoxes.contains { $0.text.contains("12.6公里") }
                // 12.6 is 20 wide, the unit 20; 7 of 10 pt are the least.
                let hasRoom = mayGrow || width >= 28.5
                #expect(isWhole || !hasRoom, "\(width): \(found.texts)")
                #expect(found.diagnostics.isEmpty == hasRoom, "\(width): \(found.diagnostics)")
                #expect(hasRoom || found.diagnostics.map(\.id.rawValue).allSatisfy { $0 == "L011" || $0 == "L002" })
            }
        }
    }

    @Test func pointsStandOnOneLine() {
        let table = TableSketch(
            columns: [fixed(80, decimals: true)],
            body: ["1.50", "1,234.5", "12", "−3.25", "(7.00)", "—"].map { row(number($0)) },
            styles: [cellStyle { $0.horizontal = .right }])
        let runs = bench.layout([table.block]).display.pages[0].lineBoxes
        let points = runs.compactMap { line -> Length? in
            guard let index = line.text.firstIndex(of: ".") else { return nil }
            return line.x + .pt(line.text[..<index].reduce(0) { $0 + ($1.isASCII ? 5 : 10) })
        }
        #expect(points.count == 4 && points.allSatisfy { ($0 - points[0]).magnitude < .pt(0.01) })
        // Two decimals of 15 pt with their point end at the right edge; an integer ends where points begin.
        #expect(points.first.map { near($0, 60 + 80 - 15) } == true)
        let integer = runs.first { $0.text == "12" }
        #expect(integer.map { near($0.x + .pt(10), 60 + 80 - 15) } == true)
        // Five characters stand before the widest number's point: the digits' block is 40 pt wide.
        let dash = runs.first { $0.text == "—" }
        #expect(dash.map { near($0.x + .pt(5), 60 + 80 - 20) } == true)
    }

    @Test func aColumnOfNumbersShrinksAsAWhole() {
        let table = TableSketch(columns: [fixed(40), fixed(60)], body: ["123456789", "1"].map { row(number($0), number($0)) })
        let pages = bench.layout([table.block])
        let sizes = pages.display.pages[0].stretches.flatMap(\.operations).compactMap { operation -> String? in
            guard case .glyphs(let run) = operation.content else { return nil }
            return "\(run.text) \(short(run.size))"
        }
        // Nine digits of half an em in 40 pt: 3.09mm is the first quarter step that fits, for the short number too.
        #expect(sizes == ["123456789 8.75", "123456789 10", "1 8.75", "1 10"])
        #expect(pages.diagnostics.isEmpty)
    }

    @Test func aNumberThatNeverFitsIsReportedWithItsPlace() {
        let table = TableSketch(columns: [fixed(20)], body: [row(number("1")), row(number("123456789"))])
        let diagnostics = bench.layout([table.block]).diagnostics
        #expect(diagnostics.map(\.id) == ["L002"])
        #expect(diagnostics.first?.message.english.contains("row 2, column '列': '123456789' needs 11.11mm") == true)
    }

    @Test func aTableWiderThanTheMeasureIsReported() {
        var table = TableSketch(columns: [fixed(150), fixed(160)], body: [row(empty, empty)])
        table.columns[1].name = "乙"
        let diagnostics = bench.layout([table.block]).diagnostics
        #expect(diagnostics.map(\.id) == ["L003"])
        #expect(
            diagnostics.first?.message.english.contains(
                "needs 109.36mm, the measure is 70.56mm; the widest column is '乙' with 56.44mm, as its width says") == true)
    }

    @Test func panelsRepeatStubsAndAreNamed() {
        let heading = Heading(
            level: 1, content: [.text("题", nil)], style: style(), anchor: AnchorID(rawValue: "t"), title: "题", contentsKind: nil)
        var table = TableSketch(
            columns: [fixed(40)] + (0..<6).map { _ in fixed(50) },
            head: [row(cell("头"), cell("甲", columns: 3), cell("乙", columns: 3))],
            body: (0..<2).map { line in
                Table.Row([cell("根\(line)")] + (0..<6).map { cell("\(line)之\($0)") })
            })
        table.caption = Table.Caption(title: heading)
        table.stubColumns = 1
        table.panels = [Table.Panel(columns: 1..<4, name: "子"), Table.Panel(columns: 4..<7, name: "丑")]
        let pages = bench.layout([table.block])
        #expect(pages.diagnostics.isEmpty)
        let real = pages.realTexts.joined(separator: "\n").split(separator: "\n").map(String.init)
        #expect(real == ["题（子）", "头甲", "根00之00之10之2", "根11之01之11之2", "乙", "0之30之40之5", "1之31之41之5"])
        let repeated = pages.artifactTexts.joined(separator: "\n").split(separator: "\n").map(String.init)
        #expect(repeated == ["题（丑）", "头", "根0", "根1"])
        expectSoundPages(pages)
    }

    @Test func aRangeWiderThanAPanelIsParted() {
        var table = TableSketch(columns: (0..<6).map { _ in fixed(50) }, body: [Table.Row((0..<6).map { cell("\($0)") })])
        table.panels = [Table.Panel(columns: 0..<6, name: "子")]
        let pages = bench.layout([table.block])
        // Evenly, and not four and two.
        #expect(pages.texts == ["012\n345"])
    }
}

/// A line of text and where it begins.
struct LineBox {
    var text: String
    var x: Length
}

extension DisplayPage {
    /// Runs of one baseline that follow one another.
    var lineBoxes: [LineBox] {
        var boxes: [LineBox] = []
        var last: PlacedRun?
        for run in runs {
            if let last, (last.baseline - run.baseline).magnitude < .pt(0.1) {
                boxes[boxes.count - 1].text += run.text
            } else {
                boxes.append(LineBox(text: run.text, x: run.rect.minX))
            }
            last = run
        }
        return boxes
    }
}
