import DocumentTree
import Testing

/// The data of a chart for machines.
@Suite struct TableTests {
    @Test func aPieHasAmountsAndShares() {
        var chart = Chart.sample(.pie(.init()), [("基本支出", 139.47), ("项目支出", 58.1)], unit: "单位：万元")
        chart.series[0].values[0].share = "70.59%"
        chart.series[0].values[1].share = "29.41%"
        #expect(chart.table == "项目,单位：万元,占比\r\n基本支出,139.47,70.59%\r\n项目支出,58.1,29.41%\r\n")
    }

    @Test func everySeriesHasAColumn() {
        let series = [("2023年", ["1,234.50", ""]), ("2024年", ["12", "7"])].map { name, labels in
            Chart.Series(name: ChartText(name), values: labels.map { Chart.Value(number: nil, label: $0) })
        }
        let chart = Chart(name: "图", kind: .lines, categories: ["甲\"一\"", "乙"], series: series, size: .chart)
        #expect(chart.table == "项目,2023年,2024年\r\n\"甲\"\"一\"\"\",\"1,234.50\",12\r\n乙,,7\r\n")
    }

    @Test func missingValuesAreEmpty() {
        var chart = Chart.sample(.bars(.init()), [("甲", 1), ("乙", 2)], unit: "")
        chart.series[0].values.removeLast()
        #expect(chart.table == "项目,数值\r\n甲,1.0\r\n乙,\r\n")
    }
}
