internal import CDeflate

/// Compresses pieces of data one after another as PDF's FlateDecode reads them (RFC 1950), with one set of tables for all.
public struct Deflater: ~Copyable {
    private let compressor: OpaquePointer

    /// `level` from 1, fast, to 12, small.
    public init(level: Int32) {
        // NULL only for a level that there is not, or without memory.
        compressor = libdeflate_alloc_compressor(level)!
    }

    deinit { libdeflate_free_compressor(compressor) }

    /// The bytes compressed.
    public mutating func deflated(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { input in
            let bound = libdeflate_zlib_compress_bound(compressor, input.count)
            return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
                count = libdeflate_zlib_compress(compressor, input.baseAddress, input.count, output.baseAddress, bound)
                // The buffer is as long as libdeflate asks for.
                precondition(count > 0, "libdeflate could not compress \(input.count) bytes")
            }
        }
    }
}
