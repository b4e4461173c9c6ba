/// Where lines of a text may not end, found without the code under test: by marks, and by numbers with what belongs to them.
struct ForbiddenBreaks {
    let characters: [Character]
    /// `true` at `i` forbids a line end before character `i`.
    let before: [Bool]

    private static let notAtStart = Set("、，。．；：？！）》〉】〕」』”’·/～%‰℃°％")
    private static let notAtEnd = Set("（《〈【〔「『“‘￥$№")
    private static let units = [
        "万元", "元", "亿元", "年度", "年末", "年", "月", "日", "人次", "人", "辆", "批次", "次", "个百分点", "个", "台（套）", "台", "套", "分", "%", "％",
    ]

    init(_ text: String) {
        let characters = Array(text)
        var before = Array(repeating: false, count: characters.count)
        for index in characters.indices where index > 0 {
            if Self.notAtStart.contains(characters[index]) || Self.notAtEnd.contains(characters[index - 1]) { before[index] = true }
        }
        var index = 0
        while index < characters.count {
            guard characters[index].isASCII, characters[index].isNumber else {
                index += 1
                continue
            }
            if let end = Self.endOfCode(characters, index) {
                index = end
                continue
            }
            let start = index
            while index < characters.count, Self.belongs(characters, index) { index += 1 }
            for position in start + 1..<max(start + 1, index) { before[position] = true }
            if let unit = Self.units.first(where: { characters[index...].starts(with: $0) }), unit != "年末" {
                for position in index..<index + unit.count { before[position] = true }
            }
        }
        self.characters = characters
        self.before = before
    }

    /// The end of a long code of letters and digits that begins with a digit at `start`: it holds no number.
    private static func endOfCode(_ characters: [Character], _ start: Int) -> Int? {
        let code = characters[start...].prefix { $0.isASCII && ($0.isNumber || $0.isLetter || "-_".contains($0)) }
        return code.count > 11 && code.contains(where: \.isLetter) ? code.endIndex : nil
    }

    private static func belongs(_ characters: [Character], _ index: Int) -> Bool {
        let character = characters[index]
        if character.isASCII, character.isNumber { return true }
        guard ",.-—:".contains(character), index + 1 < characters.count else { return false }
        return characters[index + 1].isASCII && characters[index + 1].isNumber
    }
}
