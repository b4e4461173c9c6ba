internal import CDeflate

/// The data of which `bytes` are the compressed form (RFC 1950); `nil` when they are not, or not to their end.
///
/// `expected` is about how long the data is; it only saves time.
public func inflated(_ bytes: ArraySlice<UInt8>, expected: Int = 0) -> [UInt8]? {
    // NULL only without memory.
    let decompressor = libdeflate_alloc_decompressor()!
    defer { libdeflate_free_decompressor(decompressor) }
    return bytes.withUnsafeBufferPointer { input in
        var room = max(expected, input.count * 4, 256)
        while true {
            var status = LIBDEFLATE_BAD_DATA
            let data = [UInt8](unsafeUninitializedCapacity: room) { output, count in
                status = libdeflate_zlib_decompress(
                    decompressor, input.baseAddress, input.count, output.baseAddress, room, &count)
                if status != LIBDEFLATE_SUCCESS { count = 0 }
            }
            switch status {
            case LIBDEFLATE_SUCCESS: return data
            // No data is more than some thousand times as long as its compressed form (RFC 1951, 3.2.5).
            case LIBDEFLATE_INSUFFICIENT_SPACE where room / 2048 < input.count: room *= 4
            default: return nil
            }
        }
    }
}
