internal import Diagnostics
internal import OrderedCollections
internal import ReportData

/// The values of all declared figures, for likely causes.
struct FigureValues {
    private var values: [(name: String, quantity: Quantity)] = []
    private let figures: FigureTable

    /// Works the figures out; what can not be worked out has been reported where it was used.
    init(_ figures: FigureTable) {
        self.figures = figures
        for (name, definition) in figures.definitions {
            guard case .value = definition.content, let quantity = quantity(of: .value(name), definition.span) else { continue }
            values.append((name, quantity))
        }
    }

    /// The values in `unit`, but for those of `names` and zeros. A ratio is no plain number.
    func values(in unit: String?, except names: Set<String>) -> [(name: String, value: Decimal)] {
        values.compactMap { value in
            guard (value.quantity.unit == nil) == (unit == nil), !value.quantity.number.isZero, !names.contains(value.name),
                let number = figures.units.convert(value.quantity, to: unit)
            else { return nil }
            return (value.name, number)
        }
    }

    /// What `name` was in the period before: the figures that are declared to be that.
    func otherYear(of name: String, in unit: String?) -> [(name: String, value: Decimal)] {
        figures.definitions.values.compactMap { definition in
            guard definition.previous?.text == name, let value = values.first(where: { $0.name == definition.name }),
                let number = figures.units.convert(value.quantity, to: unit)
            else { return nil }
            return (definition.name, number)
        }
    }

    /// The same field in the rows before and after, and the other fields of the row.
    func cells(around cell: CellName, in unit: String?) -> (rows: [(name: String, value: Decimal)], row: [(name: String, value: Decimal)]) {
        guard case .rows(let rows)? = figures.definitions[cell.figure]?.content, let span = rows.fields[cell.field]?.span else {
            return ([], [])
        }
        func value(_ field: String, _ row: Int) -> Decimal? {
            figures.handle(cell.figure, row: row).flatMap { quantity(of: .field(field, of: $0), span) }.flatMap {
                figures.units.convert($0, to: unit)
            }
        }
        let near = [cell.row - 1, cell.row + 1].compactMap { row in value(cell.field, row).map { (name(ofRow: row, of: cell.figure), $0) } }
        let others = rows.fields.keys.filter { $0 != cell.field }.compactMap { field in value(field, cell.row).map { (field, $0) } }
        return (near, others)
    }

    /// The key of a row, or its number from 1.
    private func name(ofRow row: Int, of figure: String) -> String {
        do throws(Diagnostics) {
            if let handle = figures.handle(figure, row: row), let key = try figures.key(of: .record(.declared(handle))), !key.isEmpty {
                return key
            }
        } catch {}
        return "\(figure)[\(row + 1)]"
    }

    private func quantity(of reference: FigureReference, _ span: SourceSpan) -> Quantity? {
        do throws(Diagnostics) {
            return try figures.value(of: reference, at: span)?.quantity
        } catch {
            return nil
        }
    }
}

/// The parts of a name like `收入来源[2].金额`.
struct CellName: Hashable {
    var figure: String
    /// From 0.
    var row: Int
    var field: String

    init?(_ name: String) {
        guard let open = name.lastIndex(of: "["), let close = name[open...].firstIndex(of: "]"),
            let row = Int(name[name.index(after: open)..<close]), let dot = name[close...].firstIndex(of: ".")
        else { return nil }
        figure = String(name[..<open])
        self.row = row
        field = String(name[name.index(after: dot)...])
    }
}
