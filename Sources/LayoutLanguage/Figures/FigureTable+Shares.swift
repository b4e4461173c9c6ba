internal import Diagnostics
internal import ReportData

extension FigureTable {
    /// Works out a field of all rows and rounds the shares together where they make up a whole.
    func share(
        _ name: String, _ rows: FigureRows, of record: RecordHandle, _ policy: NumberPolicyDeclaration, _ span: SourceSpan
    ) throws(Diagnostics) {
        sharing = true
        defer {
            sharing = false
            rows.shareReads(of: name)
        }
        var exact: [Decimal] = []
        for row in rows.items.indices {
            let value = try field(name, of: RecordHandle(figure: record.figure, slot: record.slot, row: row), at: span)
            guard let quantity = value?.quantity, let share = units.convert(quantity, to: nil) else { return }
            exact.append(share)
        }
        let digits = rows.definition.fields[name]?.digits ?? policy.digits
        // Quotients are cut at 38 digits: a whole is one but for the last of them.
        let whole = exact.reduce(Decimal.zero) { $0.adding($1) ?? $0 }
        guard whole.rounded(toDigits: 20) == .one, let rounded = percentages(of: exact, digits: digits, rounding: policy.shares) else {
            return
        }
        for (row, percent) in rounded.enumerated() {
            guard let index = rows.index(of: name, row: row), case .value(let old, let reads)? = rows[index],
                let unit = old.quantity?.unit, let share = percent.divided(by: 100),
                let number = units.convert(Quantity(share), to: unit)
            else { continue }
            rows[index] = .value(.number(Quantity(number, unit: unit)), reads: reads)
        }
    }
}
