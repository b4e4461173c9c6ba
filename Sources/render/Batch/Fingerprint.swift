import Diagnostics
import FoundationEssentials
import Glibc
import Nettle

/// A digest of what draws a report beside its own sources: the program, the libraries it runs with, the fonts.
enum Fingerprint {
    /// The digest for the fonts in `folder`, whose table `fonts` is.
    static func compute(fontTable: SourceFile, folder: String) throws(Diagnostics) -> String {
        var parts = try program()
        parts += [try libraries()[...], Array(fontTable.text.utf8)[...]]
        for file in try fontFiles(in: fontTable) {
            parts += [Array("\(file)\n".utf8)[...], try font(at: file.hasPrefix("/") ? file : "\(folder)/\(file)")[...]]
        }
        return SHA256(ofSlices: parts).hexadecimal
    }

    /// The files that a font table names, in order.
    private static func fontFiles(in table: SourceFile) throws(Diagnostics) -> [String] {
        struct Table: Decodable {
            struct Face: Decodable { var file: String }
            var faces: [String: Face]
        }
        do {
            return try JSONDecoder().decode(Table.self, from: Data(table.text.utf8)).faces.values.map(\.file).sorted()
        } catch {
            throw InputFile.unreadable(table.name, error)
        }
    }

    /// The size of a font and its table directory, whose checksums stand for its tables (OpenType 1.9, "Table directory"): fonts have a
    /// hundred megabytes, their directories a kilobyte.
    private static func font(at path: String) throws(Diagnostics) -> [UInt8] {
        let (descriptor, size) = try open(path)
        defer { close(descriptor) }
        return Array("\(size)\n".utf8) + bytes(of: descriptor, in: 0..<4096)
    }

    private static func open(_ path: String) throws(Diagnostics) -> (descriptor: Int32, size: Int) {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw InputFile.unreadable(path, errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            close(descriptor)
            throw InputFile.unreadable(path, errno)
        }
        return (descriptor, Int(status.st_size))
    }

    /// What of the program is loaded to run: without symbols for debuggers, which are most of the file.
    private static func program() throws(Diagnostics) -> [ArraySlice<UInt8>] {
        let (descriptor, size) = try open("/proc/self/exe")
        defer { close(descriptor) }
        let parts = loadedParts(header: bytes(of: descriptor, in: 0..<4096)) ?? [0..<size]
        return parts.map { bytes(of: descriptor, in: $0)[...] }
    }

    /// The bytes of a file in a range, as far as there are any.
    private static func bytes(of descriptor: Int32, in range: Range<Int>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            while count < range.count {
                let read = pread(descriptor, buffer.baseAddress! + count, range.count - count, off_t(range.lowerBound + count))
                guard read > 0 else { return }
                count += read
            }
        }
    }

    /// The stretches of an ELF file that are loaded (System V ABI, "Program Header"), told by its beginning; `nil` for another kind of file.
    private static func loadedParts(header bytes: [UInt8]) -> [Range<Int>]? {
        func number(at offset: Int, bytes count: Int) -> Int {
            (0..<count).reduce(0) { $0 | (offset + $1 < bytes.count ? Int(bytes[offset + $1]) << (8 * $1) : 0) }
        }
        // 64 bits, little-endian.
        guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]) else { return nil }
        let (table, entrySize, count) = (number(at: 32, bytes: 7), number(at: 54, bytes: 2), number(at: 56, bytes: 2))
        guard table + entrySize * count <= bytes.count else { return nil }
        let loaded = 1
        let parts = (0..<count).map { table + $0 * entrySize }.filter { number(at: $0, bytes: 4) == loaded }.map { entry in
            let start = number(at: entry + 8, bytes: 7)
            return start..<start + number(at: entry + 32, bytes: 7)
        }
        return parts.isEmpty ? nil : parts
    }

    /// Names, which have versions in them, and sizes of the shared libraries in this process.
    private static func libraries() throws(Diagnostics) -> [UInt8] {
        let maps = try InputFile.bytes(at: "/proc/self/maps")
        let paths = Set(
            String(decoding: maps, as: UTF8.self).split(separator: "\n").compactMap { line -> String? in
                guard let start = line.firstIndex(of: "/"), line[start...].contains(".so") else { return nil }
                return String(line[start...])
            })
        return paths.sorted().flatMap { path in
            var status = stat()
            let size = stat(path, &status) == 0 ? Int(status.st_size) : 0
            return Array("\(path) \(size)\n".utf8)
        }
    }
}
