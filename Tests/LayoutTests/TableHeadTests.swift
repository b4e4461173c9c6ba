import Display
import DocumentTree
import Geometry
import Testing

/// What the cells of a table are to a listener, and which heads they name.
@Suite struct TableHeadTests {
    /// Each cell of a table as `text kind ← heads`, row by row; `-` is a cell that names none, and nothing stands where Scope says which.
    private func cells(_ table: TableSketch) -> [[String]] {
        let pages = Bench(width: 400, height: 400).layout([table.block])
        let (tree, texts) = (pages.document.structure, pages.leafTexts)
        return tree.readingOrder.filter { tree[$0].role == .tableRow }.map { row in
            tree[row].children.map { cell in
                let attributes = tree[cell].attributes
                let scope = attributes.scope.map { " \($0.rawValue)" } ?? ""
                let heads =
                    attributes.headers.map { $0.isEmpty ? " ← -" : " ← " + $0.map { texts[$0] ?? "?" }.joined(separator: " ") } ?? ""
                return (texts[cell] ?? "") + scope + heads
            }
        }
    }

    private func columns(_ count: Int, lanes: [Int] = []) -> [Table.Column] {
        (0..<count).map { Table.Column(width: .fixed(.pt(30)), beginsLane: lanes.contains($0)) }
    }

    private func name(_ text: String, rows: Int = 1, columns: Int = 1, indent: Double = 0) -> Table.Cell {
        var made = cell(text, rows: rows, columns: columns, role: .rowHead)
        made.indent = .pt(indent)
        return made
    }

    private func head(_ text: String, rows: Int = 1, columns: Int = 1) -> Table.Cell {
        cell(text, rows: rows, columns: columns, role: .head)
    }

    @Test("Scope says enough under one row of heads and beside one name")
    func scope() {
        let table = TableSketch(
            columns: columns(2), head: [row(cell("项"), cell("数"))], body: [row(name("甲"), cell("1")), row(name("乙"), cell("2"))])
        #expect(cells(table) == [["项 column", "数 column"], ["甲 row", "1"], ["乙 row", "2"]])
    }

    @Test("What stands before its name names it")
    func codes() {
        let table = TableSketch(
            columns: columns(3), head: [row(cell("码"), cell("项"), cell("数"))], body: [row(cell("201"), name("甲"), cell("1"))])
        #expect(cells(table).last == ["201 ← 甲 码", "甲 row", "1"])
    }

    @Test("The name of one lane is none of the next, and codes belong to the name of their own lane")
    func lanes() {
        let head = row(cell("码"), cell("项"), cell("数"), cell("码"), cell("项"), cell("数"))
        let table = TableSketch(
            columns: columns(6, lanes: [3]), head: [head],
            body: [
                row(cell("1"), name("甲"), cell("10"), cell("2"), name("乙"), cell("20")),
                row(cell("3"), name("丙"), cell("30"), cell(""), cell(""), cell("")),
                row(name("合", columns: 2), cell("40"), name("共", columns: 2), cell("50")),
            ])
        #expect(
            cells(table).dropFirst() == [
                ["1 ← 甲 码", "甲 row", "10 ← 甲 数", "2 ← 乙 码", "乙 row", "20 ← 乙 数"],
                ["3 ← 丙 码", "丙 row", "30 ← 丙 数", " ← 码", " ← 项", " ← 数"],
                ["合 row", "40 ← 合 数", "共 row", "50 ← 共 数"],
            ])
    }

    @Test("A name names the group that it stands under: the last one above that begins further left")
    func groups() {
        let names = [("合", 0.0), ("类", 0), ("款", 10), ("项", 20), ("款2", 10), ("类2", 0)]
        let table = TableSketch(
            columns: columns(2), head: [row(cell("项"), cell("数"))], body: names.map { row(name($0.0, indent: $0.1), cell("1")) })
        #expect(
            cells(table).dropFirst().map { $0[0] }
                == ["合 row", "类 row", "款 row ← 类", "项 row ← 款", "款2 row ← 类", "类2 row"])
    }

    @Test("Heads of a form are of rows where data stand to the right, else of columns; those above everything are its caption")
    func form() {
        let table = TableSketch(
            columns: columns(4),
            body: [
                row(head("表", columns: 4)),
                row(head("甲"), cell("1"), head("乙"), cell("2")),
                row(head("组", rows: 4), head("目标", columns: 2), head("结果")),
                row(cell("a", columns: 2), cell("b")),
                row(head("指标"), head("目标"), head("结果")),
                row(head("丙"), cell("3"), cell("4")),
                row(head("评"), cell("长", columns: 3)),
                row(cell("签", columns: 4)),
            ])
        let pages = Bench(width: 400, height: 400).layout([table.block])
        #expect(pages.structure.hasPrefix("document\n table\n  caption\n   paragraph '表'\n  tableBody\n   tableRow\n    headerCell '甲'"))
        #expect(
            cells(table) == [
                ["甲 row ← -", "1 ← 甲", "乙 row ← -", "2 ← 乙"],
                ["组 row ← -", "目标 column ← 组", "结果 column ← 组"],
                ["a ← 组 目标", "b ← 组 结果"],
                ["指标 column ← 组", "目标 column ← 组", "结果 column ← 组"],
                ["丙 row ← 组", "3 ← 组 丙 目标", "4 ← 组 丙 结果"],
                ["评 row ← -", "长 ← 评"],
                ["签 ← -"],
            ])
    }

    @Test("Heads that stand on one another reach what lies within the lowest; a cell of several rows has the head that reaches as far")
    func blocks() {
        let table = TableSketch(
            columns: columns(3),
            body: [
                row(head("上", columns: 3)), row(head("头"), cell("0", columns: 2)),
                row(cell("宽", columns: 3, role: .columnHead)),
                row(cell("左", columns: 2, role: .columnHead), cell("右", role: .columnHead)),
                row(name("甲"), cell("1"), cell("2")),
                row(name("乙"), cell("3", columns: 2)),
                row(name("组", rows: 2), name("丙"), cell("注", rows: 2)),
                row(name("丁")),
            ])
        #expect(
            cells(table).suffix(4) == [
                ["甲 row ← -", "1 ← 甲 宽 左", "2 ← 甲 宽 右"],
                ["乙 row ← -", "3 ← 乙"],
                ["组 row ← -", "丙 row ← 组", "注 ← 组 宽 右"],
                ["丁 row ← 组"],
            ])
    }

    @Test("A head without rows is the body, and nothing at all is no table")
    func withoutRows() {
        var table = TableSketch(columns: columns(2), head: [row(cell("项"), cell("数"))], body: [])
        #expect(
            Bench().layout([table.block]).structure == "document\n table\n  tableBody\n   tableRow\n    headerCell '项'\n    headerCell '数'")
        table.head = []
        table.caption = Table.Caption(title: nil, lines: [.init(left: [.text("左", nil)], style: style())])
        #expect(Bench().layout([table.block]).structure == "document\n paragraph '左'")
    }

    @Test("The title of a document is one; the caption of a picture is in it")
    func titleAndCaption() {
        let title = Block.paragraph(Paragraph([.text("题", nil)], style: style(), role: .title))
        guard case .figure(var figure) = box("a", 40, 30) else { return }
        figure.caption = Paragraph([.text("图1", nil)], style: style(), role: .caption)
        let pages = Bench().layout([title, .figure(figure)])
        #expect(pages.structure == "document\n title '题'\n figure\n  caption '图1'")
    }
}
