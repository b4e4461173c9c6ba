import Testing

@testable import ReportData

@Suite struct SchemaPatternTests {
    @Test(arguments: [
        ("^[0-9]{7}$", ["2010301"], ["201030", "20103011", "201030a", ""]), ("a", ["cat"], ["dog"]),
        ("^a|b$", ["ax", "xb"], ["xa", "bx"]),
        ("^(ab)+$", ["ab", "abab"], ["", "aba"]), ("^a*b?c{2,3}$", ["cc", "aabccc"], ["c", "cccc"]), ("^a{2,}$", ["aa", "aaaa"], ["a"]),
        ("^a{0}$", [""], ["a"]),
        ("^[^a-c]$", ["d", "万"], ["a", "dd"]), ("^\\d+\\.\\d{2}$", ["58.10"], ["58.1", "58,10"]),
        ("^[\\u4e00-\\u9fff]+$", ["教育局"], ["教育 局", "a"]), ("^\\S+$", ["x"], ["x x"]),
        ("^[\\w-]+$", ["a-b_1"], ["a b"]), ("^(?:一|二)、", ["一、总则"], ["三、"]), ("^.$", ["😀"], ["\n", "ab"]), ("^[]", [], []),
        ("^(a*)*$", ["", "aaa"], ["b"]), ("^$", [""], ["a"]),
        ("x*", ["", "y"], []), ("^[a-]$", ["a", "-"], ["b"]),
    ])
    func `patterns match as in ECMA-262`(source: String, matching: [String], others: [String]) throws {
        guard case .success(let pattern) = SchemaPattern.compile(source) else {
            #expect(matching.isEmpty && others.isEmpty)
            return
        }
        for text in matching { #expect(pattern.matches(text), "\(source) on \(text)") }
        for text in others { #expect(!pattern.matches(text), "\(source) on \(text)") }
    }

    @Test(arguments: [
        ("(a", 2), ("a)", 1), ("[a", 2), ("[z-a]", 4), ("*", 0), ("a**", 2), ("a{2", 3), ("a{3,2}", 6), ("\\p{Han}", 1), ("\\1", 1),
        ("(?=a)", 2), ("\\u12", 4), ("a{99999}", 8),
    ])
    func `what can not be read is found where it is`(source: String, offset: Int) {
        #expect(SchemaPattern.compile(source) == .failure(PatternError(offset: offset)))
    }

    @Test func `patterns that make others slow do not`() throws {
        let pattern = try SchemaPattern.compile("^(a+)+$").get()
        #expect(!pattern.matches(String(repeating: "a", count: 5_000) + "b"))
        #expect(throws: PatternError.self) { try SchemaPattern.compile(String(repeating: "(", count: 5_000)).get() }
        #expect(throws: PatternError.self) { try SchemaPattern.compile("((((a{50}){50}){50}){50})").get() }
    }
}
