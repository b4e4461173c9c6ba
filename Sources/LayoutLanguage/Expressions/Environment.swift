public import Diagnostics

/// What names mean outside the expression: data, declared figures, the rows of repetitions.
///
/// Lookups throw when a value can not be worked out; empty `Diagnostics` say that this was reported before.
public protocol Environment {
    /// The value of `name`, which is used at `span`; `nil` when there is no such name.
    func value(of name: String, at span: SourceSpan) throws(Diagnostics) -> Value?
    /// A field of a row that this environment made; `nil` when the row has no such field.
    func field(_ name: String, of record: RecordHandle, at span: SourceSpan) throws(Diagnostics) -> Value?
    func fieldNames(of record: RecordHandle) -> [String]
    /// True for names that objects of the data may have: where such a field is missing, it is absent and no mistake.
    func mayBeField(_ name: String) -> Bool
    /// All names, for proposals.
    var names: [String] { get }
    /// What is behind all names of repetitions and rows: what the functions of a package see.
    var root: any Environment { get }
}

/// An environment with a few more names, which hide those behind.
public struct LocalEnvironment: Environment {
    private let locals: [(name: String, value: Value)]
    private let outer: any Environment

    public init(_ locals: [(name: String, value: Value)], in outer: any Environment) {
        self.locals = locals
        self.outer = outer
    }

    public func value(of name: String, at span: SourceSpan) throws(Diagnostics) -> Value? {
        for local in locals.reversed() where local.name == name { return local.value }
        return try outer.value(of: name, at: span)
    }

    public func field(_ name: String, of record: RecordHandle, at span: SourceSpan) throws(Diagnostics) -> Value? {
        try outer.field(name, of: record, at: span)
    }

    public func fieldNames(of record: RecordHandle) -> [String] { outer.fieldNames(of: record) }
    public func mayBeField(_ name: String) -> Bool { outer.mayBeField(name) }
    public var names: [String] { locals.map(\.name) + outer.names }
    public var root: any Environment { outer.root }
}
