extension Character {
    /// The columns of a terminal that the character takes: 2 for East Asian wide and full-width ones (UAX #11), 0 for marks that combine, else 1.
    public var terminalColumns: Int {
        guard let scalar = unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        // Ambiguous in UAX #11, drawn wide by the terminals that show Chinese: curly quotes, dashes, the ellipsis, circled numbers.
        case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2460...0x24FF:
            return 2
        default:
            return scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
        }
    }
}

extension StringProtocol {
    /// The columns of a terminal that the text takes.
    public var terminalColumns: Int { reduce(0) { $0 + $1.terminalColumns } }
}
