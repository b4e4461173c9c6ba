/// A colour of the page. Black and greys are of their own kind so that they reach the black plate alone.
public enum Color: Hashable, Sendable {
    /// DeviceGray: 0 is black, 1 is white.
    case gray(Double)
    /// sRGB, components from 0 to 1.
    case rgb(red: Double, green: Double, blue: Double)

    public static var black: Color { .gray(0) }
    public static var white: Color { .gray(1) }

    /// The colour of `#RRGGBB` or `#RGB`; `nil` for anything else. Equal components give a grey.
    public init?(hexadecimal: some StringProtocol) {
        guard hexadecimal.first == "#" else { return nil }
        let digits = hexadecimal.dropFirst().compactMap(\.hexDigitValue)
        let bytes: [Int]
        switch (digits.count, hexadecimal.count) {
        case (3, 4): bytes = digits.map { $0 * 17 }
        case (6, 7): bytes = stride(from: 0, to: 6, by: 2).map { digits[$0] * 16 + digits[$0 + 1] }
        default: return nil
        }
        let parts = bytes.map { Double($0) / 255 }
        self = parts[0] == parts[1] && parts[1] == parts[2] ? .gray(parts[0]) : .rgb(red: parts[0], green: parts[1], blue: parts[2])
    }
}
