import Display
import DocumentTree
import Geometry
import Styling
import Testing

/// The rules of tables: each edge once, the heavier where two meet, closed at every break.
@Suite struct RuleTests {
    /// Edges of page `page` as `width: (x, y)–(x, y)`.
    private func rules(_ table: TableSketch, page: Int = 0) -> [String] {
        let display = Bench().layout([table.block]).display.pages[page]
        return display.stretches.filter { $0.mark == .artifact(.layout) }.flatMap(\.operations).flatMap { operation -> [String] in
            guard case .drawing(let drawing) = operation.content else { return [] }
            var start = Point.zero
            var found: [String] = []
            for element in drawing.path.elements {
                if case .move(let point) = element { start = point }
                if case .line(let point) = element {
                    found.append(
                        "\(short(drawing.stroke?.width ?? .zero)): \(short(start.x)),\(short(start.y))–\(short(point.x)),\(short(point.y))")
                }
            }
            return found
        }
    }

    @Test func aSpanHasNoRulesInside() {
        let table = TableSketch(
            columns: [fixed(40), fixed(60)], body: [row(cell("甲", rows: 2), cell("乙")), row(cell("丙")), row(cell("丁", columns: 2))])
        #expect(
            rules(table) == [
                "0.5: 40,20–100,20", "0.5: 0,40–100,40", "0.5: 40,0–40,40",
                "1: -0.5,0–100.5,0", "1: -0.5,60–100.5,60", "1: 0,0–0,60", "1: 100,0–100,60",
            ])
    }

    @Test func theRuleUnderTheHeadIsHeavier() {
        let table = TableSketch(columns: [fixed(100)], head: [row(cell("头"))], body: [row(cell("甲"))])
        #expect(rules(table).contains("0.75: 0,20–100,20"))
        #expect(rules(table).filter { $0.hasSuffix("100,20") }.count == 1)
    }

    @Test func everyPartIsClosedByTheFrame() {
        let table = TableSketch(columns: [fixed(100)], body: (0..<10).map { row(cell("行\($0)")) })
        #expect(rules(table).contains("1: -0.5,140–100.5,140"))
        #expect(rules(table, page: 1).contains("1: -0.5,0–100.5,0"))
        #expect(rules(table, page: 1).contains("1: -0.5,60–100.5,60"))
    }

    @Test func cellsAskForTheirOwnEdges() {
        let styles = [
            cellStyle(), cellStyle { $0.edges.right = .open }, cellStyle { $0.edges.bottom = .stroke(Stroke(width: .pt(2))) },
            cellStyle { $0.edges.top = .stroke(Stroke(width: .pt(1.5))) },
        ]
        let table = TableSketch(
            columns: [fixed(40), fixed(60)],
            body: [row(cell("甲", style: 1), cell("乙", style: 2)), row(cell("丙"), cell("丁", style: 3))], styles: styles)
        // Between 甲 and 乙 is no rule; between 乙 and 丁 the heavier of the two that are asked for.
        #expect(
            rules(table) == [
                "0.5: 0,20–40,20", "0.5: 40,20–40,40", "1: -0.5,0–100.5,0", "1: -0.5,40–100.5,40", "1: 0,0–0,40", "1: 100,0–100,40",
                "2: 40,20–100,20",
            ])
    }

    @Test func askingForNothingYieldsToANeighbour() {
        let styles = [cellStyle { $0.edges.right = .open }, cellStyle { $0.edges.left = .stroke(Stroke(width: .pt(0.5))) }]
        let table = TableSketch(columns: [fixed(40), fixed(60)], body: [row(cell("甲"), cell("乙", style: 1))], styles: styles)
        #expect(rules(table).contains("0.5: 40,0–40,20"))
    }

    @Test func backgroundsLieBehindAsArtifacts() {
        let table = TableSketch(
            columns: [fixed(100)], body: [row(cell("甲", style: 1))], styles: [cellStyle(), cellStyle { $0.background = .gray(0.95) }])
        let page = Bench().layout([table.block]).display.pages[0]
        #expect(page.stretches.map(\.mark).first == .artifact(.background))
    }

    @Test func aDiagonalHeadHasALineAndBothTexts() {
        let head = Table.Cell(.diagonal(below: [.text("下", nil)], above: [.text("上", nil)]), role: .columnHead)
        let table = TableSketch(columns: [fixed(100)], head: [row(head)], body: [row(cell("甲"))])
        let page = Bench().layout([table.block]).display.pages[0]
        #expect(rules(table).contains { $0.hasSuffix("0,0–100,40") })
        #expect(page.lineBoxes.map { "\($0.text) \(short($0.x))" }.prefix(2) == ["下 0", "上 89.95"])
    }

    @Test func rotatedTextReadsUpwards() {
        let table = TableSketch(
            columns: [fixed(20), fixed(80)], body: [row(cell("一二三四", style: 1), cell("甲"))],
            styles: [cellStyle(), cellStyle { $0.isRotated = true }])
        let page = Bench().layout([table.block]).display.pages[0]
        let turned = page.runs.filter { "一二三四".contains($0.text) }
        #expect(turned.map(\.text).joined() == "一二三四")
        // Forty points high, the first character lowest.
        #expect(turned.first.map { short($0.rect.maxY) } == "40.05")
        #expect(rules(table).contains { $0.hasSuffix("100,40.05") })
    }
}
