internal import Diagnostics

/// The words of this module's diagnostics.
enum Messages {
    /// Nothing can be written then: PDF/A forbids the glyph for missing ones (ISO 19005-2, 6.2.11.8).
    static func missingCharacter(_ missing: MissingCharacter, at place: Place?) -> Diagnostic {
        // Terminals and readers show anything for characters of private use, or nothing.
        let isPrivate = missing.scalar.properties.generalCategory == .privateUse
        return Diagnostic(
            .missingCharacter, .failure,
            isPrivate
                ? Message(
                    "\(missing.codePoint) 是专用区字符，没有公认的字形，见“\(missing.context)”",
                    "\(missing.codePoint) is a character for private use without an agreed glyph, in '\(missing.context)'")
                : Message(
                    "字体中没有“\(missing.scalar)”（\(missing.codePoint)），见“\(missing.context)”",
                    "no face has '\(missing.scalar)' (\(missing.codePoint)), in '\(missing.context)'"),
            at: place,
            advice: isPrivate
                ? Message("请改用这个字的标准编码；尚无编码的字请用通用字代替", "write the character by its standard code")
                : Message(
                    "请改用常用写法，或把有这个字的字体放进 Fonts/local/fallback，再运行 Scripts/prepare-fonts",
                    "write it otherwise, or put a font that has it into Fonts/local/fallback and run Scripts/prepare-fonts"))
    }
}

extension DiagnosticID {
    /// A character that no face of the font table has.
    static let missingCharacter: DiagnosticID = "T001"
}
