internal import CZlib

/// The bytes compressed as PDF's FlateDecode reads them (RFC 1950), at zlib's default level.
public func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var length = compressBound(uLong(bytes.count))
    return [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
        let status = compress2(buffer.baseAddress, &length, bytes, uLong(bytes.count), Z_DEFAULT_COMPRESSION)
        // The buffer is as long as zlib asks for, so it fails only without memory.
        precondition(status == Z_OK, "zlib could not compress \(bytes.count) bytes")
        count = Int(length)
    }
}
