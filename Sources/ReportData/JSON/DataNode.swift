public import Diagnostics
public import OrderedCollections

/// A value of the input data with its place.
public struct DataNode: Hashable, Sendable {
    public var value: Value
    /// The stretch of the file that writes the value.
    public var span: SourceSpan

    public init(_ value: Value, span: SourceSpan) {
        self.value = value
        self.span = span
    }

    /// The kinds of value that JSON has (RFC 8259, 3).
    public enum Value: Hashable, Sendable {
        case null
        case bool(Bool)
        case number(Decimal)
        case text(String)
        case list([DataNode])
        /// Members in the order of the file.
        case object(OrderedDictionary<String, DataMember>)
    }
}

/// A member of an object: its value and the place of its key.
public struct DataMember: Hashable, Sendable {
    public var node: DataNode
    /// Where the key stands, quotation marks included.
    public var keySpan: SourceSpan

    public init(_ node: DataNode, keySpan: SourceSpan) {
        self.node = node
        self.keySpan = keySpan
    }
}

extension DataNode {
    /// The member called `key`; `nil` when there is none, or when this is not an object.
    public subscript(key: String) -> DataNode? {
        guard case .object(let members) = value else { return nil }
        guard members.count <= Self.fewMembers else { return members[key]?.node }
        // To compare the bytes of a few keys is quicker than to hash one.
        let keys = members.keys
        for index in keys.indices where keys[index].hasSameBytes(as: key) { return members.values[index].node }
        // A key that is not ASCII may be written in another normal form.
        return key.utf8.allSatisfy { $0 < 0x80 } ? nil : members[key]?.node
    }

    private static let fewMembers = 24

    /// The item at `index` from 0; `nil` when there is none, or when this is not a list.
    public subscript(index: Int) -> DataNode? {
        guard let items, items.indices.contains(index) else { return nil }
        return items[index]
    }

    /// Whether the value is a list or an object.
    public var isContainer: Bool {
        switch value {
        case .list, .object: true
        case .null, .bool, .number, .text: false
        }
    }

    public var isNull: Bool { value == .null }

    public var bool: Bool? {
        if case .bool(let bool) = value { bool } else { nil }
    }

    public var number: Decimal? {
        if case .number(let number) = value { number } else { nil }
    }

    /// The text without quotation marks and escapes.
    public var text: String? {
        if case .text(let text) = value { text } else { nil }
    }

    public var items: [DataNode]? {
        if case .list(let items) = value { items } else { nil }
    }

    public var members: OrderedDictionary<String, DataMember>? {
        if case .object(let members) = value { members } else { nil }
    }

    /// What the file says, to the letter: `58.10` stays `58.10`.
    public var literal: Substring { span.text }

    /// True when both have the same value, wherever they stand; members may come in another order.
    public func hasSameValue(as other: DataNode) -> Bool {
        switch (value, other.value) {
        // Code point by code point (2020-12 Core, 4.2.2): `==` would find texts equal that are so after normalisation.
        case (.text(let left), .text(let right)): left.hasSameBytes(as: right)
        case (.list(let left), .list(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.hasSameValue(as: $1) }
        case (.object(let left), .object(let right)):
            left.count == right.count
                && left.allSatisfy { key, member in
                    guard let index = right.index(forKey: key), right.keys[index].hasSameBytes(as: key) else { return false }
                    return member.node.hasSameValue(as: right.values[index].node)
                }
        case (.null, _), (.bool, _), (.number, _), (.text, _), (.list, _), (.object, _):
            value == other.value
        }
    }
    /// Feeds the hasher what ``hasSameValue(as:)`` compares.
    fileprivate func hashValue(into hasher: inout Hasher) {
        switch value {
        case .null: hasher.combine(0)
        case .bool(let bool): hasher.combine(bool)
        case .number(let number): hasher.combine(number)
        case .text(let text): for byte in text.utf8 { hasher.combine(byte) }
        case .list(let items):
            hasher.combine(items.count)
            for item in items { item.hashValue(into: &hasher) }
        // Members may come in another order.
        case .object(let members):
            var all = 0
            for (key, member) in members {
                var own = Hasher()
                for byte in key.utf8 { own.combine(byte) }
                member.node.hashValue(into: &own)
                all ^= own.finalize()
            }
            hasher.combine(all)
        }
    }
}

/// A value, wherever it stands: equal to those with the same value.
struct SameValue: Hashable {
    let node: DataNode

    static func == (left: SameValue, right: SameValue) -> Bool { left.node.hasSameValue(as: right.node) }

    func hash(into hasher: inout Hasher) { node.hashValue(into: &hasher) }
}
