/// One of several equal parts of a list of reports: `3/16`.
public struct Shard: Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    public let number: Int
    public let count: Int

    /// Reads `3/16`; `nil` for anything else and for parts that are not there.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]), count >= 1, (1...count).contains(number) else {
            return nil
        }
        self.number = number
        self.count = count
    }

    public var description: String { "\(number)/\(count)" }

    /// The part of file names that tells shards apart: `3-of-16`.
    public var suffix: String { "\(number)-of-\(count)" }

    /// The elements that fall to this part. Neighbours go to different parts: large reports often stand together.
    public func part<Element>(of elements: [Element]) -> [Element] {
        elements.enumerated().filter { $0.offset % count == number - 1 }.map(\.element)
    }
}
