/// What no generated text may have, whatever the data are; rules for tests, not for users.
enum GeneratedTextRules {
    /// The faults of a document, each with the line it stands in.
    static func faults(of form: BoundForm, isUnit: Bool) -> [String] {
        var faults: [String] = []
        var sentences: Set<Substring> = []
        for line in form.sections {
            switch line.kind {
            case .heading(let level): if level <= 2 || level == 9 { sentences = [] }
            case .cells: continue
            case .text: break
            }
            let text = line.text
            for (name, pattern) in patterns where text.contains(pattern) && !prescribed.contains(where: text.hasPrefix) {
                faults.append("\(name): \(text)")
            }
            faults += unpaired(text)
            if isUnit && allowed.reduce(text, { $0.replacing($1, with: "") }).contains("部门") { faults.append("部门 of a unit: \(text)") }
            for sentence in text.split(separator: "。")
            where sentence.count >= 12 && !sentence.contains("主要原因") && !sentences.insert(sentence).inserted {
                faults.append("said twice in a section: \(sentence)")
            }
        }
        return faults
    }

    /// What the Shanghai form asks for, though it is one kind of money.
    private static let prescribed = ["本年收入合计", "本年支出合计", "一般公共预算财政拨款支出"]

    /// Words that a unit may use of others.
    private static let allowed = ["财政部门", "主管部门", "部门预算经济分类", "部门经济分类", "的部门及其下属"]

    nonisolated(unsafe) private static let patterns: [(name: String, pattern: Regex<Substring>)] = [
        ("doubled marks", /[，。；：、][，。；：、]/),
        ("an empty clause", /主要原因是[。；，]|主要原因：[。；，]|主要用于[：]?[。；，]|包括：[。；，]|其中：。|占[。；，]/),
        ("其中 of zero", /支出0(?:\.0+)?万元，其中/),
        ("其中 of one", /其中：[^：；、，。]*万元，占100(?:\.00)?%。/),
        ("等 of one", /等1个/),
        ("a change of nothing", /(?:增加|减少)-?0(?:\.0+)?万元/),
        ("a rate of nothing", /(?:增长|下降)-?0(?:\.0+)?%/),
        ("two directions", /增加[^，。；]*，下降|减少[^，。；]*，增长/),
        ("a sign twice", /(?:增加|减少|增长|下降)-/),
        ("持平 with a reason", /持平。主要(?:变动)?原因/),
        ("较 … 持平", /[较比][^，。；]{0,12}持平/),
        ("a name that is a number", /[0-9]（[类款项]）/),
        ("a choice left open", /增加（减少）|减少（增加）|大于（小于）|\/减少|\/下降/),
        ("a full completion that is none", /完成(?:年初)?预算的?100(?:\.00)?%，决算数(?:小于|大于)/),
        ("a rate without base", /上年(?:无|为)[^。；]*(?:增长|下降)[0-9]/),
        ("因 twice", /因[^。]{0,24}因上年/),
    ]

    private static func unpaired(_ text: String) -> [String] {
        var open: [Character] = []
        let pairs: [Character: Character] = ["）": "（", "”": "“", "》": "《"]
        for character in text {
            if "（“《".contains(character) { open.append(character) }
            if let partner = pairs[character], open.popLast() != partner { return ["brackets: \(text)"] }
        }
        return open.isEmpty ? [] : ["brackets: \(text)"]
    }
}
