public import Diagnostics
internal import OrderedCollections
internal import ReportData

/// Works expressions out. Total: every expression gives a value or diagnostics within the steps of its `Evaluation`.
///
/// * Arithmetic with an absent value is absent, and so is a quotient by zero. An order with an absent value is absent;
///   `=` and `≠` know absence as a value. `and`, `or`, `not` follow Kleene; a condition holds when it is `yes`.
/// * Fields that the data may have but has not are absent.
public struct Evaluator {
    public let environment: any Environment
    let tools: Tools

    /// What all evaluations of one run have in common: a class, since an evaluator is made for every expression that is worked out.
    final class Tools {
        let units: UnitTable
        let evaluation: Evaluation
        /// The functions of the package.
        let defined: OrderedDictionary<String, FunctionDefinition>
        /// What the numbers of the data count in.
        private let amounts: [DataAmounts]

        init(
            units: UnitTable, evaluation: Evaluation, defined: OrderedDictionary<String, FunctionDefinition> = [:],
            amounts: [DataAmounts] = []
        ) {
            self.defined = defined
            self.amounts = amounts.filter { !$0.units.isEmpty }
            self.units = units
            self.evaluation = evaluation
        }

        /// The value of a node of the data: a number that the schema says to be money has the unit that the data declare.
        func value(of node: DataNode) -> Value {
            guard !amounts.isEmpty else { return Value(node) }
            switch node.value {
            case .number(let number):
                let unit = amounts.first { $0.file === node.span.file }?.units[node.span.range.lowerBound]
                return .number(Quantity(number, unit: unit))
            case .list(let items): return .list(items.map(value(of:)))
            case .null, .bool, .text, .object: return Value(node)
            }
        }
    }

    public init(environment: any Environment, units: UnitTable, evaluation: Evaluation) {
        self.init(environment: environment, tools: Tools(units: units, evaluation: evaluation))
    }

    init(environment: any Environment, tools: Tools) {
        self.environment = environment
        self.tools = tools
    }

    public var units: UnitTable { tools.units }
    public var evaluation: Evaluation { tools.evaluation }

    /// The value of `expression`; throws its mistakes with their places, or nothing when they were reported before.
    public func value(of expression: Expression) throws(Diagnostics) -> Value {
        try value(of: expression, in: nil)
    }

    /// Whether the condition holds. An absent condition does not; anything but yes and no is a mistake.
    public func holds(_ condition: Expression) throws(Diagnostics) -> Bool {
        try holds(condition, in: nil)
    }

    func value(of expression: Expression, in scope: RowScope?) throws(Diagnostics) -> Value {
        switch tools.evaluation.budget.enter() {
        case nil: break
        case .steps?: throw failure(.tooManySteps, expression.span)
        case .depth?: throw failure(.tooDeepFigures, expression.span)
        }
        defer { tools.evaluation.budget.leave() }
        switch expression.kind {
        case .absent: return .absent
        case .bool(let bool): return .bool(bool)
        case .text(let text): return .text(text)
        case .number(let number, let unit):
            if let unit, units.kind(of: unit.text) == nil { throw unknownUnit(unit.text, unit.span) }
            return .number(Quantity(number, unit: unit?.text))
        case .list(let items): return .list(try values(of: items, in: scope))
        case .name(let name): return try value(ofName: name, expression.span, in: scope)
        case .member(let base, let name): return try member(name, of: value(of: base, in: scope), at: base.span)
        case .index(let base, let key): return try element(value(of: key, in: scope), of: value(of: base, in: scope), key.span, base.span)
        case .negation(let operand): return try negated(value(of: operand, in: scope), operand.span)
        case .not(let operand): return try truth(operand, in: scope).map { .bool(!$0) } ?? .absent
        case .binary(let left, let operation, let right): return try binary(left, operation, right, in: scope)
        case .isAbsent(let operand): return .bool(try value(of: operand, in: scope).isAbsent)
        case .choice(let condition, let yes, let no): return try value(of: holds(condition, in: scope) ? yes : no, in: scope)
        case .filter(let rows, let condition):
            guard let items = try list(rows, in: scope) else { return .absent }
            return .list(try filtered(items, by: condition, in: scope))
        case .order(let rows, let key, let descending):
            guard let items = try list(rows, in: scope) else { return .absent }
            return .list(try ordered(items, by: key, descending: descending, in: scope))
        case .call(let name, let arguments): return try call(name, arguments, expression, in: scope)
        }
    }

    private func values(of expressions: [Expression], in scope: RowScope?) throws(Diagnostics) -> [Value] {
        var values: [Value] = []
        for expression in expressions { values.append(try value(of: expression, in: scope)) }
        return values
    }

    // MARK: Conditions

    func holds(_ condition: Expression, in scope: RowScope?) throws(Diagnostics) -> Bool {
        try truth(condition, in: scope) ?? false
    }

    /// Yes, no, or `nil` for absent.
    func truth(_ expression: Expression, in scope: RowScope?) throws(Diagnostics) -> Bool? {
        switch try value(of: expression, in: scope) {
        case .bool(let bool): return bool
        case .absent: return nil
        case let other: throw failure(.notATruth(other.kindName), expression.span)
        }
    }

    // MARK: Lists

    /// The items of a list; `nil` when it is absent.
    func list(_ expression: Expression, in scope: RowScope?) throws(Diagnostics) -> [Value]? {
        switch try value(of: expression, in: scope) {
        case .list(let items): return items
        case .absent: return nil
        case let other: throw failure(.notAList(other.kindName), expression.span)
        }
    }

    private func filtered(_ items: [Value], by condition: Expression, in scope: RowScope?) throws(Diagnostics) -> [Value] {
        let rowScope = RowScope(rows: items, outer: scope)
        var kept: [Value] = []
        for item in items {
            rowScope.row = item
            if try holds(condition, in: rowScope) { kept.append(item) }
        }
        return kept
    }

    /// Sorted by `key`, equal ones in their order, rows without a key last.
    private func ordered(
        _ items: [Value], by key: Expression, descending: Bool, in scope: RowScope?
    ) throws(Diagnostics) -> [Value] {
        let keys = try eachRow(of: items, key, in: scope)
        var failed: Diagnostics?
        let order = items.indices.sorted { left, right in
            guard failed == nil else { return left < right }
            do throws(Diagnostics) {
                guard !keys[left].isAbsent, !keys[right].isAbsent else {
                    return keys[left].isAbsent == keys[right].isAbsent ? left < right : keys[right].isAbsent
                }
                let comparison = try compare(keys[left], keys[right], key.span)
                return comparison == 0 ? left < right : (comparison < 0) != descending
            } catch {
                failed = error
                return left < right
            }
        }
        if let failed { throw failed }
        return order.map { items[$0] }
    }

    /// The value of `term` for each row in turn.
    func eachRow(of rows: [Value], _ term: Expression, in scope: RowScope?) throws(Diagnostics) -> [Value] {
        let rowScope = RowScope(rows: rows, outer: scope)
        var values: [Value] = []
        values.reserveCapacity(rows.count)
        for row in rows {
            rowScope.row = row
            values.append(try value(of: term, in: rowScope))
        }
        return values
    }

    // MARK: Calls

    private func call(
        _ name: SpannedName, _ arguments: [Expression.Argument], _ expression: Expression, in scope: RowScope?
    ) throws(Diagnostics) -> Value {
        if let function = expression.function {
            guard function.counts.contains(arguments.count) else {
                throw failure(.wrongArgumentCount(name.text, expected: function.counts, found: arguments.count), expression.span)
            }
            return try function.body(FunctionCall(expression: expression, arguments: arguments, evaluator: self, scope: scope))
        }
        if let defined = tools.defined[name.text] { return try value(of: defined, arguments, expression.span, in: scope) }
        // A record can be asked like a function: 名称("20101").
        guard arguments.count == 1, let record = try lookUp(name.text, name.span, in: scope) else {
            let known = FunctionTable.standard.names + tools.defined.keys
            throw failure(.unknownFunction(name.text, nearest: nearestName(to: name.text, among: known)), name.span)
        }
        let key = try value(of: arguments[0].value, in: scope)
        return try element(key, of: record, arguments[0].value.span, name.span)
    }

    /// A function of the package: it sees its parameters and the figures, not the rows around the call.
    private func value(
        of function: FunctionDefinition, _ arguments: [Expression.Argument], _ span: SourceSpan, in scope: RowScope?
    ) throws(Diagnostics) -> Value {
        let count = function.parameters.count
        guard arguments.count == count else {
            throw failure(.wrongArgumentCount(function.name, expected: count...count, found: arguments.count), span)
        }
        guard let tree = function.value.tree else { throw Diagnostics([]) }
        var fields: OrderedDictionary<String, Value> = [:]
        for (parameter, argument) in zip(function.parameters, arguments) { fields[parameter] = try value(of: argument.value, in: scope) }
        let parameters = RowScope(rows: [], outer: nil)
        parameters.row = .record(.fields(fields))
        return try Evaluator(environment: environment.root, tools: tools).value(of: tree, in: parameters)
    }

    func failure(_ problem: ExpressionProblem, _ span: SourceSpan) -> Diagnostics {
        Diagnostics(problem.diagnostic(at: span))
    }

    func unknownUnit(_ name: String, _ span: SourceSpan) -> Diagnostics {
        failure(.unknownUnit(name, nearest: nearestName(to: name, among: units.names)), span)
    }
}
