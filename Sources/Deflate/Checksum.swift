internal import CDeflate

/// The CRC-32 of PNG and gzip (ISO 15948, annex D); `start` is that of the bytes before.
public func crc32(of bytes: ArraySlice<UInt8>, after start: UInt32 = 0) -> UInt32 {
    bytes.withUnsafeBufferPointer { libdeflate_crc32(start, $0.baseAddress, $0.count) }
}
