internal import CQPDF

/// What an object is and what it holds (ISO 32000-1, 7.3). Objects in it are to be given back by `release` where there are many.
public enum PDFShape {
    case null
    case boolean(Bool)
    case integer(Int)
    case real(Double)
    /// Without its solidus.
    case name(String)
    case string([UInt8])
    case array([PDFObject])
    case dictionary([(key: String, value: PDFObject)])
    /// The entries of its dictionary.
    case stream([(key: String, value: PDFObject)])
}

extension PDFFile {
    /// What `object` is. Entries come in the order of their keys.
    public func shape(of object: PDFObject) -> PDFShape {
        switch qpdf_oh_get_type_code(pointer, object.handle) {
        case ot_boolean: return .boolean(qpdf_oh_get_bool_value(pointer, object.handle) != QPDF_FALSE)
        case ot_integer: return .integer(Int(qpdf_oh_get_int_value(pointer, object.handle)))
        case ot_real: return .real(qpdf_oh_get_numeric_value(pointer, object.handle))
        case ot_name: return .name(name(object) ?? "")
        case ot_string: return .string(string(object) ?? [])
        case ot_array: return .array(items(of: object))
        case ot_dictionary: return .dictionary(entries(of: object))
        case ot_stream:
            let dictionary = PDFObject(handle: qpdf_oh_get_dict(pointer, object.handle))
            defer { release(dictionary) }
            return .stream(entries(of: dictionary))
        default: return .null
        }
    }

    private func entries(of dictionary: PDFObject) -> [(key: String, value: PDFObject)] {
        keys(of: dictionary).compactMap { key in value(of: key, in: dictionary).map { (key, $0) } }
    }

    /// Says that an object is not looked at any more; the library keeps each until then.
    public func release(_ object: PDFObject) { qpdf_oh_release(pointer, object.handle) }

    /// What the library found damaged so far and read in spite of it; `nil` for nothing. It is said once.
    public func takeWarning() -> String? {
        var first: String?
        while qpdf_more_warnings(pointer) != QPDF_FALSE {
            let text = qpdf_get_error_message_detail(pointer, qpdf_next_warning(pointer)).map { String(cString: $0) }
            first = first ?? text ?? "damaged"
        }
        return first
    }
}
