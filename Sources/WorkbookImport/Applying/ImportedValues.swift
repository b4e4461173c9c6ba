public import OrderedCollections
public import ReportData

/// What was taken from workbooks: values by where they go, with the cells they come from.
public struct ImportedValues: Sendable {
    public struct Value: Hashable, Sendable {
        public var content: Content
        /// The cell, and those that were taken off or put to it.
        public var places: [CellPlace]
    }

    public enum Content: Hashable, Sendable {
        case number(Decimal)
        case text(String)
        case flag(Bool)
    }

    /// In the order in which they were taken.
    public internal(set) var byPath: OrderedDictionary<ValuePath, Value> = [:]

    /// Sets a text that comes from no cell; `member` is a dotted path.
    public mutating func setText(_ text: String, at member: String) {
        byPath[ValuePath(DataPath(dotted: member))] = Value(content: .text(text), places: [])
    }

    /// The keys of the records of a list, in order.
    func records(of list: DataPath) -> [[ValuePath.Key]] {
        let prefix = list.members.map(ValuePath.Step.member)
        var (seen, keys): (Set<[ValuePath.Key]>, [[ValuePath.Key]]) = ([], [])
        for path in byPath.keys where path.steps.count > prefix.count && Array(path.steps.prefix(prefix.count)) == prefix {
            if case .record(let key) = path.steps[prefix.count], seen.insert(key).inserted { keys.append(key) }
        }
        return keys
    }
}
