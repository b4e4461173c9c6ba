import Diagnostics
import LayoutLanguage
import Testing

@Suite struct TextCheckTests {
    /// Checks that the rule finds what `⟦…⟧` marks in the texts of a list, and nothing else.
    private func expect(_ rule: String, _ texts: [String], data: String = "", sourceLocation: SourceLocation = #_sourceLocation) {
        let plain = texts.map { $0.filter { $0 != "⟦" && $0 != "⟧" } }
        let json = "{\(data)\"texts\": [\(plain.map { "\"\($0)\"" }.joined(separator: ", "))]}"
        let found = checked("T1: {title: 文字, in: texts, \(rule)}", json, sourceLocation: sourceLocation)
        var expected: [String] = []
        for (index, text) in texts.enumerated() {
            var rest = text[...]
            while let start = rest.firstIndex(of: "⟦"), let end = rest.firstIndex(of: "⟧") {
                expected.append("/texts/\(index) \(rest[rest.index(after: start)..<end])")
                rest = rest[rest.index(after: end)...]
            }
        }
        // Hits of one rule in one text, and the same hit in several texts, are one finding with several places.
        let places = found.flatMap { [$0.place].compactMap { $0 } + $0.related.filter { $0.message.chinese != "第一次在这里" }.map(\.place) }
        let marks = places.map { "\($0.path ?? "") \($0.span?.text ?? "")" }
        #expect(marks.sorted() == expected.sorted(), sourceLocation: sourceLocation)
        #expect(found.allSatisfy { $0.id == "T1" && $0.message.chinese.hasPrefix("文字：") }, sourceLocation: sourceLocation)
    }

    @Test func words() {
        expect("text: words, words: [XX, 增加/减少]", ["⟦XX⟧单位⟦增加/减少⟧0万元", "增加", "⟦XX⟧⟦XX⟧"])
    }

    @Test func brackets() {
        expect(
            "text: brackets",
            [
                "支出0万元。⟦（⟧", "（类）⟦）⟧群众", "“唱‘享’嘉州”", "（甲《乙⟦）⟧》", "1）第一；2）第二", "Children’s", "平衡（《报告》（附件1））", "⟦“⟧没有闭合", "(a) [b]",
            ])
    }

    @Test func halfWidth() {
        expect(
            "text: half-width",
            [
                "（项）⟦:⟧支出", "1,204.50万元", "12:30", "共3⟦,⟧万元", "A, B and C", "单位⟦(⟧部门⟦)⟧", "https://a.cn/?b=1", "见附件⟦;⟧", "（项）： 支出",
                "称⟦'⟧甲⟦'⟧，5' 6",
            ])
    }

    @Test func doubledMarks() {
        expect("text: doubled-marks", ["197.57万元⟦，。⟧", "好！！真的？！", "甲，乙。", "甲⟦；；⟧乙"])
    }

    @Test func sentenceEnds() {
        expect(
            "text: sentence-end",
            ["这一段文字写到最后没有句⟦号⟧", "这一段文字写到最后是有句号的。", "这一段文字写到最后在引号里。”", "（注：这一段文字整个在括号里。）", "短句", "这一段列举写到最后用的是分号；", "这一段文字写到最后没有句号⟦）⟧"])
    }

    @Test func headingsEndWithoutMark() {
        let found = checked("T1: {title: t, text: sentence-end}", #"{"a": [{"level": 1, "text": "一、这是一个比较长的小标题没有句号"}]}"#)
        #expect(found.isEmpty)
    }

    /// A mark of the data before one of the layout is found in the data.
    @Test func doubledMarksOfDataAndLayout() {
        let found = checked(
            "T1: {title: 文字, document: yes, text: doubled-marks}", #"{"reason": "项目增加。"}"#,
            files: ["prose/a.md": "主要原因是{reason}。\n"])
        #expect(found.map { "\($0.id.rawValue) \($0.place?.path ?? "") \($0.place?.span?.text ?? "")" } == ["T1 /reason 。"], "\(found)")
    }

    /// A radical in the place of a numeral is found as such, and breaks no count.
    @Test func numberingWithRadicals() {
        let found = checked("T1: {title: 文字, in: texts, text: numbering}", #"{"texts": ["（⼀）甲", "（二）乙", "（三）丙", "（⼗）丁"]}"#)
        #expect(found.filter { $0.id == "T1" }.map { $0.place?.path } == ["/texts/3"], "\(found)")
        #expect(found.contains { $0.id == "D073" && $0.place?.path == "/texts/0" }, "\(found)")
    }

    @Test func numbering() {
        expect("text: numbering", ["（13）甲", "（14）乙", "⟦（16）⟧丙", "（17）丁"].map { $0 == "（13）甲" ? "⟦（13）⟧甲" : $0 })
        expect("text: numbering", ["（一）甲", "  （二）乙", "　　（三）丙", "　⟦（五）⟧丁"])
        expect("text: numbering", ["（1）甲", "（2）乙", "⟦（4）⟧丙", "（5）丁"])
        expect("text: numbering", ["一、甲", "（一）乙", "1.丙", "2.丁", "（二）戊", "1.己", "二、庚", "（一）辛", "3.5万元", "2024年"])
        expect("text: numbering", ["一是甲", "⟦（二）⟧乙", "（三）丙", "二是丁", "①甲", "②乙", "⟦④⟧丙"])
        expect("text: numbering", ["（一）甲", "（二）乙", "⟦（3）⟧ 改进", "九、甲".replacing("九、甲", with: "⟦九、⟧甲"), "十、乙", "十一、丙"])
    }

    @Test func years() {
        expect(
            "text: years, years: [year, year - 1]", ["2024年与2023年", "⟦2022⟧年度", "12024年", "2024-2025学年", "1998年"], data: "\"year\": 2024, ")
    }

    @Test func names() {
        expect(
            "text: names, names: [name, short]",
            ["乐山市金口河区总工会", "金口河区总工会", "⟦区总工会⟧现有编制", "获市总工会三等奖", "总工会", "⟦河区总工会⟧"],
            data: "\"name\": \"乐山市金口河区总工会\", \"short\": \"金口河区总工会\", ")
    }

    @Test func repeatedTerms() {
        expect(
            "text: repeated-terms",
            ["事业收入：指甲。", "其他（项）：指送温暖，⟦其他（项）⟧指春节慰问。", "行政医疗（项）：指甲。⟦行政医疗（项）⟧是指乙。", "⟦事业收入⟧：指丙，其中：丁，其中：戊。"])
    }

    @Test func pathsWalkThroughLists() {
        let data = #"{"a": [{"b": ["XX"], "c": "XX"}, {"b": ["甲", "XX"]}], "d": "XX"}"#
        func places(_ rule: String) -> [String?] {
            checked(rule, data).flatMap { found in [found.place?.path] + found.related.map { $0.place.path } }
        }
        #expect(places("T1: {title: t, text: words, words: XX, in: a.b}") == ["/a/0/b/0", "/a/1/b/1"])
        #expect(places("T1: {title: t, text: words, words: XX}").count == 4)
    }

    @Test func escapedTextsAreMarkedWhole() {
        let found = checked("T1: {title: t, text: words, words: XX}", #"{"a": "\u7532XX"}"#)
        #expect(found.map { $0.place?.description } == ["report.json:1:7 /a"])
    }

    @Test func problemsOfTextChecks() {
        expectProblem("Y028", ["checks.yaml": "T1: {title: a, text: ⟦word⟧}"], advice: "words")
        expectProblem("Y021", ["checks.yaml": "T1: {⟦title⟧: a, text: words}"])
        expectProblem("Y020", ["checks.yaml": "T1: {title: a, text: brackets, ⟦words⟧: [b]}"])
        expectProblem("Y020", ["checks.yaml": "T1: {title: a, text: brackets, ⟦check⟧: b}"])
    }
}
