/// Breaks texts.
struct Mutation {
    var random: SplitMix64

    /// What parsers trip over: marks of JSON, YAML, prose and expressions, characters that are not what they look like, extreme numbers.
    private static let pieces: [String] = [
        "", " ", "\n", "\t", "\r", ":", ": ", "- ", "[", "]", "{", "}", "{{", "}}", ",", "，", "\"", "'", "“", "”", "#", "&x ", "*x",
        "!!int ",
        "|", ">", "%", "@", "@each 甲 in 表\n", "@end\n", "@if ", "@include a.md\n", "@table 明细表\n", "@figure ", "@blocks items\n", "`", "?",
        "<<: ",
        "---\n", "\\", "\\u", "\\ud800", "\u{0}", "\u{1B}[2J", "\u{7}", "\u{85}", "\u{2028}", "\u{202E}", "\u{200D}", "\u{FEFF}",
        "\u{FFFD}", "甲",
        "𠀀", "e\u{301}\u{301}\u{301}", "👨‍👩‍👧", "1e999", "1e-999", "-0", "99999999999999999999999999999999999999", "0.00000000000000000001",
        "-1", "NaN",
        "null", "true", "yes", "absent", "[[[[[[[[", "((((((((", "not not not ", "extends: 正文", ")>>endstream", "%PDF-", "/../", "../",
        "0pt", "-5mm",
        "1e9mm", "100000 lines", "9999em", "0*", "auto", "items", "合计", "表", "index", "it",
    ]

    /// `text` with some breaks; characters are never cut into bytes.
    mutating func mutate(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            let start = Int.random(in: 0...scalars.count, using: &random)
            let end = min(scalars.count, start + random.pick([0, 0, 0, 1, 1, 2, 5, 12, 60]))
            switch Int.random(in: 0..<8, using: &random) {
            case 0:
                // Something said twice or at the wrong place.
                let part = Array(scalars[start..<end])
                scalars.insert(contentsOf: part, at: Int.random(in: 0...scalars.count, using: &random))
            case 1:
                let place = Int.random(in: 0...scalars.count, using: &random)
                let piece = String(repeating: random.pick(Self.pieces), count: random.pick([2, 10, 100, 2000]))
                scalars.insert(contentsOf: piece.unicodeScalars, at: place)
            case 2: changeNumber(near: start, in: &scalars)
            default: scalars.replaceSubrange(start..<end, with: Array(random.pick(Self.pieces).unicodeScalars))
            }
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars)
        return String(result)
    }

    /// Puts an extreme number where one stands.
    private mutating func changeNumber(near start: Int, in scalars: inout [Unicode.Scalar]) {
        guard let first = scalars[start...].firstIndex(where: { "0"..."9" ~= $0 }) else { return }
        let end = scalars[first...].firstIndex { !("0"..."9" ~= $0) } ?? scalars.count
        let number = random.pick(["0", "-1", "1", "3", "1000", "1000000", "4294967296", "9223372036854775808", "0.001", "1e30"])
        scalars.replaceSubrange(first..<end, with: Array(number.unicodeScalars))
    }
}
