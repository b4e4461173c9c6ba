import Diagnostics
import LayoutLanguage
import Testing

@Suite struct ExpressionFuzzTests {
    private static let words = [
        "年度", "items", "final", "code", "合计", "it", "sum", "count", "group", "levels", "join", "prefix", "round", "unit", "zip", "(", ")",
        "[", "]", ",", ".", ":",
        "+", "-", "*", "/", "=", "<", "≥", "??", "and", "or", "not", "if", "then", "else", "where", "by", "descending", "is", "absent",
        "yes", "1", "0.5", "99999999999999999999", "5 万元",
        "3%", "\"201\"", "“", "\"", "\\", "，", "（", "）", "&", "\u{0}", "😀", "万元", "date", "\"2024-02-30\"", "lookup", "keyed", "replace",
        "max", "empty",
    ]

    @Test func `any text gives a value or a message, and ends`() {
        var random = SplitMix64(seed: 2024)
        let data = testData(#"{"年度": 2024, "items": [{"code": "201", "final": 1.5}, {"code": "202", "final": null}], "final": 3}"#)
        var values = 0
        for _ in 0..<12_000 {
            let count = Int.random(in: 1...12, using: &random)
            let text = (0..<count).map { _ in Self.words[Int.random(in: 0..<Self.words.count, using: &random)] }
                .joined(separator: Bool.random(using: &random) ? " " : "")
            let (found, diagnostics) = evaluate(text, data: data, figures: ["合计": "sum(items.final)"], steps: 1000)
            #expect(!found.isEmpty)
            if diagnostics.isEmpty { values += 1 }
            for diagnostic in diagnostics { #expect(diagnostic.place?.span?.range.upperBound ?? .max <= max(text.utf8.count, 20)) }
        }
        #expect(values > 100)
    }

    @Test func `mutated expressions end, too`() {
        let seeds = [
            "if round(本年, 2) = round(上年, 2) then \"持平\" else \"增加\"",
            "sum(group(items where final > 0 and starts(code, \"201\"), prefix(code, 3))[0].rows.final) / 合计",
            "join((items by final descending).code, “、”) ?? \"无\"", "zip(甲: items.code, 乙: [1 万元, 3%, -2])[1].乙 + 5 元",
        ]
        let data = testData(#"{"items": [{"code": "201", "final": 1}], "本年": 1, "上年": 2, "合计": 3}"#)
        var random = SplitMix64(seed: 7)
        for _ in 0..<8_000 {
            var scalars = Array(seeds[Int.random(in: 0..<seeds.count, using: &random)].unicodeScalars)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<scalars.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: scalars.remove(at: place)
                case 1: scalars.insert(scalars[Int.random(in: 0..<scalars.count, using: &random)], at: place)
                default: scalars.swapAt(place, Int.random(in: 0..<scalars.count, using: &random))
                }
                if scalars.isEmpty { scalars = ["1"] }
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            let (found, _) = evaluate(String(text), data: data, steps: 1000)
            #expect(!found.isEmpty)
        }
    }
}
