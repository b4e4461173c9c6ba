internal import CExpat

/// What is told of the elements of an XML text. Names, attributes and texts hold for the time of the call.
public protocol XMLHandler: AnyObject {
    func start(_ name: XMLText, _ attributes: XMLAttributes)
    func end(_ name: XMLText)
    /// A stretch of text; an element's text may come in several.
    func text(_ text: XMLText)
}

/// Reads an XML text that comes in pieces.
public final class XMLReader {
    private let parser: OpaquePointer
    /// What the callbacks of libexpat are given.
    private let relay: Relay
    /// Bytes that have come.
    private var count = 0

    public init(_ handler: some XMLHandler) {
        // NULL only without memory.
        parser = XML_ParserCreate("UTF-8")!
        relay = Relay(handler, parser)
        XML_SetUserData(parser, Unmanaged.passUnretained(relay).toOpaque())
        XML_SetElementHandler(
            parser,
            { context, name, attributes in
                guard let context, let name else { return }
                let relay = Relay.of(context)
                relay.depth += 1
                guard relay.depth <= XMLReader.deepest else {
                    XML_StopParser(relay.parser, XML_Bool(0))
                    return
                }
                relay.handler.start(XMLText(name).local, XMLAttributes(attributes))
            },
            { context, name in
                guard let context, let name else { return }
                let relay = Relay.of(context)
                relay.depth -= 1
                relay.handler.end(XMLText(name).local)
            })
        XML_SetCharacterDataHandler(parser) { context, text, count in
            guard let context, let text else { return }
            let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
            Relay.of(context).handler.text(XMLText(UnsafeBufferPointer(start: bytes, count: Int(count))))
        }
        XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
            guard let context else { return }
            XML_StopParser(Relay.of(context).parser, XML_Bool(0))
        }
    }

    deinit { XML_ParserFree(parser) }

    /// Elements inside one another: libexpat keeps each that is open.
    static let deepest = 256
    /// Bytes of one tag: libexpat keeps the whole of it.
    static let longestTag = 1 << 20

    /// Reads the next piece; false when the text is no XML, has a document type declaration, or what no sheet has: elements too deep inside one
    /// another, a tag of megabytes.
    public func read(_ piece: UnsafeRawBufferPointer, isLast: Bool = false) -> Bool {
        let bytes = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
        count += piece.count
        guard XML_Parse(parser, bytes, Int32(piece.count), isLast ? 1 : 0) == XML_STATUS_OK else { return false }
        return isLast || count - Int(XML_GetCurrentByteIndex(parser)) <= Self.longestTag + piece.count
    }

    /// The line that is being read, from 1.
    public var line: Int { Int(XML_GetCurrentLineNumber(parser)) }

    /// Leads from the pointer that libexpat keeps to the handler.
    private final class Relay {
        let handler: any XMLHandler
        let parser: OpaquePointer
        /// Elements that are open.
        var depth = 0

        init(_ handler: any XMLHandler, _ parser: OpaquePointer) {
            self.handler = handler
            self.parser = parser
        }

        static func of(_ context: UnsafeMutableRawPointer) -> Relay {
            Unmanaged<Relay>.fromOpaque(context).takeUnretainedValue()
        }
    }
}
