internal import CDeflate

/// The CRC-32 of PNG and gzip (ISO 15948, annex D).
public func crc32(of bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBufferPointer { libdeflate_crc32(0, $0.baseAddress, $0.count) }
}
