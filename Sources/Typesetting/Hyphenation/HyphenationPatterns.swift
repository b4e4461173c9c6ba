/// Where the words of one language may be hyphenated, by patterns (Liang, "Word Hy-phen-a-tion by Com-put-er", 1983).
struct HyphenationPatterns: Sendable {
    /// A place in the tree of all patterns' letters.
    private struct Node {
        var letter: UInt8
        /// Indices of nodes; 0, the root, is nobody's child.
        var firstChild = 0
        var sibling = 0
        /// The values of the pattern that ends here: before each of its letters and behind the last.
        var values: [UInt8] = []
    }

    private var nodes = [Node(letter: 0)]
    private var exceptions: [[UInt8]: [Bool]] = [:]
    /// Fewest letters before and behind a hyphen.
    private let fewestBefore: Int
    private let fewestBehind: Int

    /// `patterns` as TeX writes them, parted by white space: `.ach4`, `hen5at`; `exceptions` are whole words: `ta-ble`.
    init(patterns: String, exceptions: String, fewestBefore: Int, fewestBehind: Int) {
        self.fewestBefore = fewestBefore
        self.fewestBehind = fewestBehind
        for pattern in patterns.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) { insert(pattern) }
        for word in exceptions.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
            var letters: [UInt8] = []
            var hyphens: [Bool] = []
            for byte in word {
                if byte == UInt8(ascii: "-") {
                    hyphens[hyphens.count - 1] = true
                } else {
                    letters.append(byte)
                    hyphens.append(false)
                }
            }
            self.exceptions[letters] = hyphens
        }
    }

    private mutating func insert(_ pattern: Substring.UTF8View) {
        var node = 0
        var values: [UInt8] = [0]
        for byte in pattern {
            if (0x30...0x39).contains(byte) {
                values[values.count - 1] = byte - 0x30
            } else {
                node = child(of: node, byte) ?? addChild(to: node, byte)
                values.append(0)
            }
        }
        nodes[node].values = values
    }

    private func child(of node: Int, _ letter: UInt8) -> Int? {
        var child = nodes[node].firstChild
        while child != 0 {
            if nodes[child].letter == letter { return child }
            child = nodes[child].sibling
        }
        return nil
    }

    private mutating func addChild(to node: Int, _ letter: UInt8) -> Int {
        nodes.append(Node(letter: letter, sibling: nodes[node].firstChild))
        nodes[node].firstChild = nodes.count - 1
        return nodes.count - 1
    }

    /// For each letter of a word in small letters of ASCII whether a hyphen may stand behind it.
    func hyphens(in word: [UInt8]) -> [Bool] {
        if let known = exceptions[word] { return known }
        var hyphens = Array(repeating: false, count: word.count)
        guard word.count >= fewestBefore + fewestBehind else { return hyphens }
        let dotted = [UInt8(ascii: ".")] + word + [UInt8(ascii: ".")]
        // The greatest value before each character of the dotted word.
        var values = Array(repeating: UInt8(0), count: dotted.count + 1)
        for start in dotted.indices {
            var node = 0
            for index in start..<dotted.count {
                guard let next = child(of: node, dotted[index]) else { break }
                node = next
                for (offset, value) in nodes[node].values.enumerated() { values[start + offset] = max(values[start + offset], value) }
            }
        }
        // Behind letter `index` of the word is before character `index + 2` of the dotted word. An odd value allows a hyphen.
        for index in fewestBefore - 1..<word.count - fewestBehind { hyphens[index] = values[index + 2] % 2 == 1 }
        return hyphens
    }
}
