import DocumentTree
import LayoutLanguage
import Testing

struct ChartTests {
    private static let figures = """
        来源: {rows: items, row: 项, fields: {名: 项.name, 金: {value: 项.sum, unit: 万元}, 份: {value: 金 / 合, unit: "%"}}}
        合: {value: sum(来源.金), unit: 万元}
        年: year

        """
    private static let pie = """
        图2:
          kind: pie
          size: [140mm, 80mm]
          caption: {text: "图2　{年}结构", style: 图题}
          unit: 万元
          each: 项 in 来源
          label: "{项.名}"
          value: 项.金
          share: 项.份
          zeros: list
          zeros-note: '其余{count(来源 where 金 = 0)}项为0万元'
          empty: '{年}年无收入。'

        """
    private static let bars = """
        图1:
          kind: bars
          size: [140mm, 80mm]
          unit: 万元
          series: [{name: 总计, values: [before, 合]}]
          categories: ["{年 - 1}年", "{年}年"]
          change: '{@if 合 > before}增加{合 - before}{@end}'

        """

    private func bind(_ charts: String, _ prose: String, _ data: String) -> BoundReport {
        bound(["prose/a.md": prose, "figures.yaml": Self.figures, "charts.yaml": charts], data)
    }

    private func chart(_ report: BoundReport) -> Chart? {
        guard case .figure(let figure)? = report.document.sections.first?.blocks.first, case .chart(let chart) = figure.content else {
            return nil
        }
        return chart
    }

    /// Words of a chart, figures in braces.
    private func marked(_ texts: [ChartText]) -> [String] {
        texts.map { $0.parts.map { $0.figure == nil ? $0.text : "{\($0.text)}" }.joined() }
    }

    private func changes(_ report: BoundReport) -> [String]? {
        guard case .bars(let bars)? = chart(report)?.kind else { return nil }
        return marked(bars.changes)
    }

    @Test
    func aPieHasTheNumbersThatTextPrints() {
        let report = bind(
            Self.pie, "@figure 图2\n见[图](#图2)，{合}",
            #"{"year": 2024, "items": [{"name": "甲", "sum": 3.005}, {"name": "乙", "sum": 1}, {"name": "丙", "sum": 0}]}"#)
        let chart = chart(report)
        #expect(report.outline == ["figure 图2 图2　{2024}结构", "见<a #图2>图</a>，{4.01万元}"])
        #expect(chart?.categories == ["甲", "乙", "丙"])
        #expect(chart?.series.first?.values.map(\.label) == ["3.01", "1", "0"])
        #expect(chart?.series.first?.values.map(\.share) == ["75.03%", "24.97%", "0%"])
        #expect(chart?.series.first?.values.map(\.number) == [3.005, 1, 0])
        #expect(
            chart?.series.first?.values.map { $0.figure.flatMap { report.provenance.row($0)?.figure } } == [
                "来源[0].金", "来源[1].金", "来源[2].金",
            ])
        guard case .pie(let pie)? = chart?.kind else {
            Issue.record("a pie expected")
            return
        }
        #expect(pie.zeros == .list && marked([pie.zerosNote]) == ["其余{1}项为0万元"])
        #expect(
            chart?.series.first?.values.map { $0.shareFigure.flatMap { report.provenance.row($0)?.printed } } == ["75.03%", "24.97%", "0%"])
        #expect(chart?.unit == "单位：万元")
        #expect(report.marks.isEmpty)
    }

    @Test
    func theAlternateTextSaysEveryNumber() {
        let report = bind(Self.pie, "@figure 图2", #"{"year": 2024, "items": [{"name": "甲", "sum": 3}, {"name": "乙", "sum": 1}]}"#)
        guard case .figure(let figure)? = report.document.sections.first?.blocks.first else {
            Issue.record("a figure expected")
            return
        }
        #expect(figure.alternateText == "图2　2024结构（饼图）。甲3万元，占75%；乙1万元，占25%。")
    }

    @Test
    func aSentenceStandsInsteadOfAChartOfZeros() {
        for items in ["[]", #"[{"name": "甲", "sum": 0}]"#] {
            let report = bind(Self.pie, "@figure 图2", #"{"year": 2024, "items": \#(items), "name": "", "sum": 0}"#)
            #expect(report.outline == ["<anchor 图2>{2024}年无收入。"])
        }
    }

    @Test
    func barsCompareAndWriteTheChange() {
        let report = bind(
            Self.bars, "@figure 图1",
            #"{"year": 2024, "before": null, "items": [{"name": "甲", "sum": 3}], "stated": [{"figure": "合", "value": 5, "where": "图1"}]}"#)
        let chart = chart(report)
        #expect(marked(chart?.categories ?? []) == ["{2023}年", "{2024}年"])
        #expect(chart?.series.first?.name == "总计")
        #expect(chart?.series.first?.values.map(\.label) == ["", "5"])
        #expect(chart?.series.first?.values.map(\.number) == [nil, 5])
        #expect(chart?.kind == .bars(Chart.Bars(change: "")))
        #expect(report.marks.isEmpty)
    }

    private static let parts = #"""
        {"year": 2024, "items": [{"name": "甲", "sum": 0.5}, {"name": "乙", "sum": 70}, {"name": "丙", "sum": 1.5}, {"name": "丁", "sum": 28}]}
        """#

    @Test
    func smallItemsAreDrawnAsOneAndReadOneByOne() {
        let report = bind(Self.pie.replacing("zeros: list", with: "small: {below: 2%, as: 其他}"), "@figure 图2", Self.parts)
        let chart = chart(report)
        #expect(report.marks.isEmpty)
        #expect(chart?.categories.map(\.text) == ["甲", "乙", "丙", "丁"])
        #expect(chart?.order == .size)
        #expect(chart?.rest?.name == "其他" && chart?.rest?.members == [0, 2])
        #expect(chart?.rest?.value.label == "2" && chart?.rest?.value.share == "2%" && chart?.rest?.value.number == 2)
        let row = chart?.rest?.value.figure.flatMap { report.provenance.row($0) }
        #expect(row?.printed == "2" && row?.sources.map(\.path) == ["/items/0/sum", "/items/2/sum"])
        guard case .figure(let figure)? = report.document.sections.first?.blocks.first else { return }
        #expect(figure.alternateText == "图2　2024结构（饼图）。甲0.5万元，占0.5%；乙70万元，占70%；丙1.5万元，占1.5%；丁28万元，占28%。其他2万元，占2%（甲、丙）。")
    }

    /// A part of a whole needs no unit to be printed as one.
    @Test
    func sharesAreHundredths() {
        let report = bind(Self.pie.replacing("share: 项.份", with: "share: 项.金 / 合"), "@figure 图2", Self.parts)
        #expect(chart(report)?.series.first?.values.map(\.share) == ["0.5%", "70%", "1.5%", "28%"])
    }

    /// One small item stays what it is.
    @Test(arguments: ["1%", "0.1%", "0%"])
    func fewSmallItemsStay(_ limit: String) {
        let report = bind(Self.pie.replacing("zeros: list", with: "small: {below: \(limit), as: 其他}"), "@figure 图2", Self.parts)
        #expect(report.marks.isEmpty && chart(report) != nil && chart(report)?.rest == nil)
    }

    @Test(arguments: [(6, true), (7, false)])
    func manyPartsAreBars(_ count: Int, _ isPie: Bool) {
        let items = (0..<count).map { #"{"name": "项\#($0)", "sum": \#($0 + 1)}"# }.joined(separator: ", ")
        let report = bind(
            Self.pie.replacing("kind: pie", with: "kind: auto"), "@figure 图2",
            #"{"year": 2024, "items": [\#(items), {"name": "零", "sum": 0}]}"#)
        #expect(report.marks.isEmpty)
        switch chart(report)?.kind {
        case .pie?: #expect(isPie)
        case .bars(let bars)?: #expect(!isPie && bars.isHorizontal && chart(report)?.order == .size)
        default: Issue.record("no chart")
        }
    }

    @Test
    func negativeAmountsHaveAMinusSign() {
        let report = bind(
            Self.bars, "@figure 图1\n{before}", #"{"year": 2024, "before": -3.5, "items": [{"name": "甲", "sum": 3}]}"#)
        #expect(chart(report)?.series.first?.values.map(\.label) == ["\u{2212}3.5", "3"])
        #expect(report.outline.last == "{-3.5}")
    }

    @Test
    func referencesTotalsAndLabelsAreBound() {
        let lines = Self.bars.replacing("kind: bars", with: "kind: bars\n  arrangement: stacked\n  labels: ends")
            .replacing(
                "change: '{@if 合 > before}增加{合 - before}{@end}'",
                with: "totals: [before, 合]\n  references: [{name: '{年}年限额', value: 5 万元}]")
        let report = bind(lines, "@figure 图1", #"{"year": 2024, "before": 1, "items": [{"name": "甲", "sum": 3}]}"#)
        #expect(report.marks.isEmpty)
        let chart = chart(report)
        #expect(chart?.labels == .ends && chart?.totals.map(\.label) == ["1", "3"])
        #expect(chart?.references.map { $0.name.text + $0.value.label } == ["2024年限额5"])
        guard case .figure(let figure)? = report.document.sections.first?.blocks.first else { return }
        #expect(figure.alternateText == "图1（堆积柱状图）。总计：2023年1万元；2024年3万元。合计：2023年1万元；2024年3万元。2024年限额5万元。")
    }

    private static let plainBars = bars.replacing("  change: '{@if 合 > before}增加{合 - before}{@end}'\n", with: "")

    /// Names of categories instead of a rule; one that the data lack is told, and the chart is drawn all the same.
    @Test
    func labelsOfChosenCategories() {
        let data = #"{"year": 2024, "before": 1, "items": [{"name": "甲", "sum": 3}]}"#
        let report = bind(Self.plainBars.replacing("kind: bars", with: "kind: bars\n  labels: ['{年}年', 2022年]"), "@figure 图1", data)
        #expect(report.marks == ["B055 charts.yaml:3:20"])
        #expect(chart(report)?.series.first?.values.map(\.isLabelled) == [false, true])
        let whole = bind(Self.plainBars, "@figure 图1", data)
        #expect(chart(whole)?.series.first?.values.map(\.isLabelled) == [true, true])
    }

    /// The numbers as they are printed decide, not how they are written.
    @Test
    func aRepeatedChartIsASentence() {
        let other = """
            图3:
              kind: bars
              size: [140mm, 80mm]
              unit: 万元
              same: {as: 图1, text: '与[图1](#图1)相同。'}
              categories: ['{年 - 1}年', '{年}年']
              series: [{name: 总计, values: [before, 3]}]

            """
        func report(_ sum: Int) -> BoundReport {
            bind(
                Self.plainBars + other, "@figure 图1\n@figure 图3",
                #"{"year": 2024, "before": 1, "items": [{"name": "甲", "sum": \#(sum)}]}"#)
        }
        #expect(report(3).marks.isEmpty)
        let blocks = report(3).document.sections.first?.blocks ?? []
        #expect(blocks.count == 2)
        guard case .paragraph(let sentence)? = blocks.last else {
            Issue.record("no sentence")
            return
        }
        #expect(sentence.content.plainText == "与图1相同。")
        guard case .figure? = report(4).document.sections.first?.blocks.last else {
            Issue.record("no chart")
            return
        }
    }

    private static let recordChart = """
        图:
          with: 块
          kind: bars
          size: [140mm, 80mm]
          caption: {text: "{块.title}", style: 图题}
          each: "项 in zip(名: 块.names, 数: 块.numbers)"
          label: "{项.名}"
          value: 项.数

        """

    @Test
    func aChartIsDrawnFromItsRecord() {
        let report = bound(
            ["prose/a.md": "@each 块 in charts\n@figure 图 with 块\n@end\n", "charts.yaml": Self.recordChart],
            #"{"charts": [{"title": "一", "names": ["甲", "乙"], "numbers": [1, 2.5]}, {"title": "二", "names": ["丙"], "numbers": [0]}]}"#)
        #expect(report.marks.isEmpty)
        #expect(report.outline == ["figure 图 一", "figure 图-2 二"])
        let chart = chart(report)
        #expect(chart?.categories == ["甲", "乙"])
        #expect(chart?.series.first?.values.map(\.label) == ["1", "2.5"])
    }

    @Test(arguments: [("@figure 图", true), ("@figure 图 with year", false)])
    func aChartAndItsRecordGoTogether(_ prose: String, _ declares: Bool) {
        let plain = "图: {kind: bars, size: [140mm, 80mm], categories: [甲], series: [{name: 数, values: [year]}]}"
        let report = bound(
            ["prose/a.md": prose, "charts.yaml": declares ? Self.recordChart : plain],
            #"{"year": 2024, "names": [], "numbers": [], "title": ""}"#)
        #expect(report.marks == ["B030 prose/a.md:1:9"])
    }

    @Test
    func aListOfChangesHasOneForEachCategory() {
        let grouped = Self.bars.replacing(
            "series: [{name: 总计, values: [before, 合]}]",
            with: "series: [{name: 上年, values: [before, before]}, {name: 本年, values: [合, 合]}]")
        let list = grouped.replacing(
            "change: '{@if 合 > before}增加{合 - before}{@end}'", with: "change: ['增加{合 - 1 万元}', '{@if 合 < 1 万元}减少{@end}']")
        let data = #"{"year": 2024, "before": 1, "items": [{"name": "甲", "sum": 3}]}"#
        #expect(changes(bind(list, "@figure 图1", data)) == ["增加{2万元}", ""])
        let each = """
            图1:
              kind: bars
              size: [140mm, 80mm]
              each: 项 in 来源
              label: "{项.名}"
              series: [{name: 甲, value: 项.金}, {name: 乙, value: 合}]
              change: ['{项.名}增加{合 - 项.金}']

            """
        let rows = #"{"year": 2024, "before": 1, "items": [{"name": "丙", "sum": 3}, {"name": "丁", "sum": 4}]}"#
        #expect(changes(bind(each, "@figure 图1", rows)) == ["丙增加{4万元}", "丁增加{3万元}"])
    }

    @Test
    func chartsStandApartAndInListsOfFigures() throws {
        let open = Self.bars.replacing("kind: bars", with: "kind: bars\n  before: 1 lines\n  after: 4pt")
            .replacing("change: '{@if 合 > before}增加{合 - before}{@end}'", with: "change: 增加")
        let listed = open + "  caption: {text: '图1　{年}总计', style: 图题, contents: 附表}\n"
        let report = bind(
            listed, "@contents 附表\n\n@figure 图1", #"{"year": 2024, "before": 1, "items": [{"name": "甲", "sum": 3}]}"#)
        #expect(report.outline == ["contents 附表", "figure 图1 图1　{2024}总计"])
        guard case .figure(let figure)? = report.document.sections.first?.blocks.last else {
            Issue.record("a figure expected")
            return
        }
        #expect(figure.spaceBefore == .pt(30) && figure.spaceAfter == .pt(4))
        #expect(figure.contentsLine == Figure.ContentsLine(kind: "附表", title: "图1　2024总计"))
        #expect(report.marks.isEmpty)
    }

    @Test
    func theAlternateTextSaysWhatStandsInThePicture() {
        let stacked = """
            图1:
              kind: bars
              arrangement: stacked
              horizontal: yes
              size: [140mm, 80mm]
              unit: 万元
              categories: [甲, 乙]
              series: [{name: 一, values: [1, 2]}, {name: 二, values: [3, before]}]
              change: [升, 降]

            """
        let report = bind(stacked, "@figure 图1", #"{"year": 2024, "before": null, "items": []}"#)
        guard case .figure(let figure)? = report.document.sections.first?.blocks.first else {
            Issue.record("a figure expected")
            return
        }
        #expect(figure.alternateText == "图1（堆积条形图）。一：甲1万元；乙2万元。二：甲3万元；乙无。甲：升；乙：降。")
    }

    /// The program's own words follow the document's language; a layout may have others.
    @Test(arguments: [
        ("", "项目,单位：元,占比", "图（饼图）。甲1元，占50%；乙1元，占50%。"),
        ("language: zh-TW\nchart-words: {item: 栏目, share: 比重, unit: 以元计：, pie: 圆饼}", "栏目,以元计：元,比重", "图（圆饼）。甲1元，占50%；乙1元，占50%。"),
        ("language: en", "Item,Unit: 元,Share", "图 (pie chart). 甲 1元, 50%; 乙 1元, 50%."),
    ])
    func theWordsOfChartsAreThoseOfTheLanguage(_ keys: String, _ head: String, _ spoken: String) throws {
        let layout = try #require(bindingFiles([:])["layout.yaml"]) + keys + "\n"
        let pie = """
            图: {kind: pie, size: [140mm, 80mm], unit: 元, each: 项 in 来源, label: "{项.名}", value: 项.金, share: 项.份}

            """
        let figures = """
            来源: {rows: items, row: 项, fields: {名: 项.name, 金: {value: 项.sum, unit: 元}, 份: {value: 金 / 合, unit: "%"}}}
            合: {value: sum(来源.金), unit: 元}

            """
        let report = bound(
            ["layout.yaml": layout, "charts.yaml": pie, "figures.yaml": figures, "prose/a.md": "@figure 图"],
            #"{"items": [{"name": "甲", "sum": 1}, {"name": "乙", "sum": 1}]}"#)
        #expect(report.marks.isEmpty)
        #expect(chart(report)?.table.split(separator: "\r\n").first.map(String.init) == head)
        guard case .figure(let figure)? = report.document.sections.first?.blocks.first else {
            Issue.record("a figure expected")
            return
        }
        #expect(figure.alternateText == spoken)
    }

    @Test
    func aTextIsNoNumber() {
        let report = bind(
            Self.bars.replacing("[before, 合]", with: "[before, name]"), "@figure 图1",
            #"{"year": 2024, "before": 1, "name": "甲", "items": [], "sum": 0}"#)
        #expect(report.marks.first == "B024 charts.yaml:5:40")
    }
}
