/// The number that `bytes` write, rounded to the nearest double; `nil` for what is no number, is not finite, or has anything behind it.
func parsedDouble(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    // Up to 15 digits and 10^22 both are exact doubles, so that one division rounds rightly (Clinger 1990).
    var (digits, places, index) = (UInt64(0), 0, 0)
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { index = 1 }
    let start = index
    var point: Int?
    while index < bytes.count, index - start <= 15 {
        let byte = bytes[index]
        if byte &- 0x30 < 10 {
            digits = digits * 10 + UInt64(byte &- 0x30)
            if point != nil { places += 1 }
        } else if byte == UInt8(ascii: "."), point == nil {
            point = index
        } else {
            break
        }
        index += 1
    }
    if index == bytes.count, index > start, !(index == start + 1 && point != nil), index - start <= 15 {
        let value = Double(digits) / powersOfTen[places]
        return isNegative ? -value : value
    }
    guard bytes.count < 64, bytes.allSatisfy({ $0 &- 0x30 < 10 || "+-.eE".utf8.contains($0) }),
        let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite
    else { return nil }
    return value
}

private let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16]
