/// Seconds since 1970 of `2025-08-15T00:00:00+08:00`; `nil` for what is no such date.
func secondsSince1970(_ text: String) -> Int? {
    let parts = text.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
    guard parts.count >= 6, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else { return nil }
    // Days of the civil calendar, counted in years that begin in March.
    let year = parts[1] <= 2 ? parts[0] - 1 : parts[0]
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (parts[1] + (parts[1] > 2 ? -3 : 9)) + 2) / 5 + parts[2] - 1
    let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    var offset = 0
    if parts.count >= 8, let sign = text.dropFirst(19).first, sign == "+" || sign == "-" {
        offset = (parts[6] * 3600 + parts[7] * 60) * (sign == "-" ? -1 : 1)
    }
    return days * 86_400 + parts[3] * 3600 + parts[4] * 60 + parts[5] - offset
}
