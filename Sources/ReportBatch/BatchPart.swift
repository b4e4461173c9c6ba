/// Which part of a plan a run draws: all of it, a shard, a repair, a shard of a repair.
public struct BatchPart: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The number of the repair, from 1; `nil` for what the plan lists.
    public var repair: Int?
    /// `3/16`.
    private var shard: String?

    /// All reports of a run.
    public static let all = BatchPart()

    public init(repair: Int? = nil, shard: Shard? = nil) {
        self.repair = repair
        self.shard = shard?.description
    }

    public var division: Shard? { shard.flatMap { Shard($0) } }

    /// What tells its files from those of other parts: `-3-of-16`, `-repair-1`; empty for all reports.
    public var suffix: String {
        let parts = [repair.map { "repair-\($0)" }, division?.suffix].compactMap { $0 }
        return parts.map { "-\($0)" }.joined()
    }

    /// `3/16`, `repair 1`, `repair 1, 3/16`; empty for all reports.
    public var description: String { [repair.map { "repair \($0)" }, shard].compactMap { $0 }.joined(separator: ", ") }
}
