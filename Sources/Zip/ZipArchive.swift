internal import CZip

/// A zip archive in memory, open for reading.
///
/// It lives within ``reading(_:_:)``, since libzip reads the bytes where they lie.
public struct ZipArchive: ~Copyable {
    private let archive: OpaquePointer

    private init(_ archive: OpaquePointer) { self.archive = archive }

    deinit { zip_discard(archive) }

    /// What `body` gives for the archive that `bytes` are.
    public static func reading<Value>(
        _ bytes: [UInt8], _ body: (borrowing ZipArchive) throws(ZipError) -> Value
    ) throws(ZipError) -> Value {
        // A closure that throws types of its own is not what `withUnsafeBufferPointer` takes.
        let result: Result<Value, ZipError> = bytes.withUnsafeBufferPointer { buffer in
            var error = zip_error_t()
            zip_error_init(&error)
            defer { zip_error_fini(&error) }
            guard let source = zip_source_buffer_create(buffer.baseAddress, zip_uint64_t(buffer.count), 0, &error) else {
                return .failure(.damaged)
            }
            guard let opened = zip_open_from_source(source, ZIP_RDONLY, &error) else {
                zip_source_free(source)
                return .failure(.damaged)
            }
            let archive = ZipArchive(opened)
            do throws(ZipError) { return .success(try body(archive)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    /// How many entries there are.
    public var count: Int { Int(zip_get_num_entries(archive, 0)) }

    /// The name of the entry of that number; `nil` when it is no UTF-8.
    public func name(of index: Int) -> String? {
        guard let name = zip_get_name(archive, zip_uint64_t(index), zip_flags_t(ZIP_FL_ENC_GUESS)) else { return nil }
        return String(validatingCString: name)
    }

    /// The bytes that the entry says it unpacks to; `nil` when it does not say.
    public func size(of index: Int) -> Int? {
        var status = zip_stat_t()
        guard zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0, status.valid & zip_uint64_t(ZIP_STAT_SIZE) != 0 else {
            return nil
        }
        return Int(exactly: status.size)
    }

    /// Gives the entry of that number to `body`, piece by piece, until there is no more or `body` gives false.
    public func unpack(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Bool) throws(ZipError) {
        guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
            throw zip_error_code_zip(zip_get_error(archive)) == ZIP_ER_NOPASSWD ? .encrypted : .damaged
        }
        defer { zip_fclose(file) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 16)
        defer { piece.deallocate() }
        while true {
            let count = zip_fread(file, piece.baseAddress, zip_uint64_t(piece.count))
            guard count >= 0 else { throw .damaged }
            guard count > 0, body(UnsafeRawBufferPointer(rebasing: piece[..<Int(count)])) else { return }
        }
    }

    private static let pieceSize = 64 << 10
}

/// Why an archive or an entry of it can not be read.
public enum ZipError: Error, Hashable, Sendable {
    case damaged
    case encrypted
}
