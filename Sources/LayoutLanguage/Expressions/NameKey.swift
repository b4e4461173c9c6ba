/// A name as a key, told apart by its bytes.
///
/// `String` compares Chinese by canonical equivalence, which normalises every name each time it is looked up; the names of a
/// package are written in one way.
struct NameKey: Hashable {
    let name: String

    init(_ name: String) { self.name = name }

    static func == (left: NameKey, right: NameKey) -> Bool { left.name.hasSameBytes(as: right.name) }

    func hash(into hasher: inout Hasher) {
        let done: Void? = name.utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        if done == nil { hasher.combine(name.utf8.count) }
    }
}

extension String {
    /// Whether both are written with the same bytes.
    func hasSameBytes(as other: String) -> Bool {
        let (left, right) = (utf8, other.utf8)
        guard left.count == right.count else { return false }
        let same = left.withContiguousStorageIfAvailable { left in
            right.withContiguousStorageIfAvailable { right in
                guard let first = left.baseAddress, let second = right.baseAddress else { return true }
                var index = 0
                while index < left.count, first[index] == second[index] { index += 1 }
                return index == left.count
            }
        }
        return (same ?? nil) ?? left.elementsEqual(right)
    }
}
