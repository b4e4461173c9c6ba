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
    /// The characters from `range`, of many the first sixteen, with up to eight on each side.
    func excerpt(around range: Range<Int>) -> String {
        let (first, last) = (scalar(at: range.lowerBound), scalar(at: range.upperBound))
        guard last < offsets.count else { return "" }
        return text(max(0, first - 8)..<min(scalars.count, min(last, first + 16) + 8))
    }

    /// The first scalar at or behind an offset; as many as there are offsets for none.
    private func scalar(at offset: Int) -> Int {
        var (low, high) = (0, offsets.count)
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
