internal import Diagnostics
internal import ReportData

/// Makes findings of what relations come to: their words, and what may have caused them.
struct RelationFindings {
    private let figures: FigureTable
    private lazy var values = FigureValues(figures)
    /// Makes the words of rules.
    private var binder: Binder
    /// The numbers that do not go together, of all relations so far.
    private(set) var discrepancies: [Discrepancy] = []

    init(package: LayoutPackage, figures: FigureTable) {
        self.figures = figures
        binder = Binder(package: package, figures: figures)
    }

    /// The findings of `definition` by what it came to.
    mutating func findings(of definition: CheckDefinition, _ outcome: RelationOutcome) -> [Diagnostic] {
        guard !outcome.faults.isEmpty else { return [] }
        binder.findings = []
        figures.evaluation.printed.position = definition.place.flatMap { figures.evaluation.printed.positions[$0.text] }
        defer { figures.evaluation.printed.position = nil }
        var findings: [Diagnostic] = []
        // Where the finding of each fault stands, if its cause is not known yet.
        var unexplained: [Int: Int] = [:]
        for (index, fault) in outcome.faults.enumerated() {
            switch fault {
            case .failure(let failures): findings += failures
            case .violation(let violation):
                let cause = cause(of: violation)
                if cause == nil { unexplained[index] = findings.count }
                findings.append(finding(violation, definition, cause))
            }
        }
        explain(outcome.rows, of: definition, unexplained, &findings)
        return findings + binder.findings
    }

    private mutating func finding(_ violation: Violation, _ definition: CheckDefinition, _ cause: LikelyCause?) -> Diagnostic {
        let rule = binder.plainText(definition.title, violation.scope)
        let advice = definition.advice.map { binder.plainText($0, violation.scope) }
        let words = [cause?.message, advice.map { Message($0, $0) }].compactMap { $0 }
        let whole = Message(words.map(\.chinese).joined(separator: "；"), words.map(\.english).joined(separator: "; "))
        return Diagnostic(
            DiagnosticID(rawValue: definition.id), violation.severity, problem(violation, rule: rule).message, at: violation.place,
            advice: words.isEmpty ? nil : whole, related: violation.related)
    }

    private func problem(_ violation: Violation, rule: String) -> CheckProblem {
        switch violation.kind {
        case .doesNotHold: return .doesNotHold(rule: rule)
        case .isForbidden(let side): return .valueForbidden(rule: rule, left: words(side))
        case .valuesDiffer(let left, let right): return .valuesDiffer(rule: rule, left: words(left), right: words(right))
        case .numbersDiffer(let pair):
            let amount = text(Quantity(pair.difference.absolute, unit: pair.first.unit))
            if pair.operation == .equal {
                return .numbersDiffer(rule: rule, left: words(pair.left), right: words(pair.right), difference: amount)
            }
            return .orderBroken(
                rule: rule, left: words(pair.left), operation: pair.operation.rawValue, right: words(pair.right),
                difference: pair.difference.isZero ? "" : amount)
        }
    }

    // MARK: Causes

    /// What may have made two numbers differ; keeps them among the discrepancies. What is only remarked on is no slip.
    private mutating func cause(of violation: Violation) -> LikelyCause? {
        guard case .numbersDiffer(let pair) = violation.kind, violation.severity != .remark else { return nil }
        let (left, right) = (pair.left, pair.right)
        // What the report states says itself where it stands.
        if !left.isStated && !right.isStated {
            let sources = [left.sources, right.sources]
            discrepancies.append(
                Discrepancy(pair.first, pair.second, isEquation: pair.operation == .equal, sources: sources, figures))
        }
        guard pair.operation == .equal else { return nil }
        var named: Set<String> = []
        for side in [left, right] {
            side.expression.visit { part in
                if case .name(let name) = part.kind { named.insert(name) }
            }
        }
        let near = Neighbours(figures: values.values(in: pair.first.unit, except: named))
        let isRight = right.isStated && !left.isStated
        return LikelyCause(
            found: isRight ? pair.converted : pair.first.number, expected: isRight ? pair.first.number : pair.converted, near: near)
    }

    /// Adds causes that only show beside other rows: two cells exchanged, or displaced by a row.
    private mutating func explain(
        _ rows: [RowSides], of definition: CheckDefinition, _ unexplained: [Int: Int], _ findings: inout [Diagnostic]
    ) {
        guard rows.contains(where: { row in row.fault.map { unexplained[$0] != nil } ?? false }) else { return }
        let names = rows.map { binder.plainText(definition.title, $0.scope) }
        for (index, row) in rows.enumerated() {
            guard let finding = row.fault.flatMap({ unexplained[$0] }) else { continue }
            var near = Neighbours()
            near.cells = rows.enumerated().filter { $0.offset != index && $0.element.fault != nil }.map {
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

    // MARK: Words

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
}
