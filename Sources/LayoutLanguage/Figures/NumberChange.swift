internal import Diagnostics
internal import OrderedCollections
internal import ReportData

/// Another number in the place of one of the data.
struct NumberChange {
    /// JSON pointer to the number.
    var path: String
    /// Where it stands, which stays.
    var span: SourceSpan
    var number: Decimal

    /// Where its first byte stands.
    var offset: Int { span.range.lowerBound }

    /// Whether the number stands within `node`.
    func isWithin(_ node: DataNode) -> Bool { node.span.file === span.file && node.span.range.contains(offset) }
}

extension DataDocument {
    /// The data with the other number; everything stays in its place.
    func after(_ change: NumberChange) -> DataDocument { DataDocument(root: root.after(change)) }
}

extension DataNode {
    /// The value with the other number, if that stands in it.
    func after(_ change: NumberChange) -> DataNode {
        guard change.isWithin(self) else { return self }
        var copy = self
        switch value {
        case .number: copy.value = .number(change.number)
        case .list(let items): copy.value = .list(items.map { $0.after(change) })
        case .object(var members):
            for index in members.elements.indices where change.isWithin(members.values[index].node) {
                members.values[index].node = members.values[index].node.after(change)
            }
            copy.value = .object(members)
        case .null, .bool, .text: break
        }
        return copy
    }
}

extension Value {
    /// The value over data with the other number: records of the data hold it, if it stands in them.
    func after(_ change: NumberChange) -> Value {
        switch self {
        case .list(let items): items.contains { $0.holds(change) } ? .list(items.map { $0.after(change) }) : self
        case .record(.data(let node)): .record(.data(node.after(change)))
        case .record(.fields(let fields)): holds(change) ? .record(.fields(fields.mapValues { $0.after(change) })) : self
        case .record(.declared), .absent, .bool, .number, .text, .date: self
        }
    }

    private func holds(_ change: NumberChange) -> Bool {
        switch self {
        case .list(let items): items.contains { $0.holds(change) }
        case .record(.data(let node)): change.isWithin(node)
        case .record(.fields(let fields)): fields.values.contains { $0.holds(change) }
        case .record(.declared), .absent, .bool, .number, .text, .date: false
        }
    }
}

extension FigureOutcome {
    /// What a figure comes to over data with the other number; `nil` where that number may have been read.
    func after(_ change: NumberChange) -> FigureOutcome? {
        guard !reads.mayContain(change.offset) else { return nil }
        switch self {
        case .value(let value, let reads): return .value(value.after(change), reads: reads)
        case .failed: return self
        }
    }
}
