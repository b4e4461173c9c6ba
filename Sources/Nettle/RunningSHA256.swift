internal import CNettle

/// The SHA-256 digest of bytes that come piece by piece (FIPS 180-4).
public struct RunningSHA256: Sendable {
    private var state = sha256_ctx()

    public init() { nettle_sha256_init(&state) }

    public mutating func update(_ bytes: [UInt8]) { update(bytes[...]) }

    public mutating func update(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { nettle_sha256_update(&state, $0.count, $0.baseAddress) }
    }

    /// The digest of what came so far; what comes after it belongs to a new one.
    public mutating func finish() -> SHA256 {
        SHA256(
            bytes: [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_SIZE)) { digest, count in
                nettle_sha256_digest(&state, digest.count, digest.baseAddress)
                count = digest.count
            })
    }
}
