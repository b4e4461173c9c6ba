internal import CZlib

/// The data of which `bytes` are the compressed form (RFC 1950); `nil` when they are not, or not to their end.
///
/// `expected` is about how long the data is; it only saves time.
public func inflated(_ bytes: ArraySlice<UInt8>, expected: Int = 0) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var data: [UInt8] = []
    var status = Z_OK
    bytes.withUnsafeBufferPointer { input in
        // zlib only reads the input; its interface predates const.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = uInt(input.count)
        var room = max(expected, bytes.count * 4, 256)
        repeat {
            let part = [UInt8](unsafeUninitializedCapacity: room) { output, count in
                stream.next_out = output.baseAddress
                stream.avail_out = uInt(room)
                status = inflate(&stream, Z_NO_FLUSH)
                count = room - Int(stream.avail_out)
            }
            if data.isEmpty { data = part } else { data += part }
            // Without room left there may be more to come.
            if status == Z_OK, stream.avail_out > 0 { status = Z_DATA_ERROR }
            room *= 2
        } while status == Z_OK
    }
    return status == Z_STREAM_END ? data : nil
}
