internal import CQPDF

extension PDFFile {
    /// Adds an object and gives its number.
    public func add(_ value: PDFValue) throws(QPDFError) -> PDFReference {
        let handle = make(value)
        defer { qpdf_oh_release(pointer, handle) }
        let indirect = qpdf_make_indirect_object(pointer, handle)
        defer { qpdf_oh_release(pointer, indirect) }
        try checkErrors(during: "adding an object")
        return PDFReference(number: qpdf_oh_get_object_id(pointer, indirect))
    }

    /// Numbers for `count` objects whose values come later by `replace`: objects that refer to one another need them.
    public func reserve(_ count: Int) throws(QPDFError) -> [PDFReference] {
        var references: [PDFReference] = []
        references.reserveCapacity(count)
        // Not null: the library drops an entry whose value is null when it is set.
        for _ in 0..<count { references.append(try add(.dictionary([]))) }
        return references
    }

    /// Gives the object of a number a new value.
    public func replace(_ reference: PDFReference, with value: PDFValue) {
        let handle = make(value)
        qpdf_replace_object(pointer, reference.number, 0, handle)
        qpdf_oh_release(pointer, handle)
    }

    /// Sets the value of a key in a dictionary or a stream's dictionary.
    public func set(_ key: String, in object: PDFObject, to value: PDFValue) {
        let handle = make(value)
        let dictionary = isStream(object) ? qpdf_oh_get_dict(pointer, object.handle) : object.handle
        qpdf_oh_replace_key(pointer, dictionary, "/" + key, handle)
        qpdf_oh_release(pointer, handle)
    }

    /// Removes a key from a dictionary or a stream's dictionary.
    public func remove(_ key: String, from object: PDFObject) {
        let dictionary = isStream(object) ? qpdf_oh_get_dict(pointer, object.handle) : object.handle
        qpdf_oh_remove_key(pointer, dictionary, "/" + key)
    }

    /// Adds a stream and gives its number. It is compressed when the file is written, unless it is the catalog's metadata.
    public func addStream(_ data: [UInt8], dictionary: [PDFValue.Entry]) throws(QPDFError) -> PDFReference {
        let stream = PDFObject(handle: qpdf_oh_new_stream(pointer))
        try checkErrors(during: "adding a stream")
        for entry in dictionary { set(entry.key, in: stream, to: entry.value) }
        replaceData(of: stream, with: data)
        return PDFReference(number: qpdf_oh_get_object_id(pointer, stream.handle))
    }

    /// Gives a stream new data, not compressed yet.
    public func replaceData(of stream: PDFObject, with data: [UInt8]) {
        let null = qpdf_oh_new_null(pointer)
        qpdf_oh_replace_stream_data(pointer, stream.handle, data, data.count, null, null)
        qpdf_oh_release(pointer, null)
    }

    /// The whole file: objects in object streams, streams compressed, an identifier that is a digest of the content.
    public consuming func write() throws(QPDFError) -> [UInt8] {
        try checkErrors(during: "editing a PDF")
        _ = qpdf_init_write_memory(pointer)
        qpdf_set_object_stream_mode(pointer, qpdf_o_generate)
        qpdf_set_compress_streams(pointer, QPDF_TRUE)
        qpdf_set_deterministic_ID(pointer, QPDF_TRUE)
        qpdf_force_pdf_version(pointer, "1.7")
        // ISO 19005-2, 6.1.7.1: an end of line stands before endstream.
        qpdf_set_newline_before_endstream(pointer, QPDF_TRUE)
        _ = qpdf_write(pointer)
        try checkErrors(during: "writing a PDF")
        let length = qpdf_get_buffer_length(pointer)
        return Array(UnsafeBufferPointer(start: qpdf_get_buffer(pointer), count: length))
    }

    /// The same file in the order in which a reader wants it over a slow line (ISO 32000-1, annex F): streams and streams of objects hold what
    /// they held, with other numbers.
    public consuming func linearized() throws(QPDFError) -> [UInt8] {
        _ = qpdf_init_write_memory(pointer)
        qpdf_set_object_stream_mode(pointer, qpdf_o_preserve)
        qpdf_set_compress_streams(pointer, QPDF_TRUE)
        qpdf_set_decode_level(pointer, qpdf_dl_none)
        qpdf_set_deterministic_ID(pointer, QPDF_TRUE)
        qpdf_set_newline_before_endstream(pointer, QPDF_TRUE)
        qpdf_set_linearization(pointer, QPDF_TRUE)
        _ = qpdf_write(pointer)
        try checkErrors(during: "writing a linearized PDF")
        return Array(UnsafeBufferPointer(start: qpdf_get_buffer(pointer), count: qpdf_get_buffer_length(pointer)))
    }

    /// The handle of a new object, to be released. The library's own parser takes no references.
    private func make(_ value: PDFValue) -> UInt32 {
        switch value {
        case .null: return qpdf_oh_new_null(pointer)
        case .boolean(let value): return qpdf_oh_new_bool(pointer, value ? QPDF_TRUE : QPDF_FALSE)
        case .integer(let value): return qpdf_oh_new_integer(pointer, Int64(value))
        case .real: return qpdf_oh_new_real_from_string(pointer, String(decoding: value.serialized, as: UTF8.self))
        case .name(let name): return qpdf_oh_new_name(pointer, "/" + name)
        case .string(let bytes):
            // A zero behind the bytes, so that an empty string has an address too.
            return (bytes + [0]).withUnsafeBufferPointer { buffer in
                buffer.withMemoryRebound(to: CChar.self) { qpdf_oh_new_binary_string(pointer, $0.baseAddress, bytes.count) }
            }
        case .reference(let reference): return qpdf_get_object_by_id(pointer, reference.number, 0)
        case .array(let items):
            let array = qpdf_oh_new_array(pointer)
            for item in items {
                let handle = make(item)
                qpdf_oh_append_item(pointer, array, handle)
                qpdf_oh_release(pointer, handle)
            }
            return array
        case .dictionary(let entries):
            let dictionary = qpdf_oh_new_dictionary(pointer)
            for entry in entries {
                let handle = make(entry.value)
                qpdf_oh_replace_key(pointer, dictionary, "/" + entry.key, handle)
                qpdf_oh_release(pointer, handle)
            }
            return dictionary
        }
    }
}
