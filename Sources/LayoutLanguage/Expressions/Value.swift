public import OrderedCollections
public import ReportData

/// What an expression gives.
public enum Value: Hashable, Sendable {
    /// No value: a value of its own, not zero and not an empty text.
    case absent
    case bool(Bool)
    case number(Quantity)
    case text(String)
    case date(CalendarDate)
    case list([Value])
    case record(Record)

    /// A plain number.
    public static func number(_ number: Decimal) -> Value { .number(Quantity(number)) }
}

/// Fields under names.
public enum Record: Hashable, Sendable {
    /// An object of the data. Its values are read when asked for.
    case data(DataNode)
    case fields(OrderedDictionary<String, Value>)
    /// A row of a declared figure: the environment works its fields out when asked for.
    case declared(RecordHandle)
}

/// Names a row of a declared figure; only the environment that made it knows the fields.
public struct RecordHandle: Hashable, Sendable {
    public let figure: String
    /// The place of the figure among those of the package, by which it is found.
    let slot: Int
    /// From 0.
    public let row: Int

    public static func == (left: RecordHandle, right: RecordHandle) -> Bool { left.slot == right.slot && left.row == right.row }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(slot)
        hasher.combine(row)
    }
}

extension Value {
    /// The value that `node` writes: `null` is absent, a number has no unit, a date is still a text.
    public init(_ node: DataNode) {
        switch node.value {
        case .null: self = .absent
        case .bool(let bool): self = .bool(bool)
        case .number(let number): self = .number(number)
        case .text(let text): self = .text(text)
        case .list(let items): self = .list(items.map(Value.init))
        case .object: self = .record(.data(node))
        }
    }

    public var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }

    public var quantity: Quantity? {
        if case .number(let quantity) = self { quantity } else { nil }
    }

    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    public var items: [Value]? {
        if case .list(let items) = self { items } else { nil }
    }

    public var bool: Bool? {
        if case .bool(let bool) = self { bool } else { nil }
    }

    public var record: Record? {
        if case .record(let record) = self { record } else { nil }
    }
}
