extension String {
    /// Whether both are written with the same bytes. `==` compares by canonical equivalence, which normalises all that is not ASCII.
    public func hasSameBytes(as other: String) -> Bool {
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
