internal import Diagnostics
internal import OrderedCollections

/// What a figure came to.
enum FigureOutcome {
    case value(Value, reads: Reads)
    /// It can not be worked out, which has been reported.
    case failed(reads: Reads)

    var reads: Reads {
        switch self {
        case .value(_, let reads), .failed(let reads): reads
        }
    }
}

/// What working a figure out gave, and what was read for it.
struct WorkedOut {
    var result: Result<Value, Diagnostics>
    var reads: Reads

    /// What is kept of it for those who ask again.
    var kept: FigureOutcome {
        switch result {
        case .success(let value): .value(value, reads: reads)
        case .failure: .failed(reads: reads)
        }
    }
}

/// The rows of one figure with the fields that have been worked out so far.
///
/// Filters over rows ask for the same fields thousands of times: a field is found by its number in the row.
final class FigureRows {
    /// The place of the figure among those of the package.
    let slot: Int
    let definition: FigureDefinition.Rows
    /// The elements of the list that the rows stand for.
    let items: [Value]
    /// The rows as expressions see them.
    let value: Value
    /// Tells rows that were listed again from those before.
    let revision: Int
    /// The values of the data that were read to list them.
    let reads: Reads
    private let names: [String]
    /// The number of the field that was asked for last: whoever walks over rows asks for one field of each.
    private var latest = 0
    private var outcomes: [FigureOutcome?]
    /// The keys of the rows that have been asked for.
    var keys: [Key?]

    /// The key of a row, which may have none, and what was read for it.
    struct Key {
        var text: String?
        var reads: Reads
    }

    init(figure: String, slot: Int, definition: FigureDefinition.Rows, items: [Value], reads: Reads, revision: Int) {
        self.revision = revision
        self.slot = slot
        self.definition = definition
        self.items = items
        self.reads = reads
        value = .list(items.indices.map { .record(.declared(RecordHandle(figure: figure, slot: slot, row: $0))) })
        names = Array(definition.fields.keys)
        keys = Array(repeating: nil, count: items.count)
        outcomes = Array(repeating: nil, count: items.count * definition.fields.count)
    }

    /// The rows over data in which one number is another, with the fields that did not read it.
    init(_ other: FigureRows, after change: NumberChange) {
        (slot, definition, reads, value, names) = (other.slot, other.definition, other.reads, other.value, other.names)
        revision = other.revision
        items = other.items.map { $0.after(change) }
        outcomes = other.outcomes.map { $0?.after(change) }
        keys = other.keys.map { key in key.flatMap { $0.reads.mayContain(change.offset) ? nil : $0 } }
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

    /// Says of the field `name` of all rows that whatever was read for one of them was read for all.
    func shareReads(of name: String) {
        let indices = items.indices.compactMap { index(of: name, row: $0) }
        var whole = NumbersRead()
        for index in indices {
            guard let reads = outcomes[index]?.reads else { continue }
            for place in reads.places { whole.insert(Int(place.start)) }
            whole.formUnion(reads.beyond)
        }
        for index in indices {
            guard case .value(let value, var reads)? = outcomes[index] else { continue }
            reads.beyond.formUnion(whole)
            outcomes[index] = .value(value, reads: reads)
        }
    }
}
