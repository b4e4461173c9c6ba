import Display
import DocumentTree
import Geometry
import Styling
import Testing

/// The struct tree: reading order, whatever the pages do.
@Suite struct StructureTests {
    @Test func headingsNestSections() {
        let pages = Bench().layout([heading("甲"), text("一"), heading("乙", level: 2), text("二"), heading("丙", level: 4), heading("丁")])
        #expect(
            pages.structure == """
                document
                 part
                  heading(level: 1) '甲'
                  paragraph '一一一一一一一一一一'
                  section
                   heading(level: 2) '乙'
                   paragraph '二二二二二二二二二二'
                   section
                    heading(level: 3) '丙'
                 part
                  heading(level: 1) '丁'
                """)
    }

    /// A list of figures shows their lines alone; the numbers of each chart are a file of its figure.
    @Test func figuresHaveLinesAndFiles() {
        let chart = Chart(
            name: "a", kind: .bars(.init()), categories: ["甲"], series: [.init(name: "", values: [.init(number: 1, label: "1")])],
            size: Size(width: .pt(90), height: .pt(60)))
        let figure = Figure(
            content: .chart(chart), caption: nil, anchor: AnchorID(rawValue: "a"), alternateText: "图",
            contentsLine: .init(kind: "图", title: "图1"))
        let kinds = [Contents.Kind("图", style: style(), leader: nil, showsPage: true)]
        let other = [Contents.Kind("表", style: style(), leader: nil, showsPage: true)]
        let pages = Bench(height: 80).layout([
            .contents(Contents(kinds: other)), .contents(Contents(kinds: kinds)), heading("甲"), .figure(figure),
        ])
        #expect(pages.texts.first?.hasPrefix("图12") == true, "the line of the figure, and the number of its page")
        #expect(pages.structure.hasPrefix("document\n contents\n  contentsItem\n   reference\n    link '图12'\n part"))
        let files = pages.document.structure.files
        #expect(files.map(\.name) == ["charts/a.csv"])
        #expect(files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["项目,数值\r\n甲,1\r\n"])
        #expect(files.map { pages.document.structure[$0.element].role } == [.figure])
    }

    @Test func mixedTextHasALeafForEachStretch() {
        let paragraph = Paragraph(
            [
                .text("收入", nil), .figure(FigureUse(id: "f", text: "1.5")),
                .unbroken([.text("元", nil), .figure(FigureUse(id: "g", text: "2"))]),
                .link(.uri("https://example.org"), [.text("见", nil)]), .foreign([.text("GDP", nil)], language: "en"), .text("。", nil),
            ], style: style())
        let pages = Bench(width: 200).layout([.paragraph(paragraph)])
        #expect(
            pages.structure == """
                document
                 paragraph
                  span '收入'
                  span '1.5'
                  span '元'
                  span '2'
                  link '见'
                  span 'GDP'
                  span '。'
                """)
        #expect(pages.document.structure.elements.compactMap(\.attributes.figure) == ["f", "g"])
        #expect(pages.document.structure.elements.compactMap(\.attributes.language) == ["en"])
    }

    @Test(arguments: [0.0, 30.0])
    func listsHaveLabelsAndBodies(labelWidth: Double) {
        let item = List.Item(label: [.text("1.", nil)], blocks: [text("一二")])
        let pages = Bench().layout([.list(List(items: [item], style: style(), labelWidth: .pt(labelWidth)))])
        #expect(
            pages.structure == """
                document
                 list
                  listItem
                   listLabel '1.'
                   listBody
                    paragraph '一一一一一一一一一一二二二二二二二二二二'
                """)
        let lines = pages.display.pages[0].lineBoxes
        #expect(lines.map { short($0.x) } == (labelWidth == 0 ? ["0", "0", "0"] : ["0", "30", "30"]))
        #expect(lines[0].text.hasPrefix("1.一"))
    }

    /// ISO 14289-1, 7.6: a list with labels says of what kind they are.
    @Test(arguments: [
        (["1.", "2."], "Decimal"), (["（一）", "（二）"], "Decimal"), (["①"], "Decimal"), (["甲、"], "Decimal"), (["a)", "b)"], "LowerAlpha"),
        (["i.", "ii."], "LowerRoman"), (["A.", "B."], "UpperAlpha"), (["I", "II"], "UpperRoman"), (["·"], "Disc"), (["○"], "Circle"),
        (["■"], "Square"), (["—"], "Disc"), ([""], "None"),
    ])
    func listsSayHowTheyNumber(labels: [String], expected: String) {
        let items = labels.map { List.Item(label: [.text($0, nil)], blocks: [text("一")]) }
        let pages = Bench().layout([.list(List(items: items, style: style()))])
        #expect(pages.document.structure.elements.compactMap(\.attributes.listNumbering) == [expected])
    }

    /// Words and the figures among them: no line ends where one meets the other.
    @Test(arguments: 6...13)
    func whatIsUnbrokenStaysTogetherAcrossElements(ems: Int) {
        let whole: [Inline] = [.text("戊己", nil), .figure(FigureUse(id: "f", text: "庚辛")), .text("壬癸", nil)]
        let paragraph = Paragraph([.text("甲乙丙丁", nil), .unbroken(whole), .unbroken([.text("子丑", nil)])], style: style())
        let pages = Bench(width: Double(ems) * 10).layout([.paragraph(paragraph)])
        #expect(pages.texts.joined(separator: "\n").split(separator: "\n").contains { $0.contains("戊己庚辛壬癸") }, "\(pages.texts)")
        // Two that are unbroken each may part.
        #expect(ems > 6 || !pages.texts[0].contains("壬癸子丑"))
    }

    @Test func aTableIsOneElementOverItsPages() {
        let table = TableSketch(
            columns: [fixed(50), fixed(50)], head: [row(cell("头", columns: 2)), row(cell("左"), cell("右"))],
            body: (0..<9).map { row(cell("\($0)", role: .rowHead), number("5")) })
        let pages = Bench().layout([table.block])
        #expect(pages.count == 2)
        let tree = pages.document.structure
        #expect(tree.elements.filter { $0.role == .table }.count == 1)
        #expect(tree.elements.filter { $0.role == .tableRow }.count == 11)
        let data = tree.elements.filter { $0.role == .dataCell }
        #expect(data.count == 9)
        // Under a head of two rows each cell names its heads: its row's and both of its column.
        let names = data[3].attributes.headers?.map { pages.leafTexts[$0] ?? "" }
        #expect(names == ["3", "头", "右"])
        #expect(data[3].attributes.figure == "n")
        let scopes = tree.elements.filter { $0.role == .headerCell }.map(\.attributes.scope)
        #expect(scopes == [.column, .column, .column] + Array(repeating: .row, count: 9))
        #expect(tree.elements.first { $0.attributes.columnSpan == 2 }?.role == .headerCell)
    }

    @Test func aBrokenRowIsReadColumnByColumn() {
        let left = (0..<10).map { index in text("左") { $0.firstLineIndent = .pt(Double(index % 2)) } }
        let right = (0..<16).map { _ in text("右") }
        let pages = Bench().layout([TableSketch(columns: [fixed(40), fixed(60)], body: [row(cell(left), cell(right))]).block])
        #expect(pages.count >= 3)
        let cells = pages.document.structure.elements.filter { $0.role == .dataCell }
        #expect(cells.map(\.children.count) == [10, 16])
        let texts = cells.map { $0.children.map { pages.leafTexts[$0] ?? "" }.joined() }
        #expect(texts == [String(repeating: "左", count: 100), String(repeating: "右", count: 160)])
    }

    @Test func captionsAreReadOnceAndContinued() {
        let title = Heading(level: 2, content: [.text("题", nil)], style: style(), anchor: AnchorID(rawValue: "t"), title: "题")
        var table = TableSketch(columns: [fixed(100)], head: [row(cell("头"))], body: (0..<6).map { row(cell("行\($0)")) })
        table.caption = Table.Caption(
            title: title, lines: [.init(left: [.text("左", nil)], right: [.text("右", nil)], style: style())])
        let pages = Bench().layout([table.block])
        #expect(pages.realTexts == ["题\n左右\n头\n行0\n行1\n行2", "行3\n行4\n行5"])
        #expect(pages.artifactTexts == ["", "题（续）\n左右\n头"])
        #expect(
            pages.structure.hasPrefix(
                """
                document
                 part
                  table
                   caption
                    heading(level: 1) '题'
                    paragraph '左'
                    paragraph '右'
                   tableHead
                """))
        #expect(pages.document.outline.map(\.title) == ["题"])
    }

    @Test func figuresHaveTextAndABox() {
        let pages = Bench().layout([text("一"), box("a", 40, 30)])
        let figure = pages.document.structure.elements.first { $0.role == .figure }
        #expect(figure?.attributes.alternateText == "a")
        #expect(figure?.attributes.box == PageBox(page: 0, rect: Rect(x: .zero, y: .pt(20), width: .pt(40), height: .pt(30))))
        #expect(pages.display.pages[0].stretches.last?.mark.map { if case .leaf = $0 { true } else { false } } == true)
    }
}
