internal import Diagnostics
internal import ReportData

/// The first number that a text has where a pattern has `#`, with its place; the unit after `#` is the number's when it is declared.
func number(_ pattern: String, in text: String, units: UnitTable) -> (quantity: Quantity, range: Range<Int>)? {
    let parts = pattern.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].isEmpty || text.utf8Offset(of: String(parts[0])) != nil else { return nil }
    let all = TextCharacters(text)
    let (before, after) = (Array(parts[0].unicodeScalars), Array(parts[1].unicodeScalars))
    let characters = all.characters
    var start = 0
    while start + before.count <= characters.count {
        defer { start += 1 }
        guard characters[start..<start + before.count].elementsEqual(before) else { continue }
        let first = start + before.count
        let end = characters[first...].firstIndex { !($0.isASCII && ($0.isWholeNumber || $0 == "." || $0 == ",")) } ?? characters.count
        guard end > first, characters[end...].starts(with: after), let number = Decimal(all.text(first..<end).filter { $0 != "," }) else {
            continue
        }
        let unit = units.names.filter { parts[1].hasPrefix($0) }.max { $0.count < $1.count }
        return (Quantity(number, unit: unit), all.bytes(first..<end))
    }
    return nil
}
