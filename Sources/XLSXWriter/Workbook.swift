internal import CXLSXWriter

#if canImport(Glibc)
    internal import Glibc
#endif

/// A workbook in the making.
public final class Workbook {
    private let file: Int32
    /// `nil` once the workbook is finished, which frees it.
    private var pointer: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [CellLook: UnsafeMutablePointer<lxw_format>] = [:]

    /// What the file says about the document. `created` counts seconds since 1970 and is no earlier than 1980.
    public struct Properties: Hashable, Sendable {
        public var title = ""
        public var author = ""
        public var subject = ""
        public var keywords = ""
        public var created: Int

        public init(created: Int) { self.created = created }
    }

    /// A workbook without sheets.
    public init() throws(XLSXError) {
        file = shim_memory_file("workbook")
        guard file >= 0 else { throw XLSXError("memfd_create: \(String(cString: strerror(errno)))") }
        pointer = workbook_new("/proc/self/fd/\(file)")
        guard pointer != nil else { throw XLSXError("workbook_new: no memory") }
    }

    deinit {
        if let pointer { lxw_workbook_free(pointer) }
        close(file)
    }

    /// Writes the properties of the file.
    public func set(_ properties: Properties) throws(XLSXError) {
        var written = lxw_doc_properties()
        // The library copies what it is given before it returns.
        written.title = strdup(properties.title)
        written.author = strdup(properties.author)
        written.subject = strdup(properties.subject)
        written.keywords = strdup(properties.keywords)
        defer {
            free(written.title)
            free(written.author)
            free(written.subject)
            free(written.keywords)
        }
        // Zero asks the clock.
        written.created = max(properties.created, Self.earliest)
        try XLSXError.check(workbook_set_properties(pointer, &written), during: "properties")
    }

    /// 1980, where the dates of ZIP begin.
    private static let earliest = 315_532_800

    /// Adds a sheet. Its name is no longer than 31 UTF-16 units, legal, and no other sheet's.
    public func addSheet(named name: String) throws(XLSXError) -> Sheet {
        try XLSXError.check(workbook_validate_sheet_name(pointer, name), during: "sheet '\(name)'")
        guard let sheet = workbook_add_worksheet(pointer, name) else { throw XLSXError("sheet '\(name)': no memory") }
        return Sheet(workbook: self, pointer: sheet)
    }

    /// The format of a look, made when it is first asked for.
    func format(_ look: CellLook) -> UnsafeMutablePointer<lxw_format>? {
        if let known = formats[look] { return known }
        guard let format = workbook_add_format(pointer) else { return nil }
        look.apply(to: format)
        formats[look] = format
        return format
    }

    /// Ends the workbook and gives its bytes; it takes nothing more.
    public func finish() throws(XLSXError) -> [UInt8] {
        guard let open = pointer else { throw XLSXError("the workbook is finished") }
        pointer = nil
        try XLSXError.check(workbook_close(open), during: "closing")
        let length = lseek(file, 0, SEEK_END)
        guard length > 0 else { throw XLSXError("nothing was written") }
        var offset = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
            while offset < length {
                let read = pread(file, buffer.baseAddress?.advanced(by: offset), Int(length) - offset, off_t(offset))
                guard read > 0 else { break }
                offset += read
            }
            count = offset
        }
        guard bytes.count == length else { throw XLSXError("the workbook could not be read again") }
        return bytes
    }
}
