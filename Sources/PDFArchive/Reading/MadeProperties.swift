/// Reads the project's own facts, and the name of the program, out of a metadata stream (ISO 16684-1, 7).
///
/// Programs that write metadata anew keep what they do not know, but choose other prefixes, and attributes in place of elements.
struct MadeProperties {
    private let xmp: String

    init(_ xmp: [UInt8]) { self.xmp = String(decoding: xmp, as: UTF8.self) }

    /// The facts by their names.
    var own: [String: String] { values(of: Facts.namespace, named: nil) }

    /// The program that made the document; empty where nothing says it.
    var creator: String { values(of: "http://ns.adobe.com/xap/1.0/", named: "CreatorTool")["CreatorTool"] ?? "" }

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
