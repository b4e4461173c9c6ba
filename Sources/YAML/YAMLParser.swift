internal import CYAML

/// Reads a YAML text in UTF-8, event by event.
public final class YAMLParser {
    /// libyaml keeps pointers into both.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    /// A place found before, from which the next one is counted: libyaml counts characters.
    private var known = (character: 0, offset: 0)

    /// Copies the text.
    public init(_ text: String) {
        var text = text
        parser = .allocate(capacity: 1)
        bytes = text.withUTF8 { utf8 in
            // A line break more changes nothing, and libyaml refuses an empty input.
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: utf8.count + 1)
            _ = copy.initialize(from: utf8)
            copy[utf8.count] = UInt8(ascii: "\n")
            return copy
        }
        // Zero only without memory.
        precondition(yaml_parser_initialize(parser) == 1, "libyaml has no memory")
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        bytes.deallocate()
    }

    /// The next event. After an error there is none.
    public func next() throws(YAMLSyntaxError) -> YAMLEvent {
        var event = yaml_event_t()
        repeat {
            guard yaml_parser_parse(parser, &event) == 1 else { throw error }
        } while event.type == YAML_STREAM_START_EVENT
        defer { yaml_event_delete(&event) }
        let offset = offset(of: event.start_mark)
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return YAMLEvent(
                kind: .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE), offset: offset, anchor: name(scalar.anchor),
                tag: name(scalar.tag))
        case YAML_ALIAS_EVENT: return YAMLEvent(kind: .alias(name(event.data.alias.anchor) ?? ""), offset: offset)
        case YAML_SEQUENCE_START_EVENT:
            let list = event.data.sequence_start
            return YAMLEvent(kind: .list, offset: offset, anchor: name(list.anchor), tag: name(list.tag))
        case YAML_MAPPING_START_EVENT:
            let mapping = event.data.mapping_start
            return YAMLEvent(kind: .mapping, offset: offset, anchor: name(mapping.anchor), tag: name(mapping.tag))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return YAMLEvent(kind: .end, offset: offset)
        case YAML_DOCUMENT_START_EVENT: return YAMLEvent(kind: .document, offset: offset)
        case YAML_DOCUMENT_END_EVENT: return YAMLEvent(kind: .endOfDocument, offset: offset)
        default: return YAMLEvent(kind: .endOfText, offset: offset)
        }
    }

    private func name(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? { text.map { String(cString: $0) } }

    private var error: YAMLSyntaxError {
        let words = parser.pointee.problem.map { String(cString: $0) } ?? "no memory"
        // Bytes that are no text are counted as bytes.
        let isByte = parser.pointee.error == YAML_READER_ERROR
        return YAMLSyntaxError(words: words, offset: isByte ? parser.pointee.problem_offset : offset(of: parser.pointee.problem_mark))
    }

    /// The UTF-8 offset of a mark; marks come in order, so that all together take one walk through the text.
    private func offset(of mark: yaml_mark_t) -> Int {
        if mark.index < known.character { known = (0, 0) }
        var (character, offset) = known
        while character < mark.index, offset < bytes.count {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            character += 1
        }
        known = (character, offset)
        return offset
    }
}
