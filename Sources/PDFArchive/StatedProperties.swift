internal import QPDF

/// The facts on its making that a PDF states in its metadata under the project's own schema, by their names; none for another program's file.
///
/// Programs that save a file again may write facts as attributes.
public func statedProperties(of pdf: [UInt8]) throws(ArchiveError) -> [String: String] {
    do {
        let file = try PDFFile(pdf)
        guard let metadata = file.value(of: "Metadata", in: file.catalog), file.isStream(metadata) else { return [:] }
        return properties(in: String(decoding: try file.data(of: metadata), as: UTF8.self))
    } catch {
        throw .qpdf(error)
    }
}

private func properties(in xmp: String) -> [String: String] {
    var found: [String: String] = [:]
    for part in xmp.split(separator: "\(Facts.prefix):").dropFirst() {
        let name = String(part.prefix { $0.isLetter || $0.isNumber })
        let rest = part.dropFirst(name.utf8.count)
        let text: Substring =
            if rest.hasPrefix(">") {
                rest.dropFirst().prefix { $0 != "<" }
            } else if rest.hasPrefix("=\"") {
                rest.dropFirst(2).prefix { $0 != "\"" }
            } else {
                ""
            }
        if !text.isEmpty, found[name] == nil { found[name] = unescaped(text) }
    }
    return found
}

/// XML 1.0, 4.6.
private func unescaped(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
}
