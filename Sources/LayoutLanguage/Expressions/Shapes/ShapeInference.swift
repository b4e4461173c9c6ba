internal import Diagnostics
internal import OrderedCollections

/// Finds the shape of expressions, and the fields that they ask for where there are none of that name.
struct ShapeInference {
    /// The shape of what a name outside of all rows means; `nil` when nothing has that name.
    private let names: (String) -> Shape?
    /// The rows whose fields are names here, inmost last.
    private var rows: [Shape] = []
    private(set) var problems: [Problem] = []

    /// A field that is asked for and can not be there.
    struct Problem {
        var name: SpannedName
        var candidates: [String]
    }

    init(names: @escaping (String) -> Shape?) { self.names = names }

    /// The shape of an expression; the problems within it are kept.
    mutating func shape(of expression: Expression) -> Shape {
        switch expression.kind {
        case .absent, .bool, .text, .number: return .unknown
        case .list(let items):
            let shapes = items.map { shape(of: $0) }
            return .list(shapes.dropFirst().reduce(shapes.first ?? .unknown) { $0.merged(with: $1) })
        case .name(let name): return shape(ofName: name, expression.span)
        case .member(let base, let name): return field(name, of: shape(of: base))
        case .index(let base, let key): return element(of: shape(of: base), key)
        case .negation(let operand), .not(let operand), .isAbsent(let operand):
            _ = shape(of: operand)
            return .unknown
        case .binary(let left, let operation, let right):
            let (first, second) = (shape(of: left), shape(of: right))
            return operation == .otherwise ? first.merged(with: second) : .unknown
        case .choice(let condition, let yes, let no):
            _ = shape(of: condition)
            return shape(of: yes).merged(with: shape(of: no))
        case .filter(let rows, let inner), .order(let rows, key: let inner, _):
            let list = shape(of: rows)
            term(inner, over: list)
            return list
        case .call(_, let arguments): return call(expression.function, arguments)
        }
    }

    // MARK: Names

    private mutating func shape(ofName name: String, _ span: SourceSpan) -> Shape {
        var candidates: [String] = []
        for row in rows.reversed() {
            guard case .record(let fields) = row else { return .unknown }
            if let field = fields[NameKey(name)] { return field }
            candidates += fields.keys.map(\.name)
        }
        if name == "it" { return rows.last ?? .unknown }
        // Names that are known nowhere are found elsewhere; here only those that pass as fields of some other row.
        if let known = names(name) { return known }
        if !rows.isEmpty { problems.append(Problem(name: SpannedName(name, span: span), candidates: candidates)) }
        return .unknown
    }

    private mutating func field(_ name: SpannedName, of base: Shape) -> Shape {
        switch base {
        case .unknown: return .unknown
        case .list(let element):
            let shape = field(name, of: element)
            return .list(shape)
        case .map(let value): return value
        case .record(let fields):
            if let field = fields[NameKey(name.text)] { return field }
            problems.append(Problem(name: name, candidates: fields.keys.map(\.name)))
            return .unknown
        }
    }

    private mutating func element(of base: Shape, _ key: Expression) -> Shape {
        _ = shape(of: key)
        switch base {
        case .list(let element): return element
        case .map(let value): return value
        case .record(let fields):
            if case .text(let name) = key.kind { return fields[NameKey(name)] ?? .unknown }
            return fields.values.dropFirst().reduce(fields.values.first ?? .unknown) { $0.merged(with: $1) }
        case .unknown: return .unknown
        }
    }

    /// An expression in which the fields of rows are names.
    @discardableResult private mutating func term(_ expression: Expression, over list: Shape) -> Shape {
        rows.append(list.element)
        defer { rows.removeLast() }
        return shape(of: expression)
    }

    private mutating func call(_ function: Function?, _ arguments: [Expression.Argument]) -> Shape {
        guard let first = arguments.first else { return .unknown }
        var shapes = [shape(of: first.value)]
        for (index, argument) in arguments.enumerated().dropFirst() {
            let isTerm = index == 1 && function?.isOverRows == true
            shapes.append(isTerm ? term(argument.value, over: shapes[0]) : shape(of: argument.value))
        }
        return function?.shape(ShapeCall(arguments: arguments, shapes: shapes)) ?? .unknown
    }
}

/// A name that holds at a place of the layout, with what is known of it.
struct LocalShape: Hashable {
    var name: String
    var shape: Shape
}

extension [LocalShape] {
    /// The shape of the innermost of that name.
    func shape(of name: String) -> Shape? { last { $0.name.hasSameBytes(as: name) }?.shape }
}
