public import Diagnostics

/// A character that no face of the font table has. It is set as the face's sign for missing glyphs, one em wide.
public struct MissingCharacter: Hashable, Sendable {
    public var scalar: Unicode.Scalar
    /// The text around the character, a few characters on each side.
    public var context: String

    public init(scalar: Unicode.Scalar, context: String) {
        self.scalar = scalar
        self.context = context
    }

    /// The code point as Unicode writes it: `U+20BB7`.
    public var codePoint: String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The finding for the caller, who knows the place (typesetting.md 1.7).
    public func diagnostic(at place: Place? = nil) -> Diagnostic { Messages.missingCharacter(self, at: place) }
}

extension CollectedText {
    /// The characters from `range` with up to eight on each side.
    func excerpt(around range: Range<Int>) -> String {
        guard let first = offsets.firstIndex(where: { $0 >= range.lowerBound }),
            let last = offsets.firstIndex(where: { $0 >= range.upperBound })
        else { return "" }
        return text(max(0, first - 8)..<min(scalars.count, last + 8))
    }
}
