extension CharacterClass {
    /// The class of a scalar by itself. Quotes, dashes, ellipses and dots are resolved by their neighbours afterwards.
    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF: self = .han
        case 0..<0x80: self = Self.ascii[Int(scalar.value)]
        case 0x80...0xFF: self = Self.latin1(scalar)
        case 0x2000...0x206F: self = Self.generalPunctuation(scalar)
        case 0x3000...0x303F: self = Self.chinesePunctuation(scalar)
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: self = .extend
        case 0xFF00...0xFFEF: self = Self.fullWidth(scalar)
        case 0x30FB: self = .middleDot
        case 0x2116: self = .widePrefix
        case 0x2236: self = .connector
        case 0x22EF, 0x30A0, 0x309D, 0x309E, 0x30FD, 0x30FE, 0xFE19: self = .nonStarter
        case 0xFE6A: self = .widePostfix
        case 0x2103, 0x2109: self = .widePostfix
        // Superscripts and subscripts are parts of formulas and units, like those of Latin-1: `CO₂`, `10⁻³`.
        case 0x2070...0x209F: self = .letter
        case 0x20A0...0x20CF: self = .prefix
        case 0x2212: self = .latinSymbol
        case 0xFEFF: self = .wordJoiner
        case 0x100...0x1FFF: self = scalar.properties.generalCategory.isCombining ? .extend : .letter
        default: self = scalar.properties.generalCategory.isCombining ? .extend : .han
        }
    }

    private static let ascii: [CharacterClass] = (0..<0x80).map { value in
        switch Unicode.Scalar(UInt8(value)) {
        case "0"..."9": .digit
        case "a"..."z", "A"..."Z": .letter
        case " ", "\t": .space
        case "(", "[", "{": .latinOpening
        case ")", "]", "}", ",", ".", ";", ":", "!", "?": .latinClosing
        case "\"", "'": .latinQuote
        case "$": .prefix
        case "%": .postfix
        case "-", "~": .hyphen
        case "/": .slash
        default: .latinSymbol
        }
    }

    private static func latin1(_ scalar: Unicode.Scalar) -> CharacterClass {
        switch scalar {
        case "\u{A0}": .noBreakSpace
        case "\u{AD}": .softHyphen
        case "\u{A2}"..."\u{A5}": .prefix
        case "°": .postfix
        case "·": .middleDot
        case "«": .latinOpening
        case "»": .latinClosing
        // `§ ± × ÷` and the like have the width of a Han in Chinese faces.
        case "§": .widePrefix
        case "±", "×", "÷": .han
        default: .letter
        }
    }

    private static func generalPunctuation(_ scalar: Unicode.Scalar) -> CharacterClass {
        switch scalar.value {
        case 0x2007, 0x202F: .noBreakSpace
        case 0x2000...0x200A, 0x205F: .space
        case 0x200B: .zeroWidthSpace
        case 0x200C, 0x200D, 0x2060: .wordJoiner
        case 0x2010, 0x2011: .hyphen
        case 0x2012, 0x2013, 0x2014, 0x2015: .connector
        case 0x2018, 0x201C: .opening
        case 0x2019, 0x201D: .closing
        case 0x2026: .ellipsis
        case 0x2025: .nonStarter
        case 0x2032...0x2037: .widePostfix
        case 0x2030, 0x2031: .postfix
        case 0x203C, 0x2047...0x2049: .exclamation
        default: scalar.properties.generalCategory == .format ? .wordJoiner : .han
        }
    }

    private static func chinesePunctuation(_ scalar: Unicode.Scalar) -> CharacterClass {
        switch scalar {
        case "\u{3000}": .wideSpace
        case "、": .comma
        case "。": .stop
        case "〈", "《", "「", "『", "【", "〔", "〖", "〘", "〚", "〝": .opening
        case "〉", "》", "」", "』", "】", "〕", "〗", "〙", "〛", "〞", "〟": .closing
        case "\u{302A}"..."\u{302F}": .extend
        case "\u{301C}": .connector
        case "々", "〻": .nonStarter
        default: .han
        }
    }

    private static func fullWidth(_ scalar: Unicode.Scalar) -> CharacterClass {
        switch scalar {
        case "０"..."９": .wideDigit
        case "，", "；": .comma
        case "：", "．": .stop
        case "？", "！": .exclamation
        case "（", "［", "｛", "｟": .opening
        case "）", "］", "｝", "｠": .closing
        case "％", "￠": .widePostfix
        case "￥", "＄", "￡": .widePrefix
        case "／": .wideSlash
        case "～", "－": .connector
        case "\u{FF65}": .nonStarter
        case "\u{FF61}"..."\u{FFDC}": .letter
        default: .han
        }
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isCombining: Bool { self == .nonspacingMark || self == .enclosingMark || self == .spacingMark }
}
