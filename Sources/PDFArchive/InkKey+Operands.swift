internal import Display

extension InkKey {
    /// The key for which three operands stand: numbers from 0 to 1 with at most six decimals.
    init?(_ operands: [Range<Int>], in input: UnsafeBufferPointer<UInt8>) {
        guard let red = Self.millionths(input[operands[0]]), let green = Self.millionths(input[operands[1]]),
            let blue = Self.millionths(input[operands[2]])
        else { return nil }
        self.init(red: red, green: green, blue: blue)
    }

    private static func millionths(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var value = 0
        // Decimals so far; none before the point.
        var decimals: Int?
        for byte in text {
            switch byte {
            case UInt8(ascii: "."):
                guard decimals == nil else { return nil }
                decimals = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard value < 10_000_000 else { return nil }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
                decimals = decimals.map { $0 + 1 }
            default: return nil
            }
        }
        let missing = 6 - (decimals ?? 0)
        guard !text.isEmpty, missing >= 0 else { return nil }
        for _ in 0..<missing { value *= 10 }
        return value
    }
}
