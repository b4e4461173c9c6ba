internal import Diagnostics
internal import OrderedCollections
internal import ReportData

/// The values of all declared figures, for likely causes.
struct FigureValues {
    private var values: [(name: String, quantity: Quantity)] = []
    private let units: UnitTable

    /// Works the figures out; what can not be worked out has been reported where it was used.
    init(_ figures: FigureTable) {
        units = figures.units
        for (name, definition) in figures.definitions {
            guard case .value = definition.content else { continue }
            do throws(Diagnostics) {
                if let quantity = try figures.value(of: name, at: definition.span)?.quantity { values.append((name, quantity)) }
            } catch {
                continue
            }
        }
    }

    /// The values in `unit`, but for those of `names` and zeros.
    func values(in unit: String?, except names: Set<String>) -> [(name: String, value: Decimal)] {
        values.compactMap { value in
            guard !names.contains(value.name), !value.quantity.number.isZero, let number = units.convert(value.quantity, to: unit) else {
                return nil
            }
            return (value.name, number)
        }
    }
}
