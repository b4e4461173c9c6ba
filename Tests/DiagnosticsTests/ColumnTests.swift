import Diagnostics
import Testing

/// Columns count characters as a reader sees them, in long lines too.
struct ColumnTests {
    /// Characters of one scalar and of several: marks that combine, emoji, syllables of jamo, an end of line of two bytes.
    private static let characters = [
        "a", "\"", "，", "收", "入", "龥", "𠮷", "e\u{301}", "入\u{302A}", "1\u{FE0F}\u{20E3}", "\u{1F469}\u{200D}\u{1F466}", "각", "ᄀ\u{1161}",
        "\u{1F1E8}\u{1F1F3}", "\u{0}", "か\u{3099}",
    ]

    @Test(arguments: 1...20)
    func longLinesAreCountedAsShortOnes(_ seed: Int) {
        var random = UInt64(seed)
        var line = ""
        for _ in 1...3000 {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            line += Self.characters[Int(random >> 33) % (seed < 10 ? 5 : Self.characters.count)]
        }
        let file = SourceFile(name: "line.json", text: "[\n\(line)\n]")
        var offset = 2
        for (column, character) in zip(1..., line) {
            if column % 7 == 0 { #expect(file.position(at: offset) == SourcePosition(line: 2, column: column)) }
            offset += character.utf8.count
        }
    }
}
