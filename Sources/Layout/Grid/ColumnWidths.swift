internal import Diagnostics
internal import DocumentTree
internal import Geometry
internal import Typesetting

/// Widths of columns in a measure: fixed ones first, then content, then shares; numbers shrink where they must.
struct ColumnWidths {
    let table: Table
    let needs: [ColumnNeed]
    let typesetter: Typesetter

    /// Widths and number columns of the given source columns.
    struct Result {
        var widths: [Length]
        var numbers: [NumberColumn?]
        var diagnostics: [Diagnostic]
    }

    /// The least width of a column whose numbers have their full size.
    func floor(of column: Int) -> Length { bounds(of: column, numbersAt: nil).minimum }

    /// Resolves `columns` in `measure`.
    func resolve(_ columns: [Int], measure: Length) -> Result {
        var bounds = columns.map { self.bounds(of: $0, numbersAt: nil) }
        if total(bounds) > measure + tolerance { bounds = columns.map { self.bounds(of: $0, numbersAt: table.smallestSize) } }
        let widths = distribute(bounds, measure: measure)
        var result = Result(widths: widths, numbers: [], diagnostics: [])
        let sum = widths.reduce(.zero, +)
        if sum > measure + tolerance {
            let widest = widths.indices.max { widths[$0] < widths[$1] }.map { widestCell(of: columns[$0], width: widths[$0]) }
            result.diagnostics.append(
                LayoutMessage.tableTooWide(
                    table.name, need: sum, room: measure, widest: widest ?? WidestCell(column: "", width: .zero)))
        }
        for (column, width) in zip(columns, widths) { result.numbers.append(fit(column, width: width, diagnostics: &result.diagnostics)) }
        return result
    }

    /// What makes a column as wide as it is: its widest number, or the width that it is given.
    private func widestCell(of column: Int, width: Length) -> WidestCell {
        var widest = WidestCell(column: table.name(ofColumn: column), width: width)
        guard case let need = needs[column], !need.shapes.isEmpty else { return widest }
        if case .fixed = table.columns[column].width { return widest }
        let numbers = numberColumn(need, column: column, size: table.smallestSize)
        if let shape = numbers.widestShape, numbers.width + need.padding + roundingRoom >= width - tolerance {
            widest.cell = (table.place(row: shape.row, isHead: false, column: column), shape.text)
        }
        return widest
    }

    /// What a column may take: at least, gladly, and its share of the rest.
    private struct Bounds {
        var minimum: Length
        var wanted: Length
        var share = 0.0
    }

    private func bounds(of column: Int, numbersAt size: Length?) -> Bounds {
        let need = needs[column]
        let numbers = need.shapes.isEmpty ? .zero : numberWidth(need, column: column, size: size ?? need.size)
        switch table.columns[column].width {
        case .fixed(let width): return Bounds(minimum: width, wanted: width)
        case .content(let minimum, let maximum):
            let wanted = max(minimum, min(max(need.text, numbers), maximum))
            return Bounds(minimum: min(wanted, max(minimum, numbers)), wanted: wanted)
        case .share(let share, let minimum):
            let least = max(minimum, numbers)
            return Bounds(minimum: least, wanted: least, share: max(share, 0))
        }
    }

    private func numberWidth(_ need: ColumnNeed, column: Int, size: Length) -> Length {
        numberColumn(need, column: column, size: size).width + need.padding + roundingRoom
    }

    private func numberColumn(_ need: ColumnNeed, column: Int, size: Length) -> NumberColumn {
        NumberColumn(need, size: size, alignsDecimals: table.columns[column].alignsDecimals, typesetter: typesetter)
    }

    private func total(_ bounds: [Bounds]) -> Length { bounds.reduce(.zero) { $0 + $1.minimum } }

    /// Gives the measure to columns: wishes shrink evenly to their minimum, shares take what is left.
    private func distribute(_ bounds: [Bounds], measure: Length) -> [Length] {
        let wanted = bounds.reduce(Length.zero) { $0 + $1.wanted }
        if wanted > measure {
            let least = total(bounds)
            let slack = wanted - least
            guard slack > .zero else { return bounds.map(\.minimum) }
            let part = max(0, min(1, (measure - least) / slack))
            return bounds.map { $0.minimum + ($0.wanted - $0.minimum) * part }
        }
        return fill(bounds, measure: measure)
    }

    /// Shares of the measure with minima: columns whose share is below their minimum leave the sharing.
    private func fill(_ bounds: [Bounds], measure: Length) -> [Length] {
        var widths = bounds.map(\.wanted)
        var sharing = bounds.indices.filter { bounds[$0].share > 0 }
        while !sharing.isEmpty {
            let taken = bounds.indices.reduce(Length.zero) { sharing.contains($1) ? $0 : $0 + widths[$1] }
            let unit = (measure - taken) / sharing.reduce(0) { $0 + bounds[$1].share }
            let low = sharing.filter { unit * bounds[$0].share < bounds[$0].minimum }
            guard !low.isEmpty else {
                for column in sharing { widths[column] = unit * bounds[column].share }
                break
            }
            sharing.removeAll { low.contains($0) }
        }
        return widths
    }

    /// The numbers of a column at the largest size that fits `width`: down in steps of 0.25 pt (typesetting.md 6).
    private func fit(_ column: Int, width: Length, diagnostics: inout [Diagnostic]) -> NumberColumn? {
        let need = needs[column]
        guard !need.shapes.isEmpty else { return nil }
        var size = need.size
        let room = width - need.padding + tolerance
        while true {
            let numbers = numberColumn(need, column: column, size: size)
            if numbers.width <= room { return numbers }
            if size <= table.smallestSize {
                if let shape = numbers.widestShape {
                    diagnostics.append(
                        LayoutMessage.doesNotFit(
                            shape.text, at: table.place(row: shape.row, isHead: false, column: column),
                            need: numbers.width + need.padding, room: width))
                }
                return numbers
            }
            size = max(table.smallestSize, size - .pt(0.25))
        }
    }
}

extension Table {
    /// The name of a column in messages: its own, else its number.
    func name(ofColumn column: Int) -> String {
        let name = columns[column].name
        return name.isEmpty ? String(column + 1) : name
    }

    /// A cell in messages; `row` is the index in head or body.
    func place(row: Int, isHead: Bool, column: Int) -> CellPlace {
        CellPlace(table: name, row: row + 1, isHead: isHead, column: name(ofColumn: column))
    }
}
