internal import CGLib

/// The SHA-256 digest of bytes (FIPS 180-4), computed by GLib.
public struct SHA256: Hashable, Sendable {
    /// The 32 bytes of the digest.
    public let bytes: [UInt8]

    /// The digest of the concatenation of `parts`.
    public init(of parts: some Sequence<[UInt8]>) {
        // g_checksum_new returns NULL only for an unknown algorithm.
        let checksum = g_checksum_new(G_CHECKSUM_SHA256)!
        defer { g_checksum_free(checksum) }
        for part in parts {
            part.withUnsafeBufferPointer { g_checksum_update(checksum, $0.baseAddress, $0.count) }
        }
        var digest = [UInt8](repeating: 0, count: 32)
        var length: gsize = 32
        digest.withUnsafeMutableBufferPointer { g_checksum_get_digest(checksum, $0.baseAddress, &length) }
        bytes = digest
    }

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
