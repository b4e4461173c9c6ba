internal import CQPDF

extension PDFFile {
    /// Adds an object and gives its number.
    public func add(_ value: PDFValue) throws(QPDFError) -> PDFReference {
        let handle = parse(value)
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
        for _ in 0..<count { references.append(try add(.null)) }
        return references
    }

    /// Gives the object of a number a new value.
    public func replace(_ reference: PDFReference, with value: PDFValue) {
        let handle = parse(value)
        qpdf_replace_object(pointer, reference.number, 0, handle)
        qpdf_oh_release(pointer, handle)
    }

    /// Sets the value of a key in a dictionary or a stream's dictionary.
    public func set(_ key: String, in object: PDFObject, to value: PDFValue) {
        let handle = parse(value)
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

    private func parse(_ value: PDFValue) -> UInt32 {
        var bytes = value.serialized
        bytes.append(0)
        return bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { qpdf_oh_parse(pointer, $0.baseAddress) }
        }
    }
}
