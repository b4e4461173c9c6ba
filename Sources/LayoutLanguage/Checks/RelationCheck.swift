internal import Diagnostics
internal import ReportData

/// Works out the relations of `checks.yaml` over the figures of a report: facts, without words.
struct RelationCheck {
    private let figures: FigureTable
    private let digits: Int
    /// Finds the rows of rules.
    private var binder: Binder
    private var outcome = RelationOutcome()

    init(package: LayoutPackage, figures: FigureTable) {
        self.figures = figures
        digits = package.numberPolicies["text"]?.digits ?? 2
        binder = Binder(package: package, figures: figures)
    }

    /// What `definition` comes to; nothing where its place is not in the document.
    mutating func outcome(of definition: CheckDefinition) -> RelationOutcome {
        (outcome, binder.findings) = (RelationOutcome(), [])
        let position = definition.place.map { figures.evaluation.printed.positions[$0.text] }
        guard let relation = definition.relation?.tree, position != .some(nil) else { return outcome }
        let reading = figures.evaluation.reading
        let outer = reading.begin()
        for scope in binder.scopes(definition.each, Scope(figures: figures)) {
            guard binder.holds(definition.condition, scope) == true else { continue }
            figures.evaluation.printed.position = position ?? nil
            defer { figures.evaluation.printed.position = nil }
            do throws(Diagnostics) {
                try check(relation, definition, scope)
            } catch {
                outcome.faults.append(.failure(error.all))
            }
        }
        if !binder.findings.isEmpty { outcome.faults.append(.failure(binder.findings)) }
        outcome.reads = reading.end(outer)
        return outcome
    }

    private mutating func check(
        _ relation: Expression, _ definition: CheckDefinition, _ scope: Scope
    ) throws(Diagnostics) {
        switch relation.kind {
        case .binary(let left, .and, let right):
            try check(left, definition, scope)
            try check(right, definition, scope)
        case .binary(let left, let operation, let right) where operation.isComparison:
            let left = try side(left, scope)
            let right = try side(right, scope)
            // What is not there can not contradict: that it is missing is said by the schema and by `needs`.
            guard !left.value.isAbsent, !right.value.isAbsent else { return }
            let comparison = try scope.evaluator(figures).comparison(left.value, operation, right.value, relation.span)
            guard comparison.bool != true else { return keep(left, operation, right, scope, fault: nil) }
            let terms = try terms(of: left.expression, scope) + terms(of: right.expression, scope)
            add(kind(left, operation, right, definition, terms: terms), definition, scope, sides: [left, right])
            keep(left, operation, right, scope, fault: outcome.faults.count - 1)
        default:
            let side = try side(relation, scope)
            guard side.value.bool == false else { return }
            add(.doesNotHold, definition, scope, sides: [side])
        }
    }

    private func side(_ expression: Expression, _ scope: Scope) throws(Diagnostics) -> RelationSide {
        figures.evaluation.printed.stated = []
        let (value, read) = try figures.evaluation.traced { () throws(Diagnostics) in
            try scope.evaluator(figures).value(of: expression)
        }
        // What the report states comes first: of long sums not every place is kept.
        let stated = figures.evaluation.printed.stated
        return RelationSide(expression: expression, value: value, sources: stated + read.places, isStated: !stated.isEmpty)
    }

    /// How many printed numbers a sum has: the terms of additions, the elements of a `sum`, else one.
    private func terms(of expression: Expression, _ scope: Scope) throws(Diagnostics) -> Int {
        switch expression.kind {
        case .binary(let left, .add, let right), .binary(let left, .subtract, let right):
            return try terms(of: left, scope) + terms(of: right, scope)
        case .binary(let left, .otherwise, _): return try terms(of: left, scope)
        case .call(let name, let arguments) where name.text == Function.printed && arguments.count == 2:
            return try terms(of: arguments[0].value, scope)
        case .call(let name, let arguments) where name.text == "sum" && arguments.count == 1:
            return try scope.evaluator(figures).value(of: arguments[0].value).items?.count ?? 1
        case .absent, .bool, .text, .number, .list, .name, .member, .index, .negation, .not, .binary, .isAbsent, .choice, .filter, .order,
            .call:
            return 1
        }
    }

    /// How two sides differ; `terms` is how many printed numbers went into both.
    private func kind(
        _ left: RelationSide, _ operation: Expression.Operator, _ right: RelationSide, _ definition: CheckDefinition, terms: Int
    ) -> Violation.Kind {
        guard operation != .notEqual else { return .isForbidden(left) }
        guard let first = left.value.quantity, let second = right.value.quantity,
            let converted = figures.units.convert(second, to: first.unit) ?? (second.number.isZero ? second.number : nil),
            let difference = first.number.subtracting(converted)
        else { return .valuesDiffer(left, right) }
        let isTolerable = tolerance(definition, terms: terms).map { difference.absolute <= $0 } ?? false
        return .numbersDiffer(
            NumberPair(
                left: left, operation: operation, right: right, first: first, second: second, converted: converted, difference: difference,
                isTolerable: isTolerable))
    }

    /// How far the sides may differ, in the unit of the left one; `nil` for not at all.
    private func tolerance(_ definition: CheckDefinition, terms: Int) -> Decimal? {
        switch definition.tolerance {
        case .none: nil
        // 0.005·(n+1) of the printed unit, for n addends and their sum.
        case .rounding: Decimal(digits: Int128(5 * terms), exponent: -(digits + 1))
        case .amount(let amount): amount
        }
    }

    /// Keeps the sides of an equation of numbers for those of other rows.
    private mutating func keep(
        _ left: RelationSide, _ operation: Expression.Operator, _ right: RelationSide, _ scope: Scope, fault: Int?
    ) {
        guard operation == .equal, let first = left.value.quantity, let second = right.value.quantity,
            let converted = figures.units.convert(second, to: first.unit)
        else { return }
        outcome.rows.append(RowSides(scope: scope, left: first.number, right: converted, fault: fault))
    }

    /// Adds a fault at the first value of the data that only the first side read; the others' values and the rule are related.
    private mutating func add(_ kind: Violation.Kind, _ definition: CheckDefinition, _ scope: Scope, sides: [RelationSide]) {
        let sources = sides.map { figures.sources($0.sources) }
        var place: Place?
        var related: [Diagnostic.Related] = []
        for (index, side) in sources.enumerated() {
            let others = Set(sources.enumerated().filter { $0.offset != index }.flatMap { $0.element.map(\.path) })
            let own = side.first { $0.path.hasPrefix("/stated/") } ?? side.first { !others.contains($0.path) } ?? side.first
            guard let source = own else { continue }
            let found = Place(span: source.span, path: source.path)
            if let first = place, source.path.hasPrefix("/stated/"), first.path?.hasPrefix("/stated/") != true {
                // What the report states is what can be mended.
                place = found
                related.append(Diagnostic.Related(Message("另一方的数据", "data of the other side"), at: first))
            } else if place == nil {
                place = found
            } else if found != place {
                related.append(Diagnostic.Related(Message("另一方的数据", "data of the other side"), at: found))
            }
        }
        let rule = Place(span: definition.relation?.span ?? definition.span)
        if place != nil { related.append(Diagnostic.Related(Message("规则", "the rule"), at: rule)) }
        var severity = definition.severity
        if case .numbersDiffer(let pair) = kind, pair.isTolerable { severity = .remark }
        outcome.faults.append(
            .violation(Violation(severity: severity, scope: scope, kind: kind, place: place ?? rule, related: related)))
    }
}
