internal import Diagnostics
internal import ReportData

/// Operator precedence parsing (Pratt, 1973) over the tokens of one expression. It stops at the first mistake in the
/// order of words, since what follows would be guesses.
struct ExpressionParser {
    private let file: SourceFile
    private let tokens: [Token]
    private var index = 0
    private var depth = 0

    /// How deep expressions may be nested: evaluation recurses as deep.
    static let maximumDepth = 100

    init(file: SourceFile, tokens: [Token]) {
        self.file = file
        self.tokens = tokens
    }

    var current: Token { tokens[index] }

    /// A tree with its height, which bounds the recursion of all who walk it.
    private struct Tree {
        var expression: Expression
        var height = 1
    }

    /// The whole stretch as one expression.
    mutating func parseAll() throws(Diagnostics) -> Expression {
        let expression = try parseExpression()
        guard current.kind == .end else { throw failure(.expectedOperator(found: shown(current)), at: current) }
        return expression
    }

    /// One expression; the parser stands behind it afterwards.
    mutating func parseExpression() throws(Diagnostics) -> Expression {
        try parse(.lowest).expression
    }

    mutating func accept(_ mark: Token.Mark) -> Bool {
        guard current.kind == .mark(mark) else { return false }
        index += 1
        return true
    }

    // MARK: Precedence

    /// How tightly an operator binds, loosest first.
    private enum Power: Int, Comparable {
        case lowest, rows, or, and, not, comparison, sum, product, otherwise, sign, postfix

        static func < (left: Power, right: Power) -> Bool { left.rawValue < right.rawValue }
    }

    private mutating func parse(_ power: Power) throws(Diagnostics) -> Tree {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw failure(.tooDeep(limit: Self.maximumDepth), at: current) }
        var tree = try parsePrefix()
        while let next = powerOfCurrent(), next > power {
            tree = try parseInfix(tree, next)
            guard tree.height <= Self.maximumDepth else { throw failure(.tooDeep(limit: Self.maximumDepth), at: current) }
            if next == .comparison, powerOfCurrent() == .comparison { throw failure(.chainedComparison, at: current) }
        }
        return tree
    }

    /// How tightly the token here binds to what stands before it; `nil` when it does not.
    private func powerOfCurrent() -> Power? {
        switch current.kind {
        case .keyword(.where), .keyword(.by): .rows
        case .keyword(.or): .or
        case .keyword(.and): .and
        case .keyword(.is): .comparison
        case .mark(let mark):
            switch mark {
            case .leftParenthesis, .leftBracket, .dot: .postfix
            case .otherwise: .otherwise
            case .times, .divide: .product
            case .plus, .minus: .sum
            case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
            case .rightParenthesis, .rightBracket, .comma, .colon: nil
            }
        case .name, .keyword, .number, .text, .unit, .end: nil
        }
    }

    // MARK: What begins an expression

    private mutating func parsePrefix() throws(Diagnostics) -> Tree {
        let token = current
        index += 1
        switch token.kind {
        case .number(let number):
            let unit = acceptUnit()
            return leaf(.number(number, unit: unit), from: token)
        case .text(let text): return leaf(.text(text), from: token)
        case .name(let name): return leaf(.name(name), from: token)
        case .keyword(.absent): return leaf(.absent, from: token)
        case .keyword(.yes): return leaf(.bool(true), from: token)
        case .keyword(.no): return leaf(.bool(false), from: token)
        case .keyword(.not):
            let operand = try parse(.not)
            return tree(.not(operand.expression), from: token, over: [operand])
        case .keyword(.if): return try parseChoice(token)
        case .mark(.minus):
            let operand = try parse(.sign)
            return tree(.negation(operand.expression), from: token, over: [operand])
        case .mark(.leftParenthesis):
            var inner = try parse(.lowest)
            try expect(.rightParenthesis, opener: token)
            inner.expression = Expression(inner.expression.kind, span: span(from: token))
            return inner
        case .mark(.leftBracket):
            let items = try parseList(until: .rightBracket, opener: token)
            return tree(.list(items.map(\.value.expression)), from: token, over: items.map(\.value))
        case .end where index == 1:
            index -= 1
            throw failure(.empty, at: token)
        case .mark, .keyword, .unit, .end:
            index -= 1
            throw failure(.expectedOperand(found: shown(token)), at: token)
        }
    }

    /// The unit behind a number: a name or a mark like `%`. Nothing else could stand there.
    private mutating func acceptUnit() -> SpannedName? {
        switch current.kind {
        case .name(let name), .unit(let name):
            defer { index += 1 }
            return SpannedName(name, span: span(current))
        case .keyword, .number, .text, .mark, .end:
            return nil
        }
    }

    private mutating func parseChoice(_ start: Token) throws(Diagnostics) -> Tree {
        let condition = try parse(.lowest)
        guard current.kind == .keyword(.then) else { throw failure(.expectedThen(found: shown(current)), at: current) }
        index += 1
        let yes = try parse(.lowest)
        guard current.kind == .keyword(.else) else { throw failure(.expectedElse(found: shown(current)), at: current) }
        index += 1
        let no = try parse(.lowest)
        let choice = Expression.Kind.choice(condition: condition.expression, yes: yes.expression, no: no.expression)
        return tree(choice, from: start, over: [condition, yes, no])
    }

    // MARK: What follows an operand

    private mutating func parseInfix(_ left: Tree, _ power: Power) throws(Diagnostics) -> Tree {
        let token = current
        index += 1
        switch token.kind {
        case .keyword(.where):
            let condition = try parse(.rows)
            return tree(.filter(left.expression, condition: condition.expression), left, over: [condition])
        case .keyword(.by): return try parseOrder(left)
        case .keyword(.is):
            let negated = current.kind == .keyword(.not)
            if negated { index += 1 }
            guard current.kind == .keyword(.absent) else { throw failure(.expectedAbsent(found: shown(current)), at: current) }
            index += 1
            let test = tree(.isAbsent(left.expression), left)
            return negated ? tree(.not(test.expression), test) : test
        case .mark(.dot):
            guard let name = fieldName() else { throw failure(.expectedField(found: shown(current)), at: current) }
            return tree(.member(left.expression, name), left)
        case .mark(.leftBracket):
            let inner = try parse(.lowest)
            try expect(.rightBracket, opener: token)
            return tree(.index(left.expression, inner.expression), left, over: [inner])
        case .mark(.leftParenthesis): return try parseCall(left, opener: token)
        default:
            guard let operation = Self.operation(of: token.kind) else { throw failure(.expectedOperator(found: shown(token)), at: token) }
            let right = try parse(power)
            return tree(.binary(left.expression, operation, right.expression), left, over: [right])
        }
    }

    private static func operation(of kind: Token.Kind) -> Expression.Operator? {
        switch kind {
        case .keyword(.or): .or
        case .keyword(.and): .and
        case .mark(let mark): Expression.Operator(rawValue: mark.rawValue)
        case .name, .keyword, .number, .text, .unit, .end: nil
        }
    }

    /// The name behind a dot; a keyword is a name there, and so is a number of data with numbered keys.
    private mutating func fieldName() -> SpannedName? {
        switch current.kind {
        case .name, .keyword:
            defer { index += 1 }
            return SpannedName(String(span(current).text), span: span(current))
        case .number, .text, .mark, .unit, .end:
            return nil
        }
    }

    private mutating func parseOrder(_ left: Tree) throws(Diagnostics) -> Tree {
        let key = try parse(.rows)
        let descending = current.kind == .keyword(.descending)
        if descending || current.kind == .keyword(.ascending) { index += 1 }
        return tree(.order(left.expression, key: key.expression, descending: descending), left, over: [key])
    }

    private mutating func parseCall(_ left: Tree, opener: Token) throws(Diagnostics) -> Tree {
        guard case .name(let name) = left.expression.kind else { throw failure(.expectedOperator(found: "("), at: opener) }
        let arguments = try parseList(until: .rightParenthesis, opener: opener)
        let call = Expression.Kind.call(
            SpannedName(name, span: left.expression.span),
            arguments.map { Expression.Argument(label: $0.label, $0.value.expression) })
        return tree(call, left, over: arguments.map(\.value))
    }

    private mutating func parseList(
        until closer: Token.Mark, opener: Token
    ) throws(Diagnostics) -> [(label: SpannedName?, value: Tree)] {
        var items: [(label: SpannedName?, value: Tree)] = []
        if accept(closer) { return items }
        repeat {
            var label: SpannedName?
            if closer == .rightParenthesis, case .name(let name) = current.kind, tokens[index + 1].kind == .mark(.colon) {
                label = SpannedName(name, span: span(current))
                index += 2
            }
            items.append((label, try parse(.lowest)))
        } while accept(.comma)
        try expect(closer, opener: opener)
        return items
    }

    // MARK: Pieces

    private mutating func expect(_ mark: Token.Mark, opener: Token) throws(Diagnostics) {
        guard !accept(mark) else { return }
        let opening = Diagnostic.Related(Message("从这里开始", "opened here"), at: Place(span: span(opener)))
        throw failure(.expectedMark(mark.rawValue, found: shown(current)), at: current, related: [opening])
    }

    private func leaf(_ kind: Expression.Kind, from token: Token) -> Tree { tree(kind, from: token, over: []) }

    private func tree(_ kind: Expression.Kind, from token: Token, over children: [Tree]) -> Tree {
        Tree(expression: Expression(kind, span: span(from: token)), height: 1 + (children.map(\.height).max() ?? 0))
    }

    /// A tree that begins where `left` does.
    private func tree(_ kind: Expression.Kind, _ left: Tree, over others: [Tree] = []) -> Tree {
        let range = left.expression.span.range.lowerBound..<tokens[index - 1].range.upperBound
        let height = 1 + max(left.height, others.map(\.height).max() ?? 0)
        return Tree(expression: Expression(kind, span: SourceSpan(file: file, range: range)), height: height)
    }

    private func span(_ token: Token) -> SourceSpan { SourceSpan(file: file, range: token.range) }

    /// From `token` to the last token taken.
    private func span(from token: Token) -> SourceSpan {
        SourceSpan(file: file, range: token.range.lowerBound..<tokens[index - 1].range.upperBound)
    }

    private func shown(_ token: Token) -> String {
        guard token.kind != .end else { return "" }
        let text = span(token).text
        return text.count > 24 ? text.prefix(24) + "…" : String(text)
    }

    private func failure(_ problem: ExpressionProblem, at token: Token, related: [Diagnostic.Related] = []) -> Diagnostics {
        Diagnostics(problem.diagnostic(at: span(token), related: related))
    }
}
