/// One of several parts of a list of reports: `3/16`.
///
/// A report falls to a part by its name and by nothing else, so that parts which were started at different times neither draw it twice nor
/// leave it out.
public struct Shard: Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    public let number: Int
    public let count: Int

    /// More parts than any scheduler hands out in one job.
    public static let largestCount = 100_000

    /// The part of that number, from 1; `nil` for parts that are not there.
    public init?(number: Int, of count: Int) {
        guard (1...Self.largestCount).contains(count), (1...count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    /// Reads `3/16`; `nil` for anything else and for parts that are not there.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]) else { return nil }
        self.init(number: number, of: count)
    }

    public var description: String { "\(number)/\(count)" }

    /// The part of file names that tells shards apart: `3-of-16`.
    public var suffix: String { "\(number)-of-\(count)" }

    /// Whether the report of that name falls to this part (FNV-1a, 64 bits, draft-eastlake-fnv).
    public func contains(_ name: String) -> Bool {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // The low bits alone depend on little; names that count up differ in few of them.
        hash ^= hash >> 32
        return hash % UInt64(count) == UInt64(number - 1)
    }
}
