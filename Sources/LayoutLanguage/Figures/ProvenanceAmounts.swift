internal import Diagnostics
public import DocumentTree
internal import ReportData

/// The numbers of a bound report as back ends compute with them.
public struct ProvenanceAmounts: FigureAmounts {
    private let provenance: Provenance
    private let units: UnitTable
    /// The addends of each formula that is a sum, by where the formula begins.
    private let sums: [FormulaPlace: [Term]]
    /// The names of all figures that are printed.
    private let names: Set<String>
    private let data: SourceFile
    private let copies: DatumCopies

    private struct FormulaPlace: Hashable {
        var file: ObjectIdentifier
        var start: Int
    }

    /// A name in a sum.
    private struct Term: Hashable {
        var name: String
        var isSubtracted: Bool
    }

    public init(of bound: BoundReport) {
        provenance = bound.provenance
        units = bound.figures.units
        data = bound.figures.data.file
        copies = DatumCopies(in: bound.provenance, of: data)
        var sums: [FormulaPlace: [Term]] = [:]
        var seen: Set<FormulaPlace> = []
        for row in bound.provenance.rows {
            guard let formula = row.formula, row.figure != nil else { continue }
            let place = FormulaPlace(file: ObjectIdentifier(formula.file), start: formula.range.lowerBound)
            guard seen.insert(place).inserted else { continue }
            sums[place] = ParsedExpression.parse(formula).expression.tree.flatMap { Self.terms(of: $0, isSubtracted: false) }
        }
        self.sums = sums
        names = Set(bound.provenance.rows.compactMap(\.figure))
    }

    /// The names of an expression that adds nothing but names, and subtracts some; `nil` for any other, and for a single name.
    private static func terms(of expression: Expression, isSubtracted: Bool) -> [Term]? {
        guard case .binary(let left, let sign, let right) = expression.kind, sign == .add || sign == .subtract else { return nil }
        func part(_ expression: Expression, isSubtracted: Bool) -> [Term]? {
            if case .name(let name) = expression.kind { return [Term(name: name, isSubtracted: isSubtracted)] }
            return terms(of: expression, isSubtracted: isSubtracted)
        }
        guard let first = part(left, isSubtracted: isSubtracted),
            let second = part(right, isSubtracted: isSubtracted != (sign == .subtract))
        else { return nil }
        return first + second
    }

    public func amount(of figure: String) -> FigureAmount? {
        guard let row = provenance.row(figure), let value = row.value, let digits = row.digits,
            let units = Self.units(of: value, digits: digits)
        else { return nil }
        let isRate = row.unit.flatMap { self.units.kind(of: $0) } == .ratio
        return FigureAmount(units: units, digits: digits, unit: row.unit, addsUp: !isRate, name: row.figure, addends: addends(of: row))
    }

    /// A number in units of its last printed digit; `nil` beyond 64 bits.
    private static func units(of value: Decimal, digits: Int) -> Int64? {
        let rounded = value.rounded(toDigits: digits)
        let power = rounded.exponent + digits
        guard power >= 0, power <= 18 else { return rounded.isZero ? 0 : nil }
        let (units, overflow) = (0..<power).reduce((rounded.coefficient, false)) { product, _ in
            let next = product.0.multipliedReportingOverflow(by: 10)
            return (next.partialValue, product.1 || next.overflow)
        }
        return overflow ? nil : Int64(exactly: units)
    }

    /// Fields of a row stand before figures of the same name, as in expressions. What the report states is no sum.
    private func addends(of row: Provenance.Row) -> [FigureAmount.Addend] {
        guard row.computed == nil, let figure = row.figure, let formula = row.formula,
            let terms = sums[FormulaPlace(file: ObjectIdentifier(formula.file), start: formula.range.lowerBound)]
        else { return [] }
        let record = figure.lastIndex(of: ".").map { String(figure[...$0]) } ?? ""
        return terms.map { term in
            let field = record + term.name
            return FigureAmount.Addend(name: names.contains(field) ? field : term.name, isSubtracted: term.isSubtracted)
        }
    }

    public func sources(of figure: String) -> [Int] {
        guard let row = provenance.row(figure) else { return [] }
        // A total also reads the codes and kinds by which it chooses what it adds up.
        return row.sources.filter { $0.span.beginsAsNumber }.map { $0.span.range.lowerBound * 2 + ($0.span.file === data ? 0 : 1) }.sorted()
    }

    public func datum(of figure: String) -> FigureDatum? { provenance.row(figure).flatMap(copies.datum) }
}

extension SourceSpan {
    /// Whether the value there is a number of JSON (RFC 8259, 6).
    var beginsAsNumber: Bool {
        let first = file.text.utf8.withContiguousStorageIfAvailable { $0.indices.contains(range.lowerBound) ? $0[range.lowerBound] : nil }
        guard let first = first ?? bytes.first else { return false }
        return first == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= first
    }
}
