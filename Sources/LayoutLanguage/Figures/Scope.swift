internal import Diagnostics
internal import OrderedCollections
internal import ReportData

/// The names that hold at a place of the layout.
struct Scope {
    private let figures: FigureTable
    private var locals: LocalNames?
    /// Parameters of a phrase that stand for a figure as it is: printed alone, they are that figure.
    private(set) var references: [String: FigureReference] = [:]
    /// The key of the innermost row of a figure with keys.
    private(set) var rowKey: String?
    /// Tells the names that hold here from those of other places, where the figures remember what they were asked for.
    private(set) var identity = 0

    /// The names that hold everywhere.
    init(figures: FigureTable) { self.figures = figures }

    /// The scope of one row of a repetition; in a cell it knows its column, counted from 0.
    func row(_ name: String, _ item: Value, index: Int, key: String?, column: Int? = nil) -> Scope {
        var inner = adding(name, item, index: index, column: column)
        if let key {
            inner.rowKey = key
            if figures.remembers { inner.identify { $0.combine(key) } }
        }
        return inner
    }

    /// The scope with one more name.
    func adding(_ name: String, _ value: Value) -> Scope { adding(name, value, index: nil, column: nil) }

    private func adding(_ name: String, _ value: Value, index: Int?, column: Int?) -> Scope {
        var inner = self
        inner.locals = LocalNames(name, value, index: index, column: column, outer: locals, figures: figures)
        if !references.isEmpty {
            inner.references[name] = nil
            if index != nil { inner.references["index"] = nil }
            if column != nil { inner.references["column"] = nil }
        }
        if figures.remembers { inner.identify(name, value, index: index, column: column) }
        return inner
    }

    private mutating func identify(_ name: String, _ value: Value, index: Int?, column: Int?) {
        let figures = figures
        identify { hasher in
            hasher.combine(name)
            figures.identify(value, in: &hasher)
            hasher.combine(index)
            hasher.combine(column)
        }
    }

    private mutating func identify(_ combine: (inout Hasher) -> Void) {
        var hasher = Hasher()
        hasher.combine(identity)
        combine(&hasher)
        identity = hasher.finalize()
    }

    /// The scope within a phrase: its parameters, and what holds everywhere.
    func phrase(
        _ parameters: [(name: String, value: Value)], references: [String: FigureReference], figures: FigureTable
    ) -> Scope {
        var inner = Scope(figures: figures)
        for (name, value) in parameters {
            inner.locals = LocalNames(name, value, index: nil, column: nil, outer: inner.locals, figures: figures)
            if figures.remembers { inner.identify(name, value, index: nil, column: nil) }
        }
        if figures.remembers {
            for (name, _) in parameters { inner.identify { $0.combine(references[name]) } }
            inner.identify { $0.combine(rowKey) }
        }
        inner.references = references
        inner.rowKey = rowKey
        return inner
    }

    /// Whether a name means something of its own here, and not a figure or the data.
    func isLocal(_ name: String) -> Bool {
        var names = locals
        while let here = names {
            if here.value(of: name) != nil { return true }
            names = here.outer
        }
        return false
    }

    func evaluator(_ figures: FigureTable) -> Evaluator {
        if let locals { Evaluator(environment: locals, tools: figures.tools) } else { figures.evaluator }
    }
}

extension FigureTable {
    /// Puts what tells a value from others into `hasher`: of what is read when it is asked for, the place.
    func identify(_ value: Value, in hasher: inout Hasher) {
        switch value {
        case .record(.data(let node)):
            hasher.combine(ObjectIdentifier(node.span.file))
            hasher.combine(node.span.range.lowerBound)
        case .record(.declared(let handle)):
            hasher.combine(handle)
            hasher.combine(rows(of: handle)?.revision)
        case .record(.fields(let fields)):
            for (name, value) in fields {
                hasher.combine(name)
                identify(value, in: &hasher)
            }
        case .list(let items):
            hasher.combine(items.count)
            for item in items { identify(item, in: &hasher) }
        case .absent, .bool, .number, .text, .date: hasher.combine(value)
        }
    }
}

/// A name of a repetition or a parameter, before those around it: a class, so that the thousands of cells of a table share what is
/// around them.
final class LocalNames: Environment {
    let outer: LocalNames?
    private let name: String
    private let value: Value
    /// The place in the repetition, from 0, which is the value of `index`; `nil` for a name that repeats nothing.
    private let index: Int?
    /// The column of the cell, from 0, which is the value of `column`; `nil` for what is no cell of a repetition.
    private let column: Int?
    private let figures: FigureTable

    init(_ name: String, _ value: Value, index: Int?, column: Int?, outer: LocalNames?, figures: FigureTable) {
        self.name = name
        self.value = value
        self.index = index
        self.column = column
        self.outer = outer
        self.figures = figures
    }

    /// What a name means here alone.
    func value(of name: String) -> Value? {
        if let column, name.hasSameBytes(as: "column") { return .number(Decimal(column + 1)) }
        if self.name.hasSameBytes(as: name) { return value }
        if let index, name.hasSameBytes(as: "index") { return .number(Decimal(index + 1)) }
        return nil
    }

    func value(of name: String, at span: SourceSpan) throws(Diagnostics) -> Value? {
        var names: LocalNames? = self
        while let here = names {
            if let value = here.value(of: name) { return value }
            names = here.outer
        }
        return try figures.value(of: name, at: span)
    }

    func field(_ name: String, of record: RecordHandle, at span: SourceSpan) throws(Diagnostics) -> Value? {
        try figures.field(name, of: record, at: span)
    }

    func fieldNames(of record: RecordHandle) -> [String] { figures.fieldNames(of: record) }
    func mayBeField(_ name: String) -> Bool { figures.mayBeField(name) }
    var root: any Environment { figures }

    var names: [String] {
        [name] + (index == nil ? [] : ["index"]) + (column == nil ? [] : ["column"]) + (outer?.names ?? figures.names)
    }
}
