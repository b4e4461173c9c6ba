internal import ReportData

/// A value as it stands on the page.
struct Printed: Hashable {
    var text: String
    /// Key in the provenance table; `nil` for what is no number.
    var id: String?
    /// The place of its row there.
    var row: Int?
    /// The number that was printed, unrounded and in the printed unit; `nil` for what is no number.
    var number: Decimal?
    /// Whether there was no value.
    var isAbsent = false
}

/// How numbers are printed at a place of the document.
struct NumberContext: Hashable {
    /// The name of the policy.
    var policy: String
    var showsUnit: Bool
    /// The unit to convert to; `nil` prints the value's own.
    var unit: String?
    /// The unit of money or the like that the head above the number names (`金额（元）`), where the cell itself says none.
    var headUnit: String?
    /// Whether having no value is a finding.
    var needsValue: Bool
    /// What stands for a minus that the policy writes as a hyphen.
    var minus = "-"
}
