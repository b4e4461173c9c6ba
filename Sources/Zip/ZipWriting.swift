internal import CZip

#if canImport(Glibc)
    internal import Glibc
#endif

/// A file that is to go into an archive.
public struct ZipEntry: Hashable, Sendable {
    /// A relative path, `/` between folders.
    public var name: String
    public var bytes: [UInt8]
    /// Whether the bytes stay as they are: pictures are compressed already.
    public var isStored: Bool

    public init(name: String, bytes: [UInt8], isStored: Bool = false) {
        self.name = name
        self.bytes = bytes
        self.isStored = isStored
    }
}

/// Why an archive could not be made, as libzip says it.
public struct ZipWritingError: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String
}

/// An archive of files in their order; all are dated 1980, so that the same files give the same bytes.
public func zipped(_ entries: [ZipEntry]) throws(ZipWritingError) -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw ZipWritingError(error) }
    defer { zip_source_free(target) }
    // The archive takes one reference, whose bytes are read when it is closed.
    zip_source_keep(target)
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
        zip_source_free(target)
        throw ZipWritingError(error)
    }
    do throws(ZipWritingError) {
        for entry in entries { try add(entry, to: archive) }
        guard zip_close(archive) == 0 else { throw ZipWritingError(archive) }
    } catch {
        zip_discard(archive)
        throw error
    }
    return try bytes(of: target)
}

/// The first day that a ZIP can say, 1980-01-01.
private let firstDay: zip_uint16_t = 0x21

private func add(_ entry: ZipEntry, to archive: OpaquePointer) throws(ZipWritingError) {
    // libzip reads the bytes when the archive is closed, and frees its copy then.
    let copy = malloc(max(entry.bytes.count, 1))
    entry.bytes.withUnsafeBytes { bytes in
        if let copy, let base = bytes.baseAddress { memcpy(copy, base, bytes.count) }
    }
    guard copy != nil, let source = zip_source_buffer(archive, copy, zip_uint64_t(entry.bytes.count), 1) else {
        free(copy)
        throw ZipWritingError(archive)
    }
    let index = zip_file_add(archive, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
        zip_source_free(source)
        throw ZipWritingError(archive)
    }
    let place = zip_uint64_t(index)
    let method = entry.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    guard zip_set_file_compression(archive, place, method, entry.isStored ? 0 : 6) == 0,
        zip_file_set_dostime(archive, place, 0, firstDay, 0) == 0
    else { throw ZipWritingError(archive) }
}

private func bytes(of source: OpaquePointer) throws(ZipWritingError) -> [UInt8] {
    var status = zip_stat_t()
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else { throw ZipWritingError(source: source) }
    defer { zip_source_close(source) }
    let length = Int(status.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
        let read = zip_source_read(source, buffer.baseAddress, zip_uint64_t(length))
        count = max(0, Int(read))
    }
    guard bytes.count == length else { throw ZipWritingError(source: source) }
    return bytes
}

extension ZipWritingError {
    fileprivate init(_ error: zip_error_t) {
        var error = error
        self.init(description: zip_error_strerror(&error).map { String(cString: $0) } ?? "zip")
    }

    fileprivate init(_ archive: OpaquePointer) {
        self.init(description: zip_strerror(archive).map { String(cString: $0) } ?? "zip")
    }

    fileprivate init(source: OpaquePointer) {
        self.init(description: zip_source_error(source).flatMap { zip_error_strerror($0) }.map { String(cString: $0) } ?? "zip")
    }
}
