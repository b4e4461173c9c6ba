internal import Diagnostics
internal import DocumentTree
internal import Geometry
internal import Typesetting

/// Widths of columns in a measure: fixed ones first, then content, then shares; numbers shrink where they must.
///
/// What columns ask for has three steps: what they must have (numbers, written widths), what keeps words and marked parts of heads whole,
/// and what sets their texts in one line. The measure is shared between the last two steps that are below and above it.
struct ColumnWidths {
    let table: Table
    private let all: ColumnNeeds
    private var needs: [ColumnNeed]
    let typesetter: Typesetter

    init(table: Table, needs: ColumnNeeds, typesetter: Typesetter) {
        self.table = table
        all = needs
        self.needs = needs.columns
        self.typesetter = typesetter
        for span in needs.spans { hold(span) }
    }

    /// Lets the columns under a cell grow until it has room: those as wide as their content, each by the same.
    private mutating func hold(_ span: SpanNeed) {
        let growing = span.columns.filter { table.columns[$0].fitsContent }
        let bounds = span.columns.map { self.bounds(of: $0, numbersAt: nil) }
        let text = span.text - bounds.reduce(.zero) { $0 + $1.wanted }
        let part = span.part - bounds.reduce(.zero) { $0 + $1.part }
        for (column, bounds) in zip(span.columns, bounds) where growing.contains(column) {
            if text > .zero { needs[column].text = bounds.wanted + text / Double(growing.count) }
            if part > .zero { needs[column].part = bounds.part + part / Double(growing.count) }
        }
    }

    /// Widths and number columns of the given source columns.
    struct Result {
        var widths: [Length]
        var numbers: [NumberColumn?]
        var diagnostics: [Diagnostic]
    }

    /// The least width of a column whose numbers have their full size and whose head is not broken within its parts.
    func floor(of column: Int) -> Length { bounds(of: column, numbersAt: nil).part }

    /// What sets the widest text of a column in one line.
    func text(of column: Int) -> Length { needs[column].text }

    /// The height of the cells of a column.
    func height(of column: Int, width: Length) -> Length { all.height(of: column, width: width) }

    /// Resolves `columns` in `measure`. Those that are `held` have their widths from elsewhere; then the others take all that is left.
    /// Others have a `least` width.
    func resolve(_ columns: [Int], measure: Length, held: [Int: Length] = [:], least: [Int: Length] = [:]) -> Result {
        func wishes(numbersAt size: Length?) -> [Bounds] {
            columns.map { column in
                var bounds = held[column].map { Bounds(minimum: $0, part: $0, wanted: $0) } ?? self.bounds(of: column, numbersAt: size)
                if let least = least[column] { bounds.raise(to: least) }
                return bounds
            }
        }
        var bounds = wishes(numbersAt: nil)
        if total(bounds) > measure + tolerance { bounds = wishes(numbersAt: table.smallestSize) }
        var widths = distribute(bounds, measure: measure)
        if grow(&bounds, of: columns.map { held[$0] == nil ? $0 : nil }, from: widths, measure: measure) {
            widths = distribute(bounds, measure: measure)
        }
        let growing = columns.indices.filter { held[columns[$0]] == nil && !held.isEmpty && !table.columns[columns[$0]].isFixed }
        let free = measure - widths.reduce(.zero, +)
        if free > .zero { for index in growing { widths[index] = widths[index] + free / Double(growing.count) } }
        var result = Result(widths: widths, numbers: [], diagnostics: [])
        let sum = widths.reduce(.zero, +)
        if sum > measure + tolerance {
            let widest = widths.indices.max { widths[$0] < widths[$1] }.map { widestCell(of: columns[$0], width: widths[$0]) }
            result.diagnostics.append(
                LayoutMessage.tableTooWide(
                    table.name, at: table.source, need: sum, room: measure, widest: widest ?? WidestCell(column: "", width: .zero)))
        }
        for (column, width) in zip(columns, widths) { result.numbers.append(fit(column, width: width, diagnostics: &result.diagnostics)) }
        return result
    }

    /// Asks for more where a share is narrower than what no line end may part, if there is room for it.
    private func grow(_ bounds: inout [Bounds], of columns: [Int?], from widths: [Length], measure: Length) -> Bool {
        var grown = bounds
        for (index, column) in columns.enumerated() {
            guard let column, table.columns[column].isShare else { continue }
            guard max(needs[column].unpartedHead, needs[column].unpartedBody) > widths[index] else { continue }
            let unparted = all.unparted(of: column, over: widths[index])
            guard unparted > widths[index] else { continue }
            grown[index].raise(to: unparted)
            if total(grown) <= measure { bounds = grown } else { grown = bounds }
        }
        return zip(bounds, widths).contains { $0.minimum > $1 }
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

    /// What a column may take: at least, without broken words, gladly, and its share of the rest.
    private struct Bounds {
        var minimum: Length
        var part: Length
        var wanted: Length
        /// What a share without a least width asks for before columns as wide as their content take all.
        var text = Length.zero
        var share = 0.0

        /// Asks for at least `width`.
        mutating func raise(to width: Length) {
            minimum = max(minimum, width)
            part = max(part, width)
            wanted = max(wanted, width)
        }
    }

    private func bounds(of column: Int, numbersAt size: Length?) -> Bounds {
        let need = needs[column]
        let numbers = need.shapes.isEmpty ? .zero : numberWidth(need, column: column, size: size ?? need.size)
        switch table.columns[column].width {
        case .fixed(let width): return Bounds(minimum: width, part: width, wanted: width)
        case .content(let minimum, let maximum):
            let wanted = max(minimum, min(max(need.text, need.part, numbers), maximum))
            let least = min(wanted, max(minimum, numbers))
            return Bounds(minimum: least, part: min(wanted, max(least, need.part)), wanted: wanted)
        case .share(let share, let minimum):
            let least = max(minimum, numbers)
            let part = max(least, need.part)
            let text = minimum == .zero ? max(part, need.text) : part
            return Bounds(minimum: least, part: part, wanted: part, text: text, share: max(share, 0))
        }
    }

    private func numberWidth(_ need: ColumnNeed, column: Int, size: Length) -> Length {
        numberColumn(need, column: column, size: size).width + need.padding + roundingRoom
    }

    private func numberColumn(_ need: ColumnNeed, column: Int, size: Length) -> NumberColumn {
        NumberColumn(need, size: size, alignsDecimals: table.columns[column].alignsDecimals, typesetter: typesetter)
    }

    private func total(_ bounds: [Bounds]) -> Length { bounds.reduce(.zero) { $0 + $1.minimum } }

    /// Gives the measure to columns: shares take what is left; where there is too little, all give way evenly from what they wish to what
    /// keeps their words whole, and from there to what they must have.
    private func distribute(_ bounds: [Bounds], measure: Length) -> [Length] {
        let equal = measure / Double(max(1, bounds.count))
        // A share without a least width may ask for as much as its text needs, up to what an equal part would be.
        let wanted = bounds.map { max($0.wanted, min($0.text, equal)) }
        func sum(_ widths: [Length]) -> Length { widths.reduce(.zero, +) }
        if sum(wanted) <= measure { return fill(bounds, measure: measure) }
        // Half of an equal part is its own beside columns however long.
        let (least, parts) = (bounds.map(\.minimum), bounds.map { max($0.part, min($0.text, equal / 2)) })
        let (low, high) = sum(parts) <= measure ? (parts, wanted) : (least, parts)
        let slack = sum(high) - sum(low)
        guard slack > .zero else { return low }
        let factor = max(0, min(1, (measure - sum(low)) / slack))
        return zip(low, high).map { $0 + ($1 - $0) * factor }
    }

    /// Shares of the measure with minima: columns whose share is below their minimum leave the sharing.
    private func fill(_ bounds: [Bounds], measure: Length) -> [Length] {
        var widths = bounds.map(\.wanted)
        var sharing = bounds.indices.filter { bounds[$0].share > 0 }
        while !sharing.isEmpty {
            let taken = bounds.indices.reduce(Length.zero) { sharing.contains($1) ? $0 : $0 + widths[$1] }
            let unit = (measure - taken) / sharing.reduce(0) { $0 + bounds[$1].share }
            let low = sharing.filter { unit * bounds[$0].share < bounds[$0].wanted }
            guard !low.isEmpty else {
                for column in sharing { widths[column] = unit * bounds[column].share }
                break
            }
            sharing.removeAll { low.contains($0) }
        }
        return widths
    }

    /// The numbers of a column at the largest size that fits `width`: down in steps of 0.25 pt (typesetting.md 6.2).
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
        CellPlace(table: name, row: row + 1, isHead: isHead, column: name(ofColumn: column), source: source)
    }
}
