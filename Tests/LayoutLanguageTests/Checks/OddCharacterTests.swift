import Diagnostics
import LayoutLanguage
import Testing

/// Characters of the data that copying leaves behind.
struct OddCharacterTests {
    private func found(_ json: String) -> [String] {
        let report = bound(prose: "{x}", json)
        let package = loadedPackage(bindingFiles(["prose/a.md": "{x}"]))
        return check(package, report).filter { $0.id.rawValue.hasPrefix("D07") }.map { "\($0.id.rawValue) \($0.place?.span?.text ?? "")" }
    }

    @Test(
        arguments: [
            ("甲\u{A0}乙", ["D072 \u{A0}"]), ("甲\u{200B}乙\u{200B}", ["D072 \u{200B}"]), ("⼀⽅⾏动", ["D073 ⼀"]),
            ("郎\u{F92C}", ["D073 \u{F92C}"]),
            ("共１２台Ａ", ["D074 １２"]), ("甲，乙。“丙”（丁）——…… Ⅲ①㎡", []), ("甲\\n乙", ["D071 \"甲\\n乙\""]), ("甲\\u0007乙", ["D070 \"甲\\u0007乙\""]),
            ("soft\u{AD}hyphen", []),
        ] as [(String, [String])])
    func oddCharactersAreFoundWithTheirPlace(_ text: String, _ expected: [String]) {
        #expect(found("{\"x\": \"\(text)\"}") == expected)
    }

    @Test
    func theHanThatWasMeantIsNamed() throws {
        let report = bound(prose: "{x}", #"{"x": "⾏⿕"}"#)
        let finding = try #require(check(loadedPackage(bindingFiles(["prose/a.md": "{x}"])), report).first { $0.id == "D073" })
        #expect(finding.advice?.chinese.contains("行") == true)
    }
}
