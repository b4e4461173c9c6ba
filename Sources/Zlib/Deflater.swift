internal import CZlib

/// Compresses pieces of data one after another as PDF's FlateDecode reads them (RFC 1950), with one set of tables for all.
public struct Deflater: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>

    /// `level` from 1, fast, to 9, small.
    public init(level: Int32) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let size = Int32(MemoryLayout<z_stream>.size)
        let status = deflateInit2_(stream, level, Z_DEFLATED, MAX_WBITS, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        // The parameters are right, so it fails only without memory.
        precondition(status == Z_OK, "zlib could not be started")
    }

    deinit {
        deflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// The bytes compressed.
    public mutating func deflated(_ bytes: [UInt8]) -> [UInt8] {
        deflateReset(stream)
        return bytes.withUnsafeBufferPointer { input in
            let bound = Int(deflateBound(stream, uLong(input.count)))
            return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
                // zlib only reads the input; its interface predates const.
                stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.pointee.avail_in = uInt(input.count)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = uInt(bound)
                let status = deflate(stream, Z_FINISH)
                // The buffer is as long as zlib asks for.
                precondition(status == Z_STREAM_END, "zlib could not compress \(input.count) bytes")
                count = bound - Int(stream.pointee.avail_out)
            }
        }
    }
}
