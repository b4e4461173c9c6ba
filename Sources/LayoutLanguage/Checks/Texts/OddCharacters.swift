internal import Diagnostics
internal import ReportData

/// Characters of the data that look like others or like nothing, and that no search finds: what copying out of a PDF, a web page or a word
/// processor leaves behind.
enum OddCharacter {
    case control(Unicode.Scalar)
    case lineBreak
    case invisible(Unicode.Scalar)
    /// A radical or a compatibility ideograph in the place of a Han; the Han, if the program knows it.
    case radical(Unicode.Scalar, meant: Unicode.Scalar?)
    /// Digits and letters as wide as a Han, with the common ones.
    case fullWidth(String, meant: String)

    var id: DiagnosticID {
        switch self {
        case .control: "D070"
        case .lineBreak: "D071"
        case .invisible: "D072"
        case .radical: "D073"
        case .fullWidth: "D074"
        }
    }

    var severity: Severity {
        switch self {
        case .control: .error
        case .invisible, .radical, .fullWidth: .warning
        case .lineBreak: .remark
        }
    }

    var message: Message {
        switch self {
        case .control(let scalar): Message("文字里有控制字符 \(code(scalar))", "control character \(code(scalar)) in a text")
        case .lineBreak: Message("文字里有换行", "line break in a text")
        case .invisible(let scalar): Message("文字里有看不见的字符 \(code(scalar))", "the invisible character \(code(scalar)) in a text")
        case .radical(let scalar, let meant):
            Message(
                "“\(scalar)”（\(code(scalar))）是部首或兼容字符，不是汉字\(meant.map { "“\($0)”" } ?? "")，读者搜索不到",
                "'\(scalar)' (\(code(scalar))) is a radical or a compatibility character, not the Han\(meant.map { " '\($0)'" } ?? ""), and no search finds it"
            )
        case .fullWidth(let text, _): Message("“\(text)”是全角字符", "'\(text)' is written in full-width characters")
        }
    }

    var advice: Message? {
        switch self {
        case .control, .invisible: Message("请删去它，或改为普通空格", "delete it, or type a common space")
        case .lineBreak: Message("分段请写成列表的几项；不是有意换行就删去 \\n", "paragraphs are items of a list; delete \\n unless the line is to end here")
        case .radical(_, let meant?): Message("请重新输入“\(meant)”", "type '\(meant)' anew")
        case .radical(_, nil): Message("请用输入法重新输入这个字", "type the character anew")
        case .fullWidth(_, let meant): Message("请写作 \(meant)", "write \(meant)")
        }
    }

    private func code(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

/// The odd characters in the texts of `data`: of each kind the first of each text.
func oddCharacters(in data: DataDocument) -> [Diagnostic] {
    guard data.file.text.mayHoldOddCharacters else { return [] }
    var found: [Diagnostic] = []
    visitTexts(of: data.root) { node, text in
        let characters = TextCharacters(text)
        var seen: Set<DiagnosticID> = []
        for (index, scalar) in characters.characters.enumerated() {
            guard let (odd, count) = oddCharacter(at: index, scalar, characters), seen.insert(odd.id).inserted else { continue }
            let whole = DataText(text: text, node: node, isHeading: false)
            let place = Place(span: whole.span(of: characters.bytes(index..<index + count)), path: data.pointer(to: node.span))
            found.append(Diagnostic(odd.id, odd.severity, odd.message, at: place, advice: odd.advice))
        }
    }
    return found
}

private func oddCharacter(at index: Int, _ scalar: Unicode.Scalar, _ all: TextCharacters) -> (OddCharacter, count: Int)? {
    switch scalar.value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: return (.lineBreak, 1)
    case 0x00..<0x20, 0x7F..<0xA0: return (.control(scalar), 1)
    // Spaces and joiners of no width, marks of direction. A soft hyphen is meant.
    case 0xA0, 0x200B...0x200F, 0x202A...0x202F, 0x2060...0x206F, 0xFEFF: return (.invisible(scalar), 1)
    case 0x2F00..<0x2F00 + UInt32(kangxiHan.count): return (.radical(scalar, meant: kangxiHan[Int(scalar.value) - 0x2F00]), 1)
    case 0x2E80...0x2FDF, 0xF900...0xFAFF, 0x2F800...0x2FA1F: return (.radical(scalar, meant: nil), 1)
    case 0xFF10...0xFF5A where scalar.isFullWidthAlphanumeric:
        let run = all.characters[index...].prefix {
            (0xFF0E...0xFF5A).contains($0.value) && ($0.value == 0xFF0E || $0.isFullWidthAlphanumeric)
        }
        let meant = run.compactMap { Unicode.Scalar($0.value - 0xFEE0) }
        return (.fullWidth(all.text(index..<index + run.count), meant: String(String.UnicodeScalarView(meant))), run.count)
    default: return nil
    }
}

private func visitTexts(of node: DataNode, _ body: (DataNode, String) -> Void) {
    switch node.value {
    case .text(let text): body(node, text)
    case .list(let items): for item in items { visitTexts(of: item, body) }
    case .object(let members): for member in members.values { visitTexts(of: member.node, body) }
    case .null, .bool, .number: break
    }
}

extension Unicode.Scalar {
    /// A digit or letter of ASCII in its full-width form.
    fileprivate var isFullWidthAlphanumeric: Bool {
        switch value {
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// The Han that a Kangxi radical looks like; every other character is itself.
    var withoutRadical: Unicode.Scalar {
        let index = Int(value) - 0x2F00
        return kangxiHan.indices.contains(index) ? kangxiHan[index] : self
    }
}

extension String {
    /// Whether the UTF-8 of a file may hold an odd character, or an escape that may write one; Chinese text with its marks does not.
    fileprivate var mayHoldOddCharacters: Bool {
        var text = self
        return text.withUTF8 { bytes in
            func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
            for (index, first) in bytes.enumerated() {
                let second = first < 0xC0 ? 0 : byte(index + 1)
                switch first {
                case UInt8(ascii: "\\"), 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: return true
                case 0xC2 where second <= 0xA0: return true
                case 0xE2 where second == 0x80 && (0x8B...0x8F).contains(byte(index + 2)): return true
                case 0xE2 where second == 0x80 && (0xA8...0xAF).contains(byte(index + 2)): return true
                case 0xE2 where second == 0x81 && byte(index + 2) >= 0xA0: return true
                case 0xE2 where second >= 0xBA: return true
                case 0xEF where (0xA4...0xAB).contains(second) || second == 0xBB: return true
                case 0xEF where second == 0xBC && byte(index + 2) >= 0x90 && !(0x9A...0xA0).contains(byte(index + 2)): return true
                case 0xEF where second == 0xBD && (0x81...0x9A).contains(byte(index + 2)): return true
                case 0xF0 where second == 0xAF: return true
                default: break
                }
            }
            return false
        }
    }
}

/// The Han of the Kangxi radicals U+2F00 to U+2FD5, in their order (UnicodeData.txt, their compatibility mappings).
private let kangxiHan = Array(
    """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴
    廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿
    目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵
    邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
    """.unicodeScalars.filter { $0 != "\n" })
