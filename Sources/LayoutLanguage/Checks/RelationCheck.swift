internal import Diagnostics
internal import ReportData

/// Checks the relations of `checks.yaml` over the figures of a report.
struct RelationCheck {
    private let figures: FigureTable
    private let package: LayoutPackage
    private let digits: Int
    private lazy var values = FigureValues(figures)
    /// Makes the words of rules, for what is found.
    private var binder: Binder
    private var findings: [Diagnostic] = []
    /// The numbers that do not go together, of all relations so far.
    private(set) var discrepancies: [Discrepancy] = []
    /// The sides of numeric equations of the rows of one relation, also of those that hold.
    private var rows: [RowSides] = []

    init(package: LayoutPackage, figures: FigureTable) {
        self.package = package
        self.figures = figures
        digits = package.numberPolicies["text"]?.digits ?? 2
        binder = Binder(package: package, figures: figures)
    }

    /// What all relations find.
    mutating func findings(of package: LayoutPackage) -> [Diagnostic] {
        package.checks.values.filter { $0.relation != nil }.flatMap { findings(of: $0) }
    }

    /// What `definition` finds; nothing where its place is not in the document.
    mutating func findings(of definition: CheckDefinition) -> [Diagnostic] {
        (findings, rows, binder.findings) = ([], [], [])
        let position = definition.place.map { figures.evaluation.printed.positions[$0.text] }
        guard let relation = definition.relation?.tree, position != .some(nil) else { return [] }
        for scope in binder.scopes(definition.each, Scope(figures: figures)) {
            guard binder.holds(definition.condition, scope) == true else { continue }
            figures.evaluation.printed.position = position ?? nil
            defer { figures.evaluation.printed.position = nil }
            do throws(Diagnostics) {
                try check(relation, definition, scope)
            } catch {
                findings += error.all
            }
        }
        figures.evaluation.printed.position = position ?? nil
        explainRows(of: definition)
        figures.evaluation.printed.position = nil
        return findings + binder.findings
    }

    /// Adds causes that only show beside other rows: two cells exchanged, or displaced by a row.
    private mutating func explainRows(of definition: CheckDefinition) {
        guard rows.contains(where: { $0.finding != nil && !$0.hasCause }) else { return }
        let names = rows.map { binder.plainText(definition.title, $0.scope) }
        for (index, row) in rows.enumerated() {
            guard let finding = row.finding, !row.hasCause else { continue }
            var near = Neighbours()
            near.cells = rows.enumerated().filter { $0.offset != index && $0.element.finding != nil }.map {
                Neighbours.Cell(name: names[$0.offset], found: $0.element.left, expected: $0.element.right)
            }
            near.rows = [index - 1, index + 1].filter(rows.indices.contains).map { (names[$0], rows[$0].right) }
            guard let cause = LikelyCause(found: row.left, expected: row.right, near: near) else { continue }
            switch cause {
            case .exchanged, .displaced:
                let words = [cause.message, findings[finding].advice].compactMap { $0 }
                findings[finding].advice = Message(
                    words.map(\.chinese).joined(separator: "；"), words.map(\.english).joined(separator: "; "))
            case .double, .half, .hundredfold, .unit, .decimalPoint, .digitsExchanged, .sign, .otherYear, .thisYear, .otherFigure, .part:
                continue
            }
        }
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
            guard comparison.bool != true else { return keep(left, operation, right, scope, finding: nil, hasCause: false) }
            let terms = try terms(of: left.expression, scope) + terms(of: right.expression, scope)
            report(left, operation, right, definition, scope, terms: terms)
        default:
            let side = try side(relation, scope)
            guard side.value.bool == false else { return }
            let (rule, advice) = words(of: definition, scope)
            append(definition.severity, CheckProblem.doesNotHold(rule: rule), definition, advice: advice, places: [side.sources])
        }
    }

    private func side(_ expression: Expression, _ scope: Scope) throws(Diagnostics) -> RelationSide {
        figures.evaluation.printed.stated = []
        let (value, read) = try figures.evaluation.traced { () throws(Diagnostics) in
            try scope.evaluator(figures).value(of: expression)
        }
        // What the report states comes first: of long sums not every place is kept.
        let stated = figures.evaluation.printed.stated
        return RelationSide(expression: expression, value: value, sources: stated + read, isStated: !stated.isEmpty)
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

    // MARK: Findings

    /// What the rule is called in one row, and what it advises there: made when something is found, which few rows have.
    private mutating func words(of definition: CheckDefinition, _ scope: Scope) -> (rule: String, advice: String?) {
        (binder.plainText(definition.title, scope), definition.advice.map { binder.plainText($0, scope) })
    }

    /// `terms` is how many printed numbers went into both sides.
    private mutating func report(
        _ left: RelationSide, _ operation: Expression.Operator, _ right: RelationSide, _ definition: CheckDefinition, _ scope: Scope,
        terms: Int
    ) {
        let (rule, advice) = words(of: definition, scope)
        let places = [left.sources, right.sources]
        guard operation != .notEqual else {
            let problem = CheckProblem.valueForbidden(rule: rule, left: words(left))
            append(definition.severity, problem, definition, advice: advice, places: places)
            return
        }
        guard let first = left.value.quantity, let second = right.value.quantity,
            let converted = figures.units.convert(second, to: first.unit) ?? (second.number.isZero ? second.number : nil),
            let difference = first.number.subtracting(converted)
        else {
            let problem = CheckProblem.valuesDiffer(rule: rule, left: words(left), right: words(right))
            append(definition.severity, problem, definition, advice: advice, places: places)
            return
        }
        let amount = text(Quantity(difference.absolute, unit: first.unit))
        let isTolerable = tolerance(definition, terms: terms).map { difference.absolute <= $0 } ?? false
        // What the report states says itself where it stands.
        if !isTolerable && !left.isStated && !right.isStated {
            let sources = [left.sources, right.sources]
            discrepancies.append(Discrepancy(first, second, isEquation: operation == .equal, sources: sources, figures))
        }
        let problem: CheckProblem
        var cause: LikelyCause?
        if operation == .equal {
            problem = .numbersDiffer(rule: rule, left: words(left), right: words(right), difference: amount)
            if !isTolerable {
                var named: Set<String> = []
                for side in [left, right] {
                    side.expression.visit { part in
                        if case .name(let name) = part.kind { named.insert(name) }
                    }
                }
                let near = Neighbours(figures: values.values(in: first.unit, except: named))
                let isRight = right.isStated && !left.isStated
                cause = LikelyCause(
                    found: isRight ? converted : first.number, expected: isRight ? first.number : converted, near: near)
            }
        } else {
            problem = .orderBroken(
                rule: rule, left: words(left), operation: operation.rawValue, right: words(right),
                difference: difference.isZero ? "" : amount)
        }
        append(isTolerable ? .remark : definition.severity, problem, definition, cause: cause, advice: advice, places: places)
        keep(left, operation, right, scope, finding: findings.count - 1, hasCause: cause != nil)
    }

    /// Keeps the sides of an equation of numbers for those of other rows.
    private mutating func keep(
        _ left: RelationSide, _ operation: Expression.Operator, _ right: RelationSide, _ scope: Scope, finding: Int?, hasCause: Bool
    ) {
        guard operation == .equal, let first = left.value.quantity, let second = right.value.quantity,
            let converted = figures.units.convert(second, to: first.unit)
        else { return }
        rows.append(RowSides(scope: scope, left: first.number, right: converted, finding: finding, hasCause: hasCause))
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

    private func words(_ side: RelationSide) -> CheckProblem.Side {
        if let (printed, place) = side.expression.printed {
            return CheckProblem.Side(expression: String(printed.span.text), place: place.text, value: text(side.value))
        }
        let expression = side.expression.isLiteral ? "" : String(side.expression.span.text)
        return CheckProblem.Side(expression: expression, value: text(side.value))
    }

    private func text(_ value: Value) -> String {
        switch value {
        case .number(let quantity): text(quantity)
        case .text(let text): "“\(text)”"
        case .date(let date): date.chinese
        case .bool(let bool): bool ? "yes" : "no"
        case .absent: "absent"
        case .list(let items): items.map(text).joined(separator: "、")
        case .record: "…"
        }
    }

    private func text(_ quantity: Quantity) -> String { quantity.number.rounded(toDigits: 6).description + (quantity.unit ?? "") }

    /// Adds a finding at the first value of the data that only the first side read; the others' values and the rule are related.
    private mutating func append(
        _ severity: Severity, _ problem: CheckProblem, _ definition: CheckDefinition, cause: LikelyCause? = nil, advice: String?,
        places: [[ReadingRecord.Place]]
    ) {
        let sources = places.map { figures.sources($0) }
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
        let words = [cause?.message, advice.map { Message($0, $0) }].compactMap { $0 }
        let whole = Message(words.map(\.chinese).joined(separator: "；"), words.map(\.english).joined(separator: "; "))
        findings.append(
            Diagnostic(
                DiagnosticID(rawValue: definition.id), severity, problem.message, at: place ?? rule, advice: words.isEmpty ? nil : whole,
                related: related))
    }
}
