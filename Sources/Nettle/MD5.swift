internal import CNettle

/// The MD5 digest of bytes (RFC 1321), which PDF asks for as the checksum of an embedded file. It finds damage, not forgery.
public struct MD5: Hashable, Sendable {
    /// The 16 bytes of the digest.
    public let bytes: [UInt8]

    /// The digest of `data`.
    public init(of data: [UInt8]) {
        var state = md5_ctx()
        nettle_md5_init(&state)
        data.withUnsafeBufferPointer { nettle_md5_update(&state, $0.count, $0.baseAddress) }
        bytes = [UInt8](unsafeUninitializedCapacity: Int(MD5_DIGEST_SIZE)) { digest, count in
            nettle_md5_digest(&state, digest.count, digest.baseAddress)
            count = digest.count
        }
    }
}
