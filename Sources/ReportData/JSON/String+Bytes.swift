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
    /// Whether the bytes of `part` stand somewhere in the text. `contains` looks for equivalent characters, which takes a hundred times as long.
    public func hasBytes(of part: String) -> Bool {
        let (text, part) = (utf8, Array(part.utf8))
        return text.withContiguousStorageIfAvailable { Self.find(part, in: $0) }
            ?? Array(text).withUnsafeBufferPointer { Self.find(part, in: $0) }
    }

    private static func find(_ part: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = part.first else { return true }
        var start = 0
        while start <= text.count - part.count {
            if text[start] == first, part.indices.allSatisfy({ text[start + $0] == part[$0] }) { return true }
            start += 1
        }
        return false
    }
}
