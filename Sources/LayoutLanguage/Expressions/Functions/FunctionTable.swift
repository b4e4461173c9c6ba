internal import Diagnostics
internal import OrderedCollections
internal import ReportData

/// A function of the language with all that is known of it. New ones are added in Swift only.
///
/// An object, since every call in an expression names it.
final class Function: Sendable {
    typealias Body = @Sendable (FunctionCall) throws(Diagnostics) -> Value

    let names: [String]
    /// How many arguments it takes.
    let counts: ClosedRange<Int>
    /// Whether a second argument is worked out for each row of the first, whose fields are names in it.
    let isOverRows: Bool
    /// The names of the fields of the records that it gives.
    let fields: [String]
    /// What is known of its value by what is known of its arguments.
    let shape: @Sendable (ShapeCall) -> Shape
    let body: Body

    /// A function under a name and its other spellings.
    init(
        _ names: String..., counts: ClosedRange<Int>, isOverRows: Bool = false, fields: [String] = [],
        shape: @escaping @Sendable (ShapeCall) -> Shape = { _ in .unknown }, body: @escaping Body
    ) {
        self.names = names
        self.counts = counts
        self.isOverRows = isOverRows
        self.fields = fields
        self.shape = shape
        self.body = body
    }
}

/// A call as shapes see it.
struct ShapeCall {
    var arguments: [Expression.Argument]
    /// The shapes of the arguments; there is one at least.
    var shapes: [Shape]

    var first: Shape { shapes[0] }
    /// The shape of one row of the first argument.
    var row: Shape { shapes[0].element }
}

/// The functions that expressions may call, by name.
public struct FunctionTable: Sendable {
    private let functions: [NameKey: Function]
    /// All names in the order of their declaration.
    let names: [String]
    /// The names of all fields that functions give, each once.
    let fields: OrderedSet<String>

    init(_ functions: [Function]) {
        names = functions.flatMap(\.names)
        fields = OrderedSet(functions.flatMap(\.fields))
        self.functions = Dictionary(functions.flatMap { function in function.names.map { (NameKey($0), function) } }) { first, _ in first }
    }

    /// All functions of the language.
    public static let standard = FunctionTable(Function.lists + Function.rows + Function.texts + Function.numbers + Function.dates)

    subscript(name: String) -> Function? { functions[NameKey(name)] }
}

/// A call that is being worked out: its arguments, which are worked out when the function asks for them.
struct FunctionCall {
    let expression: Expression
    let arguments: [Expression.Argument]
    let evaluator: Evaluator
    let scope: RowScope?

    var span: SourceSpan { expression.span }
    var count: Int { arguments.count }

    /// The value of an argument.
    func value(_ index: Int) throws(Diagnostics) -> Value {
        try evaluator.value(of: arguments[index].value, in: scope)
    }

    /// The items of a list; `nil` when it is absent.
    func list(_ index: Int) throws(Diagnostics) -> [Value]? {
        try evaluator.list(arguments[index].value, in: scope)
    }

    /// A number with its unit; `nil` when it is absent.
    func quantity(_ index: Int) throws(Diagnostics) -> Quantity? {
        try evaluator.quantity(value(index), arguments[index].value.span)
    }

    /// A text; `nil` when it is absent.
    func text(_ index: Int) throws(Diagnostics) -> String? {
        switch try value(index) {
        case .text(let text): return text
        case .absent: return nil
        case let other: throw failure(.wrongKind(expected: .text, found: other.kindName), at: index)
        }
    }

    /// A whole number; `nil` when it is absent.
    func wholeNumber(_ index: Int) throws(Diagnostics) -> Int? {
        guard let quantity = try quantity(index) else { return nil }
        guard let number = evaluator.units.withoutRatio(quantity).number.wholeNumber else { throw failure(.notWhole, at: index) }
        return number
    }

    /// The values of the argument at `term` for each of `rows`, whose fields are names in it.
    func eachRow(of rows: [Value], _ term: Int) throws(Diagnostics) -> [Value] {
        try evaluator.eachRow(of: rows, arguments[term].value, in: scope)
    }

    /// The items that the first argument lists, or what a second argument gives for each of them; `nil` when absent.
    func terms() throws(Diagnostics) -> [Value]? {
        guard let items = try list(0) else { return nil }
        return count > 1 ? try eachRow(of: items, 1) : items
    }

    func failure(_ problem: ExpressionProblem, at index: Int? = nil) -> Diagnostics {
        evaluator.failure(problem, index.map { arguments[$0].value.span } ?? span)
    }

    /// A list that the function makes; each item costs a step, so that lists can not be doubled without end.
    func made(_ items: [Value]) throws(Diagnostics) -> Value {
        guard evaluator.evaluation.budget.take(steps: items.count) else { throw failure(.tooManySteps) }
        return .list(items)
    }

    /// Says before a list is made that it would be longer than the data of a report could ever make it: lists of one list multiply.
    func allow(items count: Int) throws(Diagnostics) {
        guard count <= 2_000_000 else { throw failure(.tooManySteps) }
    }

    /// `text`, unless it is longer than a document could ever need.
    func bounded(_ text: String) throws(Diagnostics) -> Value {
        let limit = 16 << 20
        guard text.utf8.count <= limit else { throw failure(.tooLong(limit: limit)) }
        return .text(text)
    }
}
