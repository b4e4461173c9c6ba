/// Reads the project's own facts, the name of the program, and what is said of the document out of a metadata stream (ISO 16684-1, 7).
///
/// Programs that write metadata anew keep what they do not know, but choose other prefixes, and attributes in place of elements.
struct MadeProperties {
    private let xmp: String

    init(_ xmp: [UInt8]) { self.xmp = String(decoding: xmp, as: UTF8.self) }

    /// The facts by their names.
    var own: [String: String] { values(of: Facts.namespace, named: nil) }

    /// The program that made the document; empty where nothing says it.
    var creator: String { values(of: "http://ns.adobe.com/xap/1.0/", named: "CreatorTool")["CreatorTool"] ?? "" }

    /// What a reader, a catalogue or an archive is told of the document. The program that wrote the file last and the day on which it did so
    /// are not among it.
    private static let told: [(prefix: String, namespace: String, names: [String])] = [
        ("dc", "http://purl.org/dc/elements/1.1/", ["title", "creator", "description", "language", "subject", "date"]),
        ("pdf", "http://ns.adobe.com/pdf/1.3/", ["Keywords"]), ("xmp", "http://ns.adobe.com/xap/1.0/", ["CreateDate"]),
        ("pdfaid", "http://www.aiim.org/pdfa/ns/id/", ["part", "rev", "conformance"]),
        ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", ["part", "rev"]),
    ]

    /// These by the names that they commonly have, such as `dc:title`.
    var statements: [String: String] {
        var found: [String: String] = [:]
        for (prefix, namespace, names) in Self.told {
            for name in names {
                let texts = texts(of: name, in: namespace)
                if !texts.isEmpty { found["\(prefix):\(name)"] = texts.joined(separator: "\n") }
            }
        }
        return found
    }

    /// All texts of a property: of an attribute, of an element, of each item of its list.
    private func texts(of name: String, in namespace: String) -> [String] {
        var found: [String] = []
        for prefix in prefixes(of: namespace) {
            var rest = xmp[...]
            while let mark = rest.firstRange(of: "\(prefix):\(name)") {
                let before = rest[..<mark.lowerBound].last
                rest = rest[mark.upperBound...]
                guard let next = rest.first, !next.isLetter, !next.isNumber else { continue }
                if before == "<" {
                    guard let end = rest.firstIndex(of: ">"), rest[..<end].last != "/" else { continue }
                    let content = rest[rest.index(after: end)...]
                    found += pieces(of: content[..<(content.firstRange(of: "</\(prefix):\(name)")?.lowerBound ?? content.endIndex)])
                } else if let text = attribute(in: rest) {
                    found.append(text)
                }
            }
        }
        return found
    }

    /// The texts between tags, white space around them aside.
    private func pieces(of content: Substring) -> [String] {
        content.split(separator: "<", omittingEmptySubsequences: false).enumerated().compactMap { index, piece in
            let text = index == 0 ? piece : piece.firstIndex(of: ">").map { piece[piece.index(after: $0)...] } ?? ""
            guard let first = text.firstIndex(where: { !$0.isWhitespace }), let last = text.lastIndex(where: { !$0.isWhitespace }) else {
                return nil
            }
            return unescaped(text[first...last])
        }
    }

    /// The simple values in a namespace, the first of each name.
    private func values(of namespace: String, named wanted: String?) -> [String: String] {
        var found: [String: String] = [:]
        for prefix in prefixes(of: namespace) {
            var rest = xmp[...]
            while let mark = rest.firstRange(of: "\(prefix):") {
                let isElement = rest[..<mark.lowerBound].last == "<"
                rest = rest[mark.upperBound...]
                let name = String(rest.prefix { $0.isLetter || $0.isNumber })
                guard !name.isEmpty, wanted ?? name == name, found[name] == nil else { continue }
                if let text = isElement ? element(in: rest) : attribute(in: rest.dropFirst(name.count)) { found[name] = text }
            }
        }
        return found
    }

    private func prefixes(of namespace: String) -> [String] {
        var (found, rest): ([String], Substring) = ([], xmp[...])
        while let mark = rest.firstRange(of: "xmlns:") {
            rest = rest[mark.upperBound...]
            let prefix = String(rest.prefix { $0 != "=" && !$0.isWhitespace && $0 != ">" })
            if attribute(in: rest.dropFirst(prefix.count)) == namespace, !prefix.isEmpty, !found.contains(prefix) { found.append(prefix) }
        }
        return found
    }

    /// The text of `name>text</`.
    private func element(in rest: Substring) -> String? {
        guard let end = rest.firstIndex(of: ">"), rest[..<end].last != "/" else { return nil }
        return unescaped(rest[rest.index(after: end)...].prefix { $0 != "<" })
    }

    /// The text of `="text"`.
    private func attribute(in rest: Substring) -> String? {
        let rest = rest.drop { $0.isWhitespace }
        guard rest.first == "=" else { return nil }
        let value = rest.dropFirst().drop { $0.isWhitespace }
        guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
        return unescaped(value.dropFirst().prefix { $0 != quote })
    }

    private func unescaped(_ text: Substring) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")].reduce(String(text)) {
            $0.replacing($1.0, with: $1.1)
        }
    }
}
