/// The SHA-256 digest of bytes (FIPS 180-4), computed by Nettle.
public struct SHA256: Hashable, Sendable {
    /// The 32 bytes of the digest.
    public let bytes: [UInt8]

    /// The digest of the concatenation of `parts`.
    public init(of parts: some Sequence<[UInt8]>) {
        self.init(ofSlices: parts.lazy.map { $0[...] })
    }

    /// The digest of the concatenation of `parts`.
    public init(ofSlices parts: some Sequence<ArraySlice<UInt8>>) {
        var digest = RunningSHA256()
        for part in parts { digest.update(part) }
        self = digest.finish()
    }

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The digest of `bytes`.
    public init(of bytes: [UInt8]) {
        self.init(of: CollectionOfOne(bytes))
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
