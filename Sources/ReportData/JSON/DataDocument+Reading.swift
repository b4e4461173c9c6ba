public import Diagnostics

extension DataDocument {
    /// Reads the bytes of a JSON file called `name` strictly (RFC 8259), with all its mistakes at once.
    ///
    /// The document is what could be understood; `nil` when nothing could. It may be used only when there are no diagnostics.
    public static func read(
        _ bytes: some Sequence<UInt8>, name: String, limits: JSONLimits = JSONLimits()
    ) -> (document: DataDocument?, diagnostics: [Diagnostic]) {
        let bytes = Array(bytes)
        if let text = String(validating: bytes, as: UTF8.self) {
            return read(SourceFile(name: name, text: text), limits: limits)
        }
        // The text before the first bad byte is sound, so offsets up to there hold in the repaired text, too.
        let file = SourceFile(name: name, text: String(decoding: bytes, as: UTF8.self))
        let offset = firstInvalidOffset(bytes)
        return (nil, [JSONProblem.notUTF8.diagnostic(in: file, at: offset..<offset + 1)])
    }

    /// Reads the JSON text of `file` strictly (RFC 8259), with all its mistakes at once.
    ///
    /// The document is what could be understood; `nil` when nothing could. It may be used only when there are no diagnostics.
    public static func read(_ file: SourceFile, limits: JSONLimits = JSONLimits()) -> (document: DataDocument?, diagnostics: [Diagnostic]) {
        let count = file.text.utf8.count
        guard count <= limits.bytes else {
            return (nil, [JSONProblem.tooLarge(bytes: count, limit: limits.bytes).diagnostic(in: file, at: 0..<0)])
        }
        var text = file.text
        return text.withUTF8 { bytes in
            var parser = JSONParser(file: file, bytes: bytes, limits: limits)
            let root = parser.parseDocument()
            return (root.map(DataDocument.init(root:)), parser.diagnostics)
        }
    }

    private static func firstInvalidOffset(_ bytes: [UInt8]) -> Int {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
        return offset
    }
}
