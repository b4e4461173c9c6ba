public import Diagnostics

extension Expression {
    /// A name that an expression takes from outside, for checks before anything is worked out.
    public struct FreeName: Hashable, Sendable {
        public var text: String
        public var span: SourceSpan
        /// True inside conditions, keys and terms over rows, where the name may be a field of the row.
        public var mayBeField: Bool
    }

    /// The names taken from outside, in the order of the text.
    public var freeNames: [FreeName] {
        var names: [FreeName] = []
        collectNames(into: &names, overRows: false)
        return names
    }

    private func collectNames(into names: inout [FreeName], overRows: Bool) {
        switch kind {
        case .name(let name):
            if name != "it" || !overRows { names.append(FreeName(text: name, span: span, mayBeField: overRows)) }
        case .filter(let rows, let inner), .order(let rows, key: let inner, _):
            rows.collectNames(into: &names, overRows: overRows)
            inner.collectNames(into: &names, overRows: true)
        case .call(_, let arguments):
            for (index, argument) in arguments.enumerated() {
                let isTerm = index == 1 && function?.isOverRows == true
                argument.value.collectNames(into: &names, overRows: overRows || isTerm)
            }
        case .absent, .bool, .text, .number, .list, .member, .index, .negation, .not, .binary, .isAbsent, .choice:
            forEachChild { $0.collectNames(into: &names, overRows: overRows) }
        }
    }

    /// Calls `body` with this expression and all within it, outer ones first.
    func visit(_ body: (Expression) -> Void) {
        body(self)
        forEachChild { $0.visit(body) }
    }

    /// Calls `body` with each expression of which this one is made, in the order of the text.
    func forEachChild(_ body: (Expression) -> Void) {
        switch kind {
        case .absent, .bool, .text, .number, .name: break
        case .list(let items): items.forEach(body)
        case .member(let base, _): body(base)
        case .negation(let operand), .not(let operand), .isAbsent(let operand): body(operand)
        case .index(let first, let second), .binary(let first, _, let second), .filter(let first, let second),
            .order(let first, key: let second, _):
            body(first)
            body(second)
        case .choice(let condition, let yes, let no):
            body(condition)
            body(yes)
            body(no)
        case .call(_, let arguments): for argument in arguments { body(argument.value) }
        }
    }

    /// What is asked for as it is printed, and the place where, if this is a call of `printed` that writes its place out.
    var printed: (value: Expression, place: SpannedName)? {
        guard case .call(let name, let arguments) = kind, name.text == Function.printed, arguments.count == 2,
            case .text(let place) = arguments[1].value.kind
        else { return nil }
        return (arguments[0].value, SpannedName(place, span: arguments[1].value.span))
    }
}
