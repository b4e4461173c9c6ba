import Diagnostics
import LayoutLanguage
import ReportData
import Testing

/// What the checks of a package find in `data`.
func checked(_ checks: String, _ data: String, files: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation)
    -> [Diagnostic]
{
    let all = bindingFiles(files.merging(["checks.yaml": checks]) { $1 })
    let package = loadedPackage(all, sourceLocation: sourceLocation)
    let (document, diagnostics) = DataDocument.read(SourceFile(name: "report.json", text: data))
    #expect(diagnostics.isEmpty, sourceLocation: sourceLocation)
    guard let document else { return [] }
    let report = bind(package, to: document)
    #expect(report.findings.filter { $0.severity == .failure }.isEmpty, "\(report.findings)", sourceLocation: sourceLocation)
    // Data of these tests are there for the checks alone.
    return check(package, report).filter { $0.id != "B025" }
}

@Suite struct RelationCheckTests {
    private let figures = "甲: {value: a, unit: 万元}\n乙: {value: b, unit: 万元}\n丙: {value: c, unit: 万元}\n"

    private func find(_ check: String, _ data: String) -> [Diagnostic] {
        let data = data.contains("\"c\"") ? data : data.dropLast() + ", \"c\": 100}"
        return checked("Q1: {title: 甲等于乙, \(check)}", String(data), files: ["figures.yaml": figures])
    }

    @Test func whatHoldsIsSilent() {
        #expect(find("check: 甲 = 乙", #"{"a": 5, "b": 5.00}"#).isEmpty)
        #expect(find("check: 甲 <= 乙 and 乙 <= 丙", #"{"a": 1, "b": 2, "c": 2}"#).isEmpty)
        #expect(find("check: 甲 = 乙 + 丙", #"{"a": 3, "b": 2, "c": 1}"#).isEmpty)
    }

    @Test func aFindingNamesRuleValuesDifferenceAndBothPlaces() throws {
        let finding = try #require(find("check: 甲 = 乙", #"{"a": 5, "b": 3.5}"#).first)
        #expect(finding.id == "Q1" && finding.severity == .error)
        for part in ["甲等于乙", "5万元", "3.5万元", "1.5万元"] { #expect(finding.message.chinese.contains(part)) }
        #expect(finding.place?.description == "report.json:1:7 /a")
        #expect(finding.related.map(\.place.description) == ["report.json:1:15 /b", "checks.yaml:1:26"])
    }

    @Test(arguments: [
        // One side one, the other one: 0.005·2; three terms: 0.005·3.
        ("甲 = 乙", "5", "4.99", "remark"), ("甲 = 乙", "5", "4.985", "error"), ("甲 = 乙 + 丙", "5.015", "4", "remark"),
        ("甲 = 乙 + 丙", "5.02", "4", "error"), ("甲 >= 乙", "4.99", "5", "remark"), ("甲 >= 乙", "4.9", "5", "error"),
        ("甲 = sum(rows.x)", "6.02", "0", "remark"), ("甲 = sum(rows.x)", "6.03", "0", "error"),
    ])
    func roundingDifferencesAreRemarks(_ relation: String, _ a: String, _ b: String, _ severity: String) {
        let data = #"{"a": \#(a), "b": \#(b), "c": 1, "rows": [{"x": 1}, {"x": 2}, {"x": 3}]}"#
        let found = checked(
            "Q1: {title: t, check: \(relation), tolerance: rounding}", data,
            files: ["figures.yaml": "甲: {value: a}\n乙: {value: b}\n丙: {value: c}\n"])
        #expect(found.map { "\($0.severity)" } == [severity])
    }

    @Test func tolerancesInNumbers() {
        #expect(find("check: 甲 = 乙, tolerance: 0.5", #"{"a": 5, "b": 4.5}"#).map(\.severity) == [.remark])
        #expect(find("check: 甲 = 乙, tolerance: 0.5, severity: warning", #"{"a": 5, "b": 4.4}"#).map(\.severity) == [.warning])
    }

    @Test func absenceContradictsNothing() {
        #expect(find("check: 甲 = 乙", #"{"a": 5, "b": null}"#).isEmpty)
        #expect(find("check: 甲 = 乙, when: not (乙 is absent)", #"{"a": 5, "b": null}"#).isEmpty)
    }

    @Test func unitsAreConverted() {
        let found = checked(
            "Q1: {title: t, check: 甲 = 乙}", #"{"a": 5, "b": 50000}"#,
            files: ["figures.yaml": "甲: {value: a, unit: 万元}\n乙: {value: b, unit: 元}\n"])
        #expect(found.isEmpty)
    }

    @Test func relationsOverRowsAreOneLine() {
        let checks = "Q6: {title: '{行.name}各项之和', each: 行 in rows, when: 行.level = 1, check: 行.a = 行.b + 行.c}"
        let data = """
            {"rows": [
              {"name": "一", "level": 1, "a": 3, "b": 1, "c": 2},
              {"name": "二", "level": 1, "a": 4, "b": 1, "c": 2},
              {"name": "三", "level": 2, "a": 9, "b": 1, "c": 2}
            ]}
            """
        let found = checked(checks, data)
        #expect(found.map { $0.place?.path } == ["/rows/1/a"])
        #expect(found.first?.message.chinese.hasPrefix("二各项之和：") == true)
    }

    @Test func textsAndConditions() {
        let texts = checked("Q1: {title: t, check: name = names.x}", #"{"name": "甲", "names": {"x": "乙"}}"#)
        #expect(texts.first?.message.chinese == "t：“name”为“甲”，“names.x”为“乙”")
        let forbidden = checked("Q1: {title: t, check: name != \"\"}", #"{"name": ""}"#)
        #expect(forbidden.first?.message.chinese == "t：“name”为“”")
        let strict = checked("Q1: {title: t, check: a > 1}", #"{"a": 1}"#)
        #expect(strict.first?.message.chinese == "t：“a”为 1，应 > 1")
        let condition = checked("Q1: {title: t, check: 'any(rows, x > 2)'}", #"{"rows": [{"x": 1}]}"#)
        #expect(condition.map { $0.place?.path } == ["/rows/0/x"])
    }

    @Test func mistakesInRelationsAreReported() {
        let found = find("check: 甲 = name", #"{"a": 5, "b": 1, "name": "x"}"#)
        #expect(found.count == 1 && found.first?.id != "Q1")
    }

    @Test(arguments: [
        ("10", "5", "两倍"), ("2.5", "5", "一半"), ("-5", "5", "正负号"), ("0.05", "5", "一百倍"), ("50000", "5", "单位"), ("0.5", "5", "小数点"),
        ("1204.5", "1240.5", "颠倒"), ("7", "5", "丙"), ("12", "5", "漏加"),
    ])
    func likelyCauses(_ a: String, _ b: String, _ words: String) {
        let found = find("check: 甲 = 乙, advice: 请核对", #"{"a": \#(a), "b": \#(b), "c": 7}"#)
        #expect(found.first?.advice?.chinese.contains(words) == true, "\(found.first?.advice?.chinese ?? "")")
        #expect(found.first?.advice?.chinese.hasSuffix("请核对") == true)
    }

    /// Two cells exchanged, a row displaced, the other year's figure: what shows beside the rows around.
    @Test func likelyCausesAmongRows() {
        let files = [
            "figures.yaml": """
            表: {rows: rows, row: 项, key: 项.k, fields: {甲: {value: 项.a, unit: 万元}, 乙: {value: 项.b, unit: 万元}}}
            总计: {value: now, unit: 万元}
            上年总计: {value: before, unit: 万元, previous: 总计}

            """,
            "prose/a.md": "{@each 行 in 表}{行.甲}{行.乙}{@end}{总计}{上年总计}\n",
        ]
        func advice(
            _ stated: String, _ checks: String = "",
            rows: String = #"{"k":"1","a":11,"b":31}, {"k":"2","a":23,"b":47}, {"k":"3","a":37,"b":59}"#
        )
            -> [String]
        {
            checked(checks, #"{"now": 197.5, "before": 203.7, "rows": [\#(rows)], "stated": [\#(stated)]}"#, files: files)
                .map { $0.advice?.chinese ?? "" }
        }
        #expect(advice(#"{"figure": "总计", "value": 203.7}"#).first?.contains("这是上年的数（“上年总计”）") == true)
        #expect(advice(#"{"figure": "表.甲", "row": "2", "value": 37}"#).first?.contains("错行，这是“3”的数") == true)
        let exchanged = advice(#"{"figure": "表.甲", "row": "1", "value": 31}, {"figure": "表.乙", "row": "1", "value": 11}"#)
        #expect(exchanged.count == 2 && exchanged.allSatisfy { $0.contains("对调") }, "\(exchanged)")
        let columns = advice(#"{"figure": "表.甲", "row": "1", "value": 37}, {"figure": "表.甲", "row": "3", "value": 11}"#)
        #expect(columns.count == 2 && columns.allSatisfy { $0.contains("对调") }, "\(columns)")
        // In the data, too: the rows of one relation.
        let relation = "Q1: {title: '第{项.k}行', each: 项 in rows, check: 项.a = 项.b}"
        let data = #"{"k":"1","a":11,"b":11}, {"k":"2","a":37,"b":23}, {"k":"3","a":23,"b":37}"#
        #expect(advice("", relation, rows: data).map { $0.contains("对调") } == [true, true])
        let shifted = #"{"k":"1","a":11,"b":11}, {"k":"2","a":37,"b":23}, {"k":"3","a":41,"b":37}"#
        #expect(advice("", relation, rows: shifted).first?.contains("错行，这是“第3行”的数") == true)
    }

    @Test func statedNumbersAreHeldAgainstTheData() {
        let files = ["figures.yaml": figures + "占比: {value: 甲 / 乙, unit: \"%\"}\n", "prose/a.md": "{甲}{乙}{占比}\n"]
        func found(_ stated: String) -> [Diagnostic] {
            checked("", #"{"a": 2, "b": 3, "c": 7, "stated": [\#(stated)]}"#, files: files)
        }
        let double = found(#"{"figure": "甲", "value": 4}"#)
        #expect(double.map { "\($0.id.rawValue) \($0.severity) \($0.place?.path ?? "")" } == ["K001 error /stated/0/value"])
        #expect(double.first?.advice?.chinese.contains("两倍") == true)
        for part in ["甲", "4万元", "2万元"] { #expect(double.first?.message.chinese.contains(part) == true) }
        #expect(found(#"{"figure": "甲", "value": 2.00}"#).isEmpty)
        #expect(found(#"{"figure": "占比", "value": 66.67}"#).isEmpty)
        #expect(found(#"{"figure": "占比", "value": 66.68}"#).map(\.severity) == [.warning])
    }

    @Test func statedSentencesAreHeldAgainstTheData() {
        let files = [
            "phrases.yaml": "变动: {parameters: [数], branches: [{when: 数 = 0, text: 持平}, {text: '增加{数}'}]}",
            "prose/a.md": "{变动(数: a) as 甲}\n",
        ]
        let found = checked("", #"{"a": 0, "stated": [{"phrase": "甲", "text": "增加/减少0"}]}"#, files: files)
        #expect(found.map { "\($0.id.rawValue) \($0.place?.path ?? "")" } == ["K002 /stated/0/text"])
        for part in ["增加/减少0", "持平"] { #expect(found.first?.message.chinese.contains(part) == true) }
        #expect(checked("", #"{"a": 0, "stated": [{"phrase": "甲", "text": "持平"}]}"#, files: files).isEmpty)
    }
}
