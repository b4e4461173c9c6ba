/// What the colours of a drawn file say instead of colours: which stretch of its page is drawn, and with which of the document's inks.
///
/// A back end that gives colours on as numbers so marks each stretch at no cost. A tag of cairo's around each would take a fifth of
/// drawing, and 300 bytes for as long as the document is drawn.
public struct InkKey: Hashable, Sendable {
    /// The number of the stretch on its page, from 0; of several stretches with one key that of the first.
    public var stretch: Int
    /// The place of the ink in `DrawnDocument.inks`.
    public var ink: Int

    public init(stretch: Int, ink: Int) {
        self.stretch = stretch
        self.ink = ink
    }

    /// Millionths: cairo writes six decimals of what is not less than a tenth, at a third of the cost of a smaller number, and takes two
    /// colours for one unless 16 bits tell them apart.
    private static let base = 100_000
    private static let step = 20
    private static let radix = 40_000

    /// The components of the colour that stands for the key, in millionths.
    public var millionths: (red: Int, green: Int, blue: Int) {
        let (high, low) = stretch.quotientAndRemainder(dividingBy: Self.radix)
        return (Self.component(low), Self.component(ink % Self.radix), Self.component(high % Self.radix))
    }

    /// The key for which a colour stands; `nil` for a colour that stands for none.
    public init?(red: Int, green: Int, blue: Int) {
        guard let low = Self.digit(red), let ink = Self.digit(green), let high = Self.digit(blue) else { return nil }
        stretch = low + high * Self.radix
        self.ink = ink
    }

    private static func component(_ digit: Int) -> Int { base + digit * step }

    private static func digit(_ component: Int) -> Int? {
        let (digit, rest) = (component - base).quotientAndRemainder(dividingBy: step)
        return rest == 0 && (0..<radix).contains(digit) ? digit : nil
    }
}
