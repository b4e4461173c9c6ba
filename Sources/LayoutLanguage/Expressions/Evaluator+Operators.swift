internal import Diagnostics
internal import ReportData

extension Evaluator {
    func binary(
        _ left: Expression, _ operation: Expression.Operator, _ right: Expression, in scope: RowScope?
    ) throws(Diagnostics) -> Value {
        switch operation {
        case .or, .and:
            // `no and …` and `yes or …` are decided by the left side.
            let deciding = operation == .or
            let first = try truth(left, in: scope)
            if first == deciding { return .bool(deciding) }
            let second = try truth(right, in: scope)
            if second == deciding { return .bool(deciding) }
            return first == nil || second == nil ? .absent : .bool(!deciding)
        case .otherwise:
            let first = try value(of: left, in: scope)
            return first.isAbsent ? try value(of: right, in: scope) : first
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return try comparison(value(of: left, in: scope), operation, value(of: right, in: scope), left.span.through(right.span))
        case .add, .subtract, .multiply, .divide:
            let (first, second) = (try value(of: left, in: scope), try value(of: right, in: scope))
            if case .date(let from) = first, case .date(let to) = second, operation == .subtract {
                return .number(Decimal(from.dayNumber - to.dayNumber))
            }
            guard let a = try quantity(first, left.span), let b = try quantity(second, right.span) else { return .absent }
            let span = left.span.through(right.span)
            switch operation {
            case .add: return .number(try sum(a, b, span))
            case .subtract: return .number(try sum(a, Quantity(b.number.negated, unit: b.unit), span))
            case .multiply: return .number(try product(a, b, span))
            default: return try quotient(a, b, span)
            }
        }
    }

    // MARK: Comparison

    /// Yes or no, or absent for the order of something absent.
    func comparison(
        _ left: Value, _ operation: Expression.Operator, _ right: Value, _ span: SourceSpan
    ) throws(Diagnostics) -> Value {
        switch operation {
        case .equal: return .bool(try equals(left, right, span))
        case .notEqual: return .bool(try !equals(left, right, span))
        default: return try order(left, operation, right, span)
        }
    }

    /// Whether two values are the same. Values of different kinds are a mistake, absence aside.
    func equals(_ left: Value, _ right: Value, _ span: SourceSpan) throws(Diagnostics) -> Bool {
        switch (left, right) {
        case (.absent, _), (_, .absent): return left.isAbsent && right.isAbsent
        case (.number(let a), .number(let b)): return try aligned(a, b, span) { $0 == $1 }
        case (.bool, .bool), (.text, .text), (.date, .date): return left == right
        case (.list, .list), (.record, .record):
            for side in [left, right] { evaluation.reading.noteNumbers(in: side) }
            return left == right
        case (.date(let date), .text(let text)), (.text(let text), .date(let date)): return CalendarDate(iso: text) == date
        default: throw failure(.differentKinds(left.kindName, right.kindName), span)
        }
    }

    private func order(
        _ left: Value, _ operation: Expression.Operator, _ right: Value, _ span: SourceSpan
    ) throws(Diagnostics) -> Value {
        guard !left.isAbsent, !right.isAbsent else { return .absent }
        let comparison = try compare(left, right, span)
        switch operation {
        case .less: return .bool(comparison < 0)
        case .lessOrEqual: return .bool(comparison <= 0)
        case .greater: return .bool(comparison > 0)
        default: return .bool(comparison >= 0)
        }
    }

    /// Negative, zero or positive: the order of two numbers, texts, dates, or no before yes.
    func compare(_ left: Value, _ right: Value, _ span: SourceSpan) throws(Diagnostics) -> Int {
        switch (left, right) {
        case (.number(let a), .number(let b)): return try aligned(a, b, span) { $0 < $1 ? -1 : $0 == $1 ? 0 : 1 }
        case (.text(let a), .text(let b)): return a < b ? -1 : a == b ? 0 : 1
        case (.date(let a), .date(let b)): return a < b ? -1 : a == b ? 0 : 1
        case (.bool(let a), .bool(let b)): return (a ? 1 : 0) - (b ? 1 : 0)
        case (.list, .list), (.record, .record): throw failure(.noOrder(left.kindName), span)
        default: throw failure(.differentKinds(left.kindName, right.kindName), span)
        }
    }

    // MARK: Arithmetic

    /// The quantity of a value; `nil` when it is absent.
    func quantity(_ value: Value, _ span: SourceSpan) throws(Diagnostics) -> Quantity? {
        switch value {
        case .number(let quantity): return quantity
        case .absent: return nil
        case .bool, .text, .date, .list, .record: throw failure(.notANumber(value.kindName), span)
        }
    }

    func negated(_ value: Value, _ span: SourceSpan) throws(Diagnostics) -> Value {
        guard let quantity = try quantity(value, span) else { return .absent }
        return .number(Quantity(quantity.number.negated, unit: quantity.unit))
    }

    /// The sum in the left side's unit. A plain zero goes with every unit.
    func sum(_ left: Quantity, _ right: Quantity, _ span: SourceSpan) throws(Diagnostics) -> Quantity {
        if left.unit == nil, left.number.isZero { return right }
        if right.unit == nil, right.number.isZero { return left }
        if left.unit == right.unit { return try inRange(left.number.adding(right.number), left.unit, span) }
        let (left, right) = (units.meeting(left, right), units.meeting(right, left))
        // A plain number and a ratio meet as plain numbers.
        let (a, b) = left.unit == nil || right.unit == nil ? (units.withoutRatio(left), units.withoutRatio(right)) : (left, right)
        guard let converted = units.convert(b, to: a.unit) else { throw mismatch(left, right, span) }
        return try inRange(a.number.adding(converted), a.unit, span)
    }

    func product(_ left: Quantity, _ right: Quantity, _ span: SourceSpan) throws(Diagnostics) -> Quantity {
        let (a, b) = (units.withoutRatio(left), units.withoutRatio(right))
        guard units.isPlain(a) || units.isPlain(b) else { throw failure(.unitProduct(left.unit ?? "", right.unit ?? ""), span) }
        let unit = !units.isPlain(a) ? a.unit : !units.isPlain(b) ? b.unit : a.unit == nil ? b.unit : b.unit == nil ? a.unit : nil
        return try inRange(a.number.multiplied(by: b.number), unit, span)
    }

    /// The quotient; absent by zero, since no number is it. Quantities of one kind give a plain ratio.
    func quotient(_ left: Quantity, _ right: Quantity, _ span: SourceSpan) throws(Diagnostics) -> Value {
        guard !right.number.isZero else { return .absent }
        let (a, b) = (units.withoutRatio(left), units.withoutRatio(right))
        if units.isPlain(b) {
            // Things by things are a ratio, money by people is money.
            let unit = units.isPlain(a) && b.unit != nil ? nil : a.unit
            return .number(try inRange(a.number.divided(by: b.number), unit, span))
        }
        if a.unit == nil, a.number.isZero { return .number(.zero) }
        let dividend = units.meeting(a, b)
        guard let converted = units.convert(b, to: dividend.unit) else { throw mismatch(left, right, span) }
        return .number(try inRange(a.number.divided(by: converted), nil, span))
    }

    /// Applies `body` to both numbers in the left side's unit.
    private func aligned<Result>(
        _ left: Quantity, _ right: Quantity, _ span: SourceSpan, _ body: (Decimal, Decimal) -> Result
    ) throws(Diagnostics) -> Result {
        let isZero = (left.unit == nil && left.number.isZero) || (right.unit == nil && right.number.isZero)
        if left.unit == right.unit || isZero { return body(left.number, right.number) }
        let (left, right) = (units.meeting(left, right), units.meeting(right, left))
        guard let converted = units.convert(right, to: left.unit) else { throw mismatch(left, right, span) }
        return body(left.number, converted)
    }

    private func inRange(_ number: Decimal?, _ unit: String?, _ span: SourceSpan) throws(Diagnostics) -> Quantity {
        guard let number else { throw failure(.outOfRange, span) }
        return Quantity(number, unit: unit)
    }

    private func mismatch(_ left: Quantity, _ right: Quantity, _ span: SourceSpan) -> Diagnostics {
        for unit in [left.unit, right.unit].compactMap({ $0 }) where units.kind(of: unit) == nil { return unknownUnit(unit, span) }
        return failure(.unitMismatch(left.unit, right.unit), span)
    }
}
