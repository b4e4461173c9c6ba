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
        // A row has a few fields: to compare them is quicker than to hash.
        guard items.indices.contains(row), let number = names.firstIndex(where: { $0.hasSameBytes(as: field) }) else { return nil }
        return row * names.count + number
    }

    /// What the field at `index` came to; `nil` before it is worked out.
    subscript(index: Int) -> FigureOutcome? {
        get { outcomes[index] }
        set { outcomes[index] = newValue }
    }
}
