/// The order in which names that are years follow each other; `nil` when they are not all years, or in order already.
///
/// Time runs one way on an axis, whatever the order in the data.
func chronologicalOrder(of names: [String]) -> [Int]? {
    let years = names.compactMap(year)
    guard years.count == names.count, years.count > 1 else { return nil }
    let order = years.indices.sorted { (years[$0], $0) < (years[$1], $1) }
    return order == Array(years.indices) ? nil : order
}

/// Whether there is more than one name and all are years.
func areYears(_ names: [String]) -> Bool { names.count > 1 && names.allSatisfy { year($0) != nil } }

/// The year that a name such as `2024`, `2024年` or `2024年度` is.
private func year(_ name: String) -> Int? {
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    let rest = name.dropFirst(digits.count)
    guard digits.count == 4, rest.isEmpty || rest.first == "年" else { return nil }
    return Int(digits)
}
