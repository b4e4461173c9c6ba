/// Where numbers of the data stand, of which there may be any number: those that were put in, and by chance a few others.
///
/// One bit of a thousand stands for each place, so that a sum over a long table keeps as little as one over a short one.
struct NumbersRead: Sendable {
    /// Empty for no place.
    private var words: [UInt64] = []

    private static let wordCount = 16

    var isEmpty: Bool { words.isEmpty }

    /// Puts in a number by the offset of its first byte.
    mutating func insert(_ offset: Int) {
        if words.isEmpty { words = Array(repeating: 0, count: Self.wordCount) }
        let bit = Self.bit(of: offset)
        words[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    mutating func formUnion(_ other: NumbersRead) {
        guard !other.isEmpty else { return }
        guard !isEmpty else {
            words = other.words
            return
        }
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// True for each number that was put in, and for few others.
    func mayContain(_ offset: Int) -> Bool {
        guard !words.isEmpty else { return false }
        let bit = Self.bit(of: offset)
        return words[bit >> 6] & 1 << UInt64(bit & 63) != 0
    }

    /// Offsets near one another lie far apart (Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4).
    private static func bit(of offset: Int) -> Int { Int((UInt64(offset) &* 0x9E37_79B9_7F4A_7C15) >> 54) }
}

/// What was read of the data for a value.
struct Reads: Sendable {
    /// Where it stands, as far as that is told.
    var places: [ReadingRecord.Place] = []
    /// Numbers beyond these.
    var beyond = NumbersRead()

    /// Whether the number at `offset` may be among them.
    func mayContain(_ offset: Int) -> Bool {
        places.contains { $0.start == offset } || beyond.mayContain(offset)
    }
}
