internal import Diagnostics
internal import ReportData

/// What the expressions of a binding gave, with what was read for it.
///
/// The next binding, over data in which some numbers are others, asks again only what may have read one of them. An expression is known
/// by its place in the layout and by the names around it (`Scope.identity`).
final class BindingMemory {
    /// An expression where certain names hold.
    struct Key: Hashable {
        private var file: ObjectIdentifier
        private var offset: Int32
        private var use: Use
        private var scope: Int

        init(_ span: SourceSpan, _ use: Use, _ scope: Scope) {
            file = ObjectIdentifier(span.file)
            offset = Int32(truncatingIfNeeded: span.range.lowerBound)
            self.use = use
            self.scope = scope.identity
        }
    }

    /// What an expression is asked for.
    enum Use: Hashable {
        case value, condition, print
    }

    /// What was asked for, and what came of it.
    enum Content {
        case value(Value)
        case condition(Bool)
        /// `row` is the place of the print's row in the provenance table.
        case print(Printed, how: PrintedHow, row: Int?)
    }

    struct Entry {
        var content: Content
        var reads: Reads
    }

    /// The rows of the prints.
    var provenance = Provenance()
    private var entries: [Key: Entry]

    init(capacity: Int = 0) { entries = Dictionary(minimumCapacity: capacity) }

    var count: Int { entries.count }

    subscript(key: Key) -> Entry? {
        get { entries[key] }
        set { entries[key] = newValue }
    }
}

/// In which way an expression was printed.
enum PrintedHow: Hashable {
    case number(NumberContext)
    case share(NumberContext)
    case template(PrintFormat?, needsValue: Bool)
}

/// The memory of a binding: what is known from the one before, and what is kept for the next.
struct BindingRecall {
    let known: BindingMemory
    /// The numbers that are others now.
    let changes: [NumberChange]
    /// Where the rows of the binding before stand in the provenance table of this one.
    fileprivate var rows: [Int?]

    init(_ known: BindingMemory, after changes: [NumberChange]) {
        (self.known, self.changes) = (known, changes)
        rows = Array(repeating: nil, count: known.provenance.rows.count)
    }

    /// What is known of an expression; `nil` where one of the numbers may have been read.
    func entry(_ key: BindingMemory.Key) -> BindingMemory.Entry? {
        guard let entry = known[key], !changes.contains(where: { entry.reads.mayContain($0.offset) }) else { return nil }
        return entry
    }
}

extension Expression {
    /// Whether it is worked out as soon as looked up.
    var isPlain: Bool {
        switch kind {
        case .absent, .bool, .text, .number, .name: true
        case .member(let base, _): base.isPlain
        case .list, .index, .negation, .not, .binary, .isAbsent, .choice, .filter, .order, .call: false
        }
    }
}

extension Binder {
    /// The value of `expression`, as it is known or as `work` gives it; what brings findings is worked out each time.
    mutating func recalled(_ expression: ParsedExpression, _ scope: Scope, work: (inout Binder) -> Value?) -> Value? {
        guard let memory else { return work(&self) }
        let key = BindingMemory.Key(expression.span, .value, scope)
        if let recall, let entry = recall.entry(key), case .value(let old) = entry.content {
            let value = recall.changes.reduce(old) { $0.after($1) }
            keep(.value(value), entry.reads, key)
            return value
        }
        let (value, reads) = read(work)
        if let value, let reads { memory[key] = BindingMemory.Entry(content: .value(value), reads: reads) }
        return value
    }

    /// Whether a condition holds, likewise.
    mutating func recalled(condition: ParsedExpression, _ scope: Scope, work: (inout Binder) -> Bool?) -> Bool? {
        guard let memory else { return work(&self) }
        let key = BindingMemory.Key(condition.span, .condition, scope)
        if let entry = recall?.entry(key), case .condition(let holds) = entry.content {
            keep(entry.content, entry.reads, key)
            return holds
        }
        let (holds, reads) = read(work)
        if let holds, let reads { memory[key] = BindingMemory.Entry(content: .condition(holds), reads: reads) }
        return holds
    }

    /// A print of `expression`, likewise; one that the report states is made each time.
    mutating func recalled(
        print expression: ParsedExpression, _ how: PrintedHow, _ scope: Scope, work: (inout Binder) -> Printed?
    ) -> Printed? {
        guard let memory else { return work(&self) }
        let key = BindingMemory.Key(expression.span, .print, scope)
        if let entry = recall?.entry(key), case .print(var print, how: how, row: let row) = entry.content {
            if let row {
                let place = place(ofKnown: row)
                print.id = provenance.use(place)
                keep(.print(print, how: how, row: place), entry.reads, key)
            } else {
                keep(entry.content, entry.reads, key)
            }
            return print
        }
        let stated = statedAsked
        let (print, reads) = read(work)
        if let print, let reads, statedAsked == stated, print.row != nil || print.id == nil {
            memory[key] = BindingMemory.Entry(content: .print(print, how: how, row: print.row), reads: reads)
        }
        return print
    }

    private func keep(_ content: BindingMemory.Content, _ reads: Reads, _ key: BindingMemory.Key) {
        figures.evaluation.reading.keep(reads)
        memory?[key] = BindingMemory.Entry(content: content, reads: reads)
    }

    /// What `work` gives, and what it read; `nil` instead of that where it found something.
    private mutating func read<Result>(_ work: (inout Binder) -> Result) -> (Result, Reads?) {
        let found = findings.count
        let outer = figures.evaluation.reading.begin()
        let result = work(&self)
        let reads = figures.evaluation.reading.end(outer)
        return (result, findings.count == found ? reads : nil)
    }

    /// The place here of a row that the binding before had.
    private mutating func place(ofKnown row: Int) -> Int {
        guard let recall else { return row }
        if let place = recall.rows[row] { return place }
        let place = provenance.place(of: recall.known.provenance.rows[row])
        self.recall?.rows[row] = place
        return place
    }
}
