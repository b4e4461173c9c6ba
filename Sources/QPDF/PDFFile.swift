internal import CQPDF

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// An object of an open file: a number that only its file can read.
public struct PDFObject: Hashable, Sendable {
    let handle: UInt32
}

/// A PDF file in memory. Objects are read when they are asked for.
public struct PDFFile: ~Copyable {
    let pointer: OpaquePointer
    /// The library reads from here as long as the file is open.
    private let bytes: UnsafeMutableBufferPointer<CChar>

    /// Opens the file that `bytes` are. A file that would need repairs is refused.
    public init(_ bytes: [UInt8]) throws(QPDFError) {
        let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
        bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(copy).copyMemory(from: $0) }
        self.bytes = copy
        // qpdf_init returns NULL only without memory.
        pointer = qpdf_init()!
        qpdf_silence_errors(pointer)
        qpdf_set_suppress_warnings(pointer, QPDF_TRUE)
        qpdf_set_attempt_recovery(pointer, QPDF_FALSE)
        _ = qpdf_read_memory(pointer, "PDF", self.bytes.baseAddress, UInt64(bytes.count), nil)
        try checkErrors(during: "reading a PDF")
    }

    deinit {
        var pointer: OpaquePointer? = pointer
        qpdf_cleanup(&pointer)
        bytes.deallocate()
    }

    /// Throws the failure of one of the calls so far, if there is one: most calls of the library do not return it.
    public func checkErrors(during operation: String) throws(QPDFError) {
        guard qpdf_has_error(pointer) != QPDF_FALSE else { return }
        let error = qpdf_get_error(pointer)
        let text = qpdf_get_error_full_text(pointer, error).map { String(cString: $0) }
        throw QPDFError(message: text ?? "unknown error", operation: operation)
    }

    /// The names and version of the library.
    public static var libraryVersion: String { String(cString: qpdf_get_qpdf_version()) }

    // MARK: Reading

    /// The trailer's dictionary.
    public var trailer: PDFObject { PDFObject(handle: qpdf_get_trailer(pointer)) }
    /// The catalog (7.7.2).
    public var catalog: PDFObject { PDFObject(handle: qpdf_get_root(pointer)) }
    /// The number of pages.
    public var pageCount: Int { Int(qpdf_get_num_pages(pointer)) }
    /// The page `index`, from 0.
    public func page(_ index: Int) -> PDFObject { PDFObject(handle: qpdf_get_page_n(pointer, index)) }

    /// The value of `key` in a dictionary or in a stream's dictionary; `nil` where there is none.
    public func value(of key: String, in object: PDFObject) -> PDFObject? {
        let dictionary = qpdf_oh_is_stream(pointer, object.handle) != QPDF_FALSE ? qpdf_oh_get_dict(pointer, object.handle) : object.handle
        guard qpdf_oh_is_dictionary(pointer, dictionary) != QPDF_FALSE else { return nil }
        let value = qpdf_oh_get_key(pointer, dictionary, "/" + key)
        return qpdf_oh_is_null(pointer, value) != QPDF_FALSE ? nil : PDFObject(handle: value)
    }

    /// The value at the end of a path of keys.
    public func value(at path: [String], in object: PDFObject) -> PDFObject? {
        var object = object
        for key in path {
            guard let next = value(of: key, in: object) else { return nil }
            object = next
        }
        return object
    }

    /// The keys of a dictionary in the order of their bytes.
    public func keys(of dictionary: PDFObject) -> [String] {
        guard qpdf_oh_is_dictionary(pointer, dictionary.handle) != QPDF_FALSE else { return [] }
        var keys: [String] = []
        qpdf_oh_begin_dict_key_iter(pointer, dictionary.handle)
        while qpdf_oh_dict_more_keys(pointer) != QPDF_FALSE {
            keys.append(String(String(cString: qpdf_oh_dict_next_key(pointer)).dropFirst()))
        }
        return keys
    }

    /// The items of an array; empty for anything else.
    public func items(of array: PDFObject) -> [PDFObject] {
        guard qpdf_oh_is_array(pointer, array.handle) != QPDF_FALSE else { return [] }
        return (0..<qpdf_oh_get_array_n_items(pointer, array.handle)).map {
            PDFObject(handle: qpdf_oh_get_array_item(pointer, array.handle, $0))
        }
    }

    /// A name without its solidus; `nil` for anything else.
    public func name(_ object: PDFObject) -> String? {
        guard qpdf_oh_is_name(pointer, object.handle) != QPDF_FALSE else { return nil }
        return String(String(cString: qpdf_oh_get_name(pointer, object.handle)).dropFirst())
    }

    /// A string as text; `nil` for anything else.
    public func text(_ object: PDFObject) -> String? {
        guard qpdf_oh_is_string(pointer, object.handle) != QPDF_FALSE else { return nil }
        return String(cString: qpdf_oh_get_utf8_value(pointer, object.handle))
    }

    /// The bytes of a string; `nil` for anything else.
    public func string(_ object: PDFObject) -> [UInt8]? {
        guard qpdf_oh_is_string(pointer, object.handle) != QPDF_FALSE else { return nil }
        var length = 0
        let bytes = qpdf_oh_get_binary_string_value(pointer, object.handle, &length)
        return UnsafeBufferPointer(start: bytes, count: length).map { UInt8(bitPattern: $0) }
    }

    /// A number; `nil` for anything else.
    public func number(_ object: PDFObject) -> Double? {
        guard qpdf_oh_is_number(pointer, object.handle) != QPDF_FALSE else { return nil }
        return qpdf_oh_get_numeric_value(pointer, object.handle)
    }

    /// Whether the object is a dictionary or a stream.
    public func isStream(_ object: PDFObject) -> Bool { qpdf_oh_is_stream(pointer, object.handle) != QPDF_FALSE }

    /// The number of an indirect object; `nil` for a direct one.
    public func reference(to object: PDFObject) -> PDFReference? {
        let number = qpdf_oh_get_object_id(pointer, object.handle)
        return number == 0 ? nil : PDFReference(number: number)
    }

    /// The decoded data of a stream.
    public func data(of stream: PDFObject) throws(QPDFError) -> [UInt8] {
        var buffer: UnsafeMutablePointer<UInt8>?
        var length = 0
        _ = qpdf_oh_get_stream_data(pointer, stream.handle, qpdf_dl_generalized, nil, &buffer, &length)
        defer { free(buffer) }
        try checkErrors(during: "reading a stream")
        return Array(UnsafeBufferPointer(start: buffer, count: length))
    }
}
