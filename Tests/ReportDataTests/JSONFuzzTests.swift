import Diagnostics
import ReportData
import Testing

@Suite struct JSONFuzzTests {
    private static let seeds = [
        #"{"year": 2024, "单位": {"名称": "教育局", "类别": null}, "items": [{"code": "2010301", "final": 395.14, "last": -0.5e2}, true, false, []]}"#,
        "[\"a\\u4e07\\ud83d\\ude00\\n“三公”\", 1.005, {\"\": [[[{}]]]}, 12345678901234567890]",
        "{'a'： “b”，\n c: 01, // x\n \"d\" 1 2}",
    ]
    private static let scraps = [
        "\"", "\\", "\\u", "\\ud83d", "{", "}", "[", "]", ",", ":", "，", "：", "“", "”", "\n", "\u{0}", "'", "-", ".", "e", "1", "//", "/*",
        "\u{FEFF}", "万", "\u{3000}", "😀",
    ].map { Array($0.utf8) }

    @Test func `any bytes give a value or a message, and end`() {
        var random = SplitMix64(seed: 2024)
        for _ in 0..<20_000 {
            var bytes = Array(Self.seeds[Int.random(in: 0..<Self.seeds.count, using: &random)].utf8)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let position = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes.insert(contentsOf: Self.scraps[Int.random(in: 0..<Self.scraps.count, using: &random)], at: position)
                case 1: bytes.removeSubrange(position..<min(bytes.count, position + Int.random(in: 1...9, using: &random)))
                case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: position)
                default:
                    bytes.insert(
                        contentsOf: bytes[position..<min(bytes.count, position + 12)], at: Int.random(in: 0...bytes.count, using: &random))
                }
            }
            let (document, diagnostics) = DataDocument.read(bytes, name: "r")
            #expect(document != nil || !diagnostics.isEmpty)
            #expect(diagnostics.count <= 21)
            if diagnostics.isEmpty, let root = document?.root {
                let again = DataDocument.read(Array(root.json.utf8), name: "r")
                #expect(again.diagnostics.isEmpty)
                #expect(again.document?.root.hasSameValue(as: root) == true)
            }
            for diagnostic in diagnostics {
                let range = diagnostic.place?.span?.range
                #expect(range.map { $0.upperBound <= bytes.count * 3 } == true)
            }
        }
    }
}

extension DataNode {
    /// The value as JSON.
    fileprivate var json: String {
        switch value {
        case .null, .bool, .number: written
        case .text(let text): quoted(text)
        case .list(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
        case .object(let members): "{" + members.map { "\(quoted($0)):\($1.node.json)" }.joined(separator: ",") + "}"
        }
    }

    private func quoted(_ text: String) -> String {
        "\""
            + text.unicodeScalars.map {
                $0.value < 0x20
                    ? "\\u00" + ($0.value < 16 ? "0" : "") + String($0.value, radix: 16) : $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0)
            }.joined() + "\""
    }
}
