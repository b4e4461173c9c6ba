public import Diagnostics
internal import OrderedCollections
public import ReportData

/// The figures of a package over the data of a report: each is worked out when it is first asked for, once.
///
/// A class, since working one figure out asks for others; it belongs to one run.
public final class FigureTable: Environment {
    public let data: DataDocument
    public var units: UnitTable { tools.units }
    public var evaluation: Evaluation { tools.evaluation }
    let definitions: OrderedDictionary<String, FigureDefinition>
    let lists: OrderedDictionary<String, DataNode>
    /// Names that the schema declares: where the data has no such member, it is absent.
    private let schemaNames: Set<NameKey>
    /// The figures of the report of the period before.
    let previous: FigureTable?
    /// The value of the data that names that report's file.
    private let previousName: DataNode?
    /// The unit of plain numbers of the data by dimension: `money_unit` for `money`.
    private let dataUnits: [String: String]
    /// The units that plain numbers of the data may have.
    var plainUnits: [String] { dataUnits.values.sorted() }
    /// The units of the numbers that the schema says to be money.
    private let amounts: DataAmounts
    /// The rules of the data; `nil` where there are none.
    let schema: Schema?
    /// Whether the schema says what numbers measure; what it says nothing of is then no money.
    let declaresDimensions: Bool

    /// What names at the root mean, as far as they have been asked for.
    private var roots: [NameKey: Root] = [:]
    /// The figures over the data before one number was another: what they know is kept, as far as it did not read that number.
    private let basis: (figures: FigureTable, change: NumberChange)?
    /// How many times a number was changed.
    let revision: Int
    /// Whether what is asked is kept for figures over other numbers.
    var remembers = false
    /// The rows of figures by their places in the package: filters ask for the fields of one figure thousands of times.
    private var listed: [FigureRows?]
    /// Pointers to values of the data by their first offset: many numbers come from the same values.
    private var pointers: [Int: String] = [:]
    /// Figures whose rows can not be listed, which has been reported.
    private var failedRows: [NameKey: Reads] = [:]
    /// What the report states, for those who ask for figures as they are printed.
    let stated: StatedValues
    /// How the shares of one whole are rounded together; `nil` each by itself.
    let shares: NumberPolicyDeclaration?
    /// Whether the shares of a list are being worked out one by one.
    var sharing = false
    /// What is being worked out, outermost first.
    private var pending: [FigureReference] = []

    init(_ resolved: ResolvedPackage, data: DataDocument, previous: FigureTable?, evaluation: Evaluation) {
        let package = resolved.package
        self.data = data
        self.previous = previous
        stated = StatedValues(data.root)
        previousName = package.previousReport(in: data)
        shares = package.numberPolicies["percent"].flatMap { $0.shares == .plain ? nil : $0 }
        if resolved.rules == nil {
            // Without a schema the data themselves tell which fields rows may have: one that some rows lack is absent there.
            var known = KnownNames()
            known.add(data.root)
            schemaNames = resolved.known.schemaNames.union(known.fields)
        } else {
            schemaNames = resolved.known.schemaNames
        }
        basis = nil
        revision = 0
        definitions = package.figures
        listed = Array(repeating: nil, count: definitions.count)
        evaluation.reading.tracked = data.file
        lists = package.lists
        var table = UnitTable()
        var dataUnits: [String: String] = [:]
        for unit in package.units.values {
            table.declare(unit.name, dimension: unit.dimension, factor: unit.factor)
            if let node = data.root["\(unit.dimension)_unit"], let name = node.text {
                evaluation.reading.note(node)
                dataUnits[unit.dimension] = name
                table.setPlainUnit(name, for: unit.dimension)
            }
        }
        amounts = DataAmounts(data, schema: resolved.rules, units: table, plain: dataUnits)
        tools = Evaluator.Tools(
            units: table, evaluation: evaluation, defined: package.functions, amounts: [amounts] + (previous.map { [$0.amounts] } ?? []))
        schema = resolved.rules
        declaresDimensions = resolved.rules?.dimensionNames.isEmpty == false
        self.dataUnits = dataUnits
        if let previousName { evaluation.reading.note(previousName) }
    }

    /// The figures over data in which one number is another. What did not read that number is not worked out again.
    init(_ other: FigureTable, after change: NumberChange) {
        data = other.data.after(change)
        (definitions, lists, schemaNames) = (other.definitions, other.lists, other.schemaNames)
        (previous, previousName) = (other.previous, other.previousName)
        (stated, shares) = (other.stated, other.shares)
        (schema, declaresDimensions, dataUnits) = (other.schema, other.declaresDimensions, other.dataUnits)
        let old = other.data.node(at: change.path)?.number
        // The schema may tell whole numbers from others.
        amounts =
            old?.isWhole == change.number.isWhole
            ? other.amounts : DataAmounts(data, schema: schema, units: other.units, plain: dataUnits)
        let evaluation = Evaluation(following: other.evaluation)
        evaluation.reading.tracked = data.file
        tools = Evaluator.Tools(
            units: other.units, evaluation: evaluation, defined: other.tools.defined,
            amounts: [amounts] + (previous.map { [$0.amounts] } ?? []))
        pointers = other.pointers
        failedRows = other.failedRows.filter { !$0.value.mayContain(change.offset) }
        listed = Array(repeating: nil, count: definitions.count)
        basis = (other, change)
        (revision, remembers) = (other.revision + 1, other.remembers)
    }

    /// Works expressions out over these figures and the data.
    public var evaluator: Evaluator { Evaluator(environment: self, tools: tools) }
    /// What every evaluation shares.
    let tools: Evaluator.Tools

    /// The value of a figure, in its unit.
    public func value(of reference: FigureReference, at span: SourceSpan) throws(Diagnostics) -> Value? {
        switch reference {
        case .value(let name): try value(of: name, at: span)
        case .field(let field, let row): try self.field(field, of: row, at: span)
        }
    }

    /// How a figure is declared.
    func definition(of reference: FigureReference) -> FigureDefinition? {
        switch reference {
        case .value(let name): return definitions[name]
        case .field(let field, let row):
            return rows(of: row)?.definition.fields[field]
        }
    }

    // MARK: Environment

    public func value(of name: String, at span: SourceSpan) throws(Diagnostics) -> Value? {
        if evaluation.printed.position != nil, let value = try printed(.value(name)) { return value }
        switch knownRoot(NameKey(name)) {
        case .figure(let outcome)?: return try known(outcome)
        case .rows(let rows)?:
            evaluation.reading.keep(rows.reads)
            return rows.value
        case .list(let value)?: return value
        case .data(let value, let node)?:
            evaluation.reading.note(node)
            return value
        case nil: break
        }
        if let definition = definitions[name] {
            switch definition.content {
            case .rows(let rows): return try self.rows(of: name, rows, span).value
            case .value(let source):
                let outcome = work(.value(name), span) { () throws(Diagnostics) in
                    let value = try self.evaluate(source, self)
                    guard value.isAbsent, let earlier = definition.previous else {
                        return try self.converted(value, for: definition, source)
                    }
                    return try self.converted(self.previousValue(of: earlier), for: definition, earlier)
                }
                roots[NameKey(name)] = .figure(outcome.kept)
                return try outcome.result.get()
            }
        }
        if let list = lists[name] {
            let value = Value(list)
            roots[NameKey(name)] = .list(value)
            return value
        }
        guard let node = data.root[name] else { return nil }
        // The name of a file holds no figures.
        if let file = previousName, file.span == node.span { return .absent }
        evaluation.reading.note(node)
        let value = tools.value(of: node)
        roots[NameKey(name)] = .data(value, node)
        return value
    }

    /// What is known of a name, here or over the data before.
    private func knownRoot(_ name: NameKey) -> Root? {
        if let known = roots[name] { return known }
        guard let basis, let kept = basis.figures.knownRoot(name)?.after(basis.change) else { return nil }
        roots[name] = kept
        if case .rows(let rows) = kept { listed[rows.slot] = rows }
        return kept
    }

    /// What a name at the root means.
    private enum Root {
        case figure(FigureOutcome)
        case rows(FigureRows)
        case list(Value)
        case data(Value, DataNode)

        /// What the name means over other data; `nil` where that is to be worked out.
        func after(_ change: NumberChange) -> Root? {
            switch self {
            case .figure(let outcome): outcome.after(change).map(Root.figure)
            case .rows(let rows): rows.reads.mayContain(change.offset) ? nil : .rows(FigureRows(rows, after: change))
            case .list: self
            case .data(_, let node): change.isWithin(node) ? nil : self
            }
        }
    }

    public func field(_ name: String, of record: RecordHandle, at span: SourceSpan) throws(Diagnostics) -> Value? {
        guard let rows = rows(of: record), let index = rows.index(of: name, row: record.row) else { return nil }
        if evaluation.printed.position != nil, let value = try printed(.field(name, of: record)) { return value }
        if let outcome = rows[index] { return try known(outcome) }
        let definition = rows.definition(at: index)
        if let shares, definition.isShare, !sharing {
            try share(name, rows, of: record, shares, span)
            if let outcome = rows[index] { return try known(outcome) }
        }
        guard case .value(let source) = definition.content else { return nil }
        let environment = RowEnvironment(figures: self, handle: record, row: rows.definition.row, item: rows.items[record.row])
        let outcome = work(.field(name, of: record), span) { () throws(Diagnostics) in
            try self.converted(self.evaluate(source, environment), for: definition, source)
        }
        rows[index] = outcome.kept
        return try outcome.result.get()
    }

    public func fieldNames(of record: RecordHandle) -> [String] {
        if let rows = rows(of: record) { return Array(rows.definition.fields.keys) }
        guard case .rows(let rows)? = definitions[record.figure]?.content else { return [] }
        return Array(rows.fields.keys)
    }

    public var root: any Environment { self }
    public func mayBeField(_ name: String) -> Bool { schemaNames.contains(NameKey(name)) }

    public var names: [String] { Array(definitions.keys) + Array(lists.keys) + (data.root.members.map { Array($0.keys) } ?? []) }

    /// What the report states for a figure at the place in question; `nil` where it states nothing there.
    ///
    /// Figures that are worked out of others go on from what the data give.
    private func printed(_ reference: FigureReference) throws(Diagnostics) -> Value? {
        guard pending.isEmpty, let position = evaluation.printed.position, stated.mentions(reference) else { return nil }
        evaluation.printed.position = nil
        defer { evaluation.printed.position = position }
        var row: String?
        if case .field(_, let record) = reference { row = try key(of: .record(.declared(record))) }
        guard let index = stated.figure(reference.statedName, row: row, at: position) else { return nil }
        let node = stated.figures[index].node
        evaluation.reading.note(node)
        evaluation.printed.stated.append(evaluation.reading.place(of: node.span))
        guard case .number(let quantity) = Value(node) else { return Value(node) }
        return .number(Quantity(quantity.number, unit: definition(of: reference)?.unit?.text))
    }

    // MARK: Rows

    private func rows(of name: String, _ definition: FigureDefinition.Rows, _ span: SourceSpan) throws(Diagnostics) -> FigureRows {
        if let reads = failedRows[NameKey(name)] {
            evaluation.reading.keep(reads)
            throw Diagnostics([])
        }
        let outcome = work(.value(name), span) { () throws(Diagnostics) in
            let value = try self.evaluate(definition.list, self)
            switch value {
            case .list, .absent: return value
            case .bool, .number, .text, .date, .record:
                throw Diagnostics(FigureProblem.rowsAreNoList(name).diagnostic(at: definition.list.span))
            }
        }
        switch outcome.result {
        case .success(let value):
            let slot = definitions.index(forKey: name) ?? 0
            let made = FigureRows(
                figure: name, slot: slot, definition: definition, items: value.items ?? [], reads: outcome.reads, revision: revision)
            roots[NameKey(name)] = .rows(made)
            listed[slot] = made
            return made
        case .failure(let error):
            failedRows[NameKey(name)] = outcome.reads
            throw error
        }
    }

    /// The rows that a row is one of, if they have been listed.
    func rows(of record: RecordHandle) -> FigureRows? {
        if let rows = listed[record.slot] { return rows }
        guard basis != nil, case .rows(let rows)? = knownRoot(NameKey(record.figure)) else { return nil }
        return rows
    }

    /// The pointer to the value of the data written at `span`.
    func pointer(to span: SourceSpan) -> String? {
        if let known = pointers[span.range.lowerBound] { return known }
        let pointer = data.pointer(to: span)
        pointers[span.range.lowerBound] = pointer
        return pointer
    }

    /// A row of a figure by its name; `nil` without such a figure.
    func handle(_ figure: String, row: Int) -> RecordHandle? {
        definitions.index(forKey: figure).map { RecordHandle(figure: figure, slot: $0, row: row) }
    }

    /// The element of a list that a row stands for.
    func item(of record: RecordHandle) -> Value? {
        guard let items = rows(of: record)?.items, items.indices.contains(record.row) else { return nil }
        return items[record.row]
    }

    /// The names inside the fields of a row.
    func environment(of record: RecordHandle) -> RowEnvironment? {
        guard let rows = rows(of: record), let item = item(of: record) else { return nil }
        return RowEnvironment(figures: self, handle: record, row: rows.definition.row, item: item)
    }

    // MARK: Working out

    /// The value of a figure that has been worked out; throws nothing new where it failed.
    private func known(_ outcome: FigureOutcome) throws(Diagnostics) -> Value {
        evaluation.reading.keep(outcome.reads)
        switch outcome {
        case .value(let value, _): return value
        case .failed: throw Diagnostics([])
        }
    }

    /// What `body` gives, with the values of the data that it read; they are also read by what asked for it.
    private func work(
        _ figure: FigureReference, _ span: SourceSpan, _ body: () throws(Diagnostics) -> Value
    ) -> WorkedOut {
        if let start = pending.firstIndex(where: { $0.isSame(as: figure) }) {
            let names = (pending[start...] + [figure]).map(\.name)
            return WorkedOut(result: .failure(Diagnostics(FigureProblem.circle(names).diagnostic(at: span))), reads: Reads())
        }
        pending.append(figure)
        let outer = evaluation.reading.begin()
        defer { pending.removeLast() }
        do throws(Diagnostics) {
            let value = try body()
            return WorkedOut(result: .success(value), reads: evaluation.reading.end(outer))
        } catch {
            return WorkedOut(result: .failure(error), reads: evaluation.reading.end(outer))
        }
    }

    /// What an expression gives over the report of the period before; absent without one.
    func previousValue(of source: ParsedExpression) throws(Diagnostics) -> Value {
        guard let previous else { return .absent }
        let (value, sources) = try previous.evaluation.tracing { () throws(Diagnostics) in try previous.evaluate(source, previous) }
        evaluation.reading.keep(Reads(places: sources.map(evaluation.reading.place(of:))))
        return value
    }

    func evaluate(_ source: ParsedExpression, _ environment: some Environment) throws(Diagnostics) -> Value {
        guard let tree = source.tree else { throw Diagnostics([]) }
        return try Evaluator(environment: environment, tools: tools).value(of: tree)
    }

    // MARK: Units

    /// The value in the figure's unit. A plain number takes the unit that the data declares for the dimension, or else the figure's own;
    /// as a ratio it is what it is: 0.13 is 13 %.
    func converted(_ value: Value, for definition: FigureDefinition, _ source: ParsedExpression) throws(Diagnostics) -> Value {
        guard let unit = definition.unit, case .number(var quantity) = value else { return value }
        guard let kind = units.kind(of: unit.text) else {
            let nearest = nearestName(to: unit.text, among: units.names)
            throw Diagnostics(FigureProblem.unknownUnit(unit.text, nearest: nearest).diagnostic(at: unit.span))
        }
        if quantity.unit == nil {
            switch kind {
            case .count: quantity.unit = unit.text
            case .measure(let dimension): quantity.unit = try dataUnit(of: dimension) ?? unit.text
            case .ratio: break
            }
        }
        guard let number = units.convert(quantity, to: unit.text) else {
            let problem = FigureProblem.wrongUnit(figure: definition.name, expected: unit.text, found: quantity.unit ?? "1")
            throw Diagnostics(problem.diagnostic(at: source.span))
        }
        return .number(Quantity(number, unit: unit.text))
    }

    /// The unit of the data's plain numbers of a dimension; `nil` when the data says nothing.
    func dataUnit(of dimension: String) throws(Diagnostics) -> String? {
        guard let name = dataUnits[dimension] else { return nil }
        guard units.kind(of: name) == .measure(dimension: dimension) else {
            let nearest = nearestName(to: name, among: units.names)
            let node = data.root["\(dimension)_unit"] ?? data.root
            throw Diagnostics(FigureProblem.unknownDataUnit(name, nearest: nearest).diagnostic(at: data.place(of: node)))
        }
        return name
    }
}
