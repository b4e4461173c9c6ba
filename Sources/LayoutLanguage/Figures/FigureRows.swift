internal import Diagnostics
internal import OrderedCollections

/// What a figure came to.
enum FigureOutcome {
    case value(Value, sources: [ReadingRecord.Place])
    /// It can not be worked out, which has been reported.
    case failed
}

/// The rows of one figure with the fields that have been worked out so far.
///
/// Filters over rows ask for the same fields thousands of times: a field is found by its number in the row.
final class FigureRows {
    let definition: FigureDefinition.Rows
    /// The elements of the list that the rows stand for.
    let items: [Value]
    /// The rows as expressions see them.
    let value: Value
    /// The values of the data that were read to list them.
    let sources: [ReadingRecord.Place]
    private let names: [String]
    /// The number of the field that was asked for last: whoever walks over rows asks for one field of each.
    private var latest = 0
    private var outcomes: [FigureOutcome?]
    /// The keys of the rows that have been asked for; a row may have none.
    var keys: [String??]

    init(figure: String, definition: FigureDefinition.Rows, items: [Value], sources: [ReadingRecord.Place]) {
        self.definition = definition
        self.items = items
        self.sources = sources
        value = .list(items.indices.map { .record(.declared(RecordHandle(figure: figure, row: $0))) })
        names = Array(definition.fields.keys)
        keys = Array(repeating: nil, count: items.count)
        outcomes = Array(repeating: nil, count: items.count * definition.fields.count)
    }

    /// Where the outcome of a field stands; `nil` without such a field or row.
    func index(of field: String, row: Int) -> Int? {
        guard items.indices.contains(row), !names.isEmpty else { return nil }
        if !names[latest].hasSameBytes(as: field) {
            // A row has a few fields: to compare them is quicker than to hash.
            guard let number = names.firstIndex(where: { $0.hasSameBytes(as: field) }) else { return nil }
            latest = number
        }
        return row * names.count + latest
    }

    /// How the field at `index` is declared.
    func definition(at index: Int) -> FigureDefinition { definition.fields.values[index % names.count] }

    /// What the field at `index` came to; `nil` before it is worked out.
    subscript(index: Int) -> FigureOutcome? {
        get { outcomes[index] }
        set { outcomes[index] = newValue }
    }
}
