internal import Diagnostics

/// The words of this module's diagnostics.
enum Messages {
    /// Nothing can be written then: PDF/A forbids the glyph for missing ones (ISO 19005-2, 6.2.11.8).
    static func missingCharacter(_ missing: MissingCharacter, at place: Place?) -> Diagnostic {
        Diagnostic(
            .missingCharacter, .failure,
            Message(
                "字体中没有“\(missing.scalar)”（\(missing.codePoint)），见“\(missing.context)”",
                "no face has '\(missing.scalar)' (\(missing.codePoint)), in '\(missing.context)'"),
            at: place)
    }
}

extension DiagnosticID {
    /// A character that no face of the font table has.
    static let missingCharacter: DiagnosticID = "T001"
}
