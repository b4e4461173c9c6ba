public import Diagnostics

extension LineExplanation.Rule {
    /// Where the rule stands.
    public var clause: String {
        switch self {
        case .markAtLineStart: "clreq 3.1.6.3; typesetting.md 3.4"
        case .markAtLineEnd: "GB/T 15834-2011, 5.1.10; typesetting.md 3.3"
        case .hyphen: "typesetting.md 2.3"
        case .neighbouringMarks: "clreq 3.1.6.2; typesetting.md 3.2"
        case .squeezedWordSpaces, .squeezedDots, .squeezedBrackets, .squeezedCommas, .squeezedGaps, .squeezedStops, .tracking:
            "clreq 3.5.3; typesetting.md 4"
        case .closedGaps: "typesetting.md 2.1"
        case .stretchedWordSpaces, .stretchedGaps, .stretchedHan, .stretchedOthers: "clreq 3.5.4; typesetting.md 4"
        case .leader: "typesetting.md 5.7"
        }
    }

    /// What the rule does.
    public var message: Message {
        switch self {
        case .markAtLineStart: Message("行首开括类标点去左半空白", "opening mark at the line's start loses its left half")
        case .markAtLineEnd: Message("行末标点占半字", "mark at the line's end takes half an em")
        case .hyphen: Message("西文词断开，加连字符", "a Latin word ends with a hyphen")
        case .neighbouringMarks: Message("相邻标点共用空白", "neighbouring marks share their blanks")
        case .squeezedWordSpaces: Message("压缩词间空格", "word spaces squeezed")
        case .squeezedDots: Message("压缩间隔号", "middle dots squeezed")
        case .squeezedBrackets: Message("压缩括号、引号的空白", "blanks of brackets and quotes squeezed")
        case .squeezedCommas: Message("压缩逗号、顿号、分号的空白", "blanks of commas and semicolons squeezed")
        case .squeezedGaps: Message("压缩汉字与西文的间距", "Han–Latin gaps squeezed")
        case .squeezedStops: Message("压缩句号、冒号、问号、叹号的空白", "blanks of stops and colons squeezed")
        case .tracking: Message("汉字间距收紧，至多五十分之一字", "Han set closer, by a fiftieth of an em at most")
        case .closedGaps: Message("汉字与西文的间距并拢，以免断开数与单位", "Han–Latin gaps closed lest a number be parted from its unit")
        case .stretchedWordSpaces: Message("加宽词间空格", "word spaces stretched")
        case .stretchedGaps: Message("加宽汉字与西文的间距", "Han–Latin gaps stretched")
        case .stretchedHan: Message("均匀加宽字距", "gaps between Han stretched alike")
        case .stretchedOthers: Message("字距不够加，加宽其余间距", "other gaps stretched, those between Han not sufficing")
        case .leader: Message("引导线填满", "leader fills the line")
        }
    }
}

extension LineExplanation.Bond {
    /// What the bond is.
    public var message: Message {
        switch self {
        case .sectionMark: Message("序号不与其后文字分开（2.2）", "a section mark stays with what follows (2.2)")
        case .kinsoku: Message("避头尾（2）", "a mark that may not begin or end a line (2)")
        case .unit: Message("数不与符号、单位分开（2.1）", "a number stays with its sign and unit (2.1)")
        case .phrase: Message("标题按词语分行（5.6）", "a title breaks by phrase (5.6)")
        case .lastLine: Message("末行至少两个汉字（2.4）", "a last line has two Han (2.4)")
        case .inseparable: Message("数、西文词、双字标点内部不断行（1.2、2.1）", "nothing parts a number, a Latin word or a two-em mark (1.2, 2.1)")
        }
    }
}
