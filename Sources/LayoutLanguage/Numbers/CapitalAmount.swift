public import ReportData

/// An amount in the capital numerals that forms and cheques use: 叁佰玖拾伍万壹仟肆佰元整. `yuan` is rounded half up to 分.
///
/// Follows 正确填写票据和结算凭证的基本规定 (annex 1 of 支付结算办法, 中国人民银行, 1997): zeros between digits are read once
/// (二.1–2), where 零 may be left out it is left out (二.3), a zero before 分 is read (二.4); 整 stands after 元 and 角,
/// not after 分 (三). `nil` from 10^16 元 on.
public func capitalAmount(yuan: Decimal) -> String? {
    let cents = yuan.absolute.rounded(toDigits: 2).multiplied(by: 100)?.wholeNumber
    guard let cents, cents < 1_000_000_000_000_000_000 else { return nil }
    let (whole, jiao, fen) = (cents / 100, cents / 10 % 10, cents % 10)
    var text = yuan.isNegative && cents > 0 ? "负" : ""
    if whole > 0 { text += capitalNumeral(whole) + "元" }
    if jiao > 0 { text += capitalDigits[jiao] + "角" }
    if fen > 0 {
        if jiao == 0, whole > 0 { text += capitalDigits[0] }
        return text + capitalDigits[fen] + "分"
    }
    return cents == 0 ? "零元整" : text + "整"
}

private let capitalDigits = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]

/// A whole number above zero: by 亿, within it by 万, within it by digits.
private func capitalNumeral(_ number: Int) -> String {
    for (power, digits, name) in [(100_000_000, 8, "亿"), (10_000, 4, "万")] where number >= power {
        let (high, low) = number.quotientAndRemainder(dividingBy: power)
        let head = capitalNumeral(high) + name
        guard low > 0 else { return head }
        // A zero at the head of the lower part is one between digits.
        let startsWithZero = String(low).count < digits
        return head + (startsWithZero ? capitalDigits[0] : "") + capitalNumeral(low)
    }
    var text = ""
    var owesZero = false
    for (power, name) in [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
        let digit = number / power % 10
        if digit == 0 {
            owesZero = !text.isEmpty
        } else {
            text += (owesZero ? capitalDigits[0] : "") + capitalDigits[digit] + name
            owesZero = false
        }
    }
    return text
}
