internal import Diagnostics
internal import DocumentTree
internal import ReportData

/// Tells which printed numbers are single numbers of the data, and by what power of ten they are smaller.
struct DatumCopies: Sendable {
    private let data: SourceFile
    /// The powers of formulas and of units, as the numbers that are not zero show them; `nil` where they disagree.
    private var powersOfFormulas: [FormulaPlace: Int?] = [:]
    private var powersOfUnits: [String?: Int?] = [:]

    private struct FormulaPlace: Hashable {
        var file: ObjectIdentifier
        var range: Range<Int>

        init(_ span: SourceSpan) { (file, range) = (ObjectIdentifier(span.file), span.range) }
    }

    init(in provenance: Provenance, of data: SourceFile) {
        self.data = data
        for row in provenance.rows {
            guard let source = source(of: row), let power = Self.power(of: source, in: row) else { continue }
            if let place = row.formula.map(FormulaPlace.init) {
                powersOfFormulas[place] = .some(Self.join(power, to: powersOfFormulas[place]))
            }
            powersOfUnits[row.unit] = .some(Self.join(power, to: powersOfUnits[row.unit]))
        }
    }

    /// The power of all so far; `nil` where they disagree.
    private static func join(_ power: Int, to known: Int??) -> Int? {
        guard case .some(let other) = known else { return power }
        return other == power ? power : nil
    }

    /// The number of the data that a row prints; `nil` for what is worked out, and where the power can not be told.
    func datum(_ row: Provenance.Row) -> FigureDatum? {
        guard let source = source(of: row) else { return nil }
        if let power = Self.power(of: source, in: row) { return FigureDatum(path: source.path, power: power) }
        // Zero has no digits that show it.
        guard row.value?.isZero == true, Decimal(String(source.span.text))?.isZero == true else { return nil }
        let known = row.formula.flatMap { powersOfFormulas[FormulaPlace($0)] } ?? powersOfUnits[row.unit]
        return known?.map { FigureDatum(path: source.path, power: $0) }
    }

    /// The only number of the data that was read for a row, or the one that the report states in place of what a formula gives.
    private func source(of row: Provenance.Row) -> Provenance.Source? {
        if row.computed != nil { return row.sources.first { $0.span.file === data && $0.span.beginsAsNumber } }
        let numbers = row.sources.filter(\.span.beginsAsNumber)
        return numbers.count == 1 && numbers[0].span.file === data ? numbers[0] : nil
    }

    /// By what power of ten the number of the data is larger; `nil` where it has other digits, and for zero.
    private static func power(of source: Provenance.Source, in row: Provenance.Row) -> Int? {
        guard let value = row.value, !value.isZero, let number = Decimal(String(source.span.text)),
            number.coefficient == value.coefficient
        else { return nil }
        return number.exponent - value.exponent
    }
}
