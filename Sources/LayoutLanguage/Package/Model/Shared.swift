/// A value that is not copied when it is asked for: the thousands of cells that a row makes copy nothing of what it says.
@dynamicMemberLookup
public final class Shared<Value: Hashable & Sendable>: Hashable, Sendable {
    public let value: Value

    public init(_ value: Value) { self.value = value }

    public subscript<Member>(dynamicMember member: KeyPath<Value, Member>) -> Member { value[keyPath: member] }

    public static func == (left: Shared, right: Shared) -> Bool { left === right || left.value == right.value }

    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
