public import Display
internal import Nettle
public import Zip

/// What an OFD file of this program says, without the way in which it is zipped. Digests are hexadecimal.
public struct OFDReading: Hashable, Sendable {
    /// One page.
    public struct Page: Hashable, Sendable {
        public var content: String
        /// Of its links; `nil` for a page without any.
        public var annotations: String?
    }

    public var pages: [Page] = []
    /// Digest of the struct tree.
    public var structure = ""
    /// Digest of outline, fonts, images and all else.
    public var rest = ""
    public var properties: [String: String] = [:]
    /// Title, author … by the names of the standard.
    public var statements: [String: String] = [:]
    /// Name and version of the program that made it.
    public var creator = ""
    /// In the order of their names.
    public var attachments: [Attachment] = []

    /// Whether a file is an archive, as OFD files are (`PK`, 3, 4).
    public static func isArchive(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 3, 4]) }

    /// Reads a file that anybody may have made. Time and memory follow what is in it: whoever reads foreign files sets limits to the process.
    public init(_ bytes: [UInt8]) throws(ZipError) {
        let entries = try ZipArchive.reading(bytes) { archive throws(ZipError) in
            var entries: [(name: String, bytes: [UInt8])] = []
            for index in 0..<archive.count {
                guard let name = archive.name(of: index) else { throw .damaged }
                var data: [UInt8] = []
                try archive.unpack(index) { piece in
                    data += piece
                    return true
                }
                entries.append((name, data))
            }
            return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        }
        take(entries)
    }

    private mutating func take(_ entries: [(name: String, bytes: [UInt8])]) {
        let folder = PackageWriter.folder + "/"
        let attached = folder + PackageWriter.attachmentFolder + "/"
        var (contents, annotations, others) = ([Int: String](), [Int: String](), [[UInt8]]())
        for (name, bytes) in entries {
            if name == "OFD.xml" {
                take(root: String(decoding: bytes, as: UTF8.self))
            } else if name == folder + "Tags/Structure.xml" {
                structure = SHA256(of: bytes).hexadecimal
            } else if let page = Self.number(in: name, between: folder + "Pages/Page_", and: "/Content.xml") {
                contents[page] = SHA256(of: bytes).hexadecimal
            } else if let page = Self.number(in: name, between: folder + "Annots/Page_", and: "/Annotation.xml") {
                annotations[page] = SHA256(of: bytes).hexadecimal
            } else if name.hasPrefix(attached), name != attached + "Attachments.xml" {
                let own = String(name.dropFirst(attached.count))
                attachments.append(
                    Attachment(
                        name: own, bytes: bytes, mimeType: Self.mimeType(of: own), relationship: own.contains("/") ? .source : .data))
            } else {
                others += [Array("\(name)\n\(bytes.count)\n".utf8), bytes]
            }
        }
        rest = SHA256(of: others).hexadecimal
        pages = contents.sorted { $0.key < $1.key }.map { Page(content: $0.value, annotations: annotations[$0.key]) }
    }

    private static func number(in name: String, between start: String, and end: String) -> Int? {
        name.hasPrefix(start) && name.hasSuffix(end) ? Int(name.dropFirst(start.count).dropLast(end.count)) : nil
    }

    private static func mimeType(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "json": "application/json"
        case "md": "text/markdown"
        case "yaml": "application/yaml"
        case "csv": "text/csv"
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        default: "application/octet-stream"
        }
    }

    // MARK: OFD.xml

    /// The facts of `OFD.xml` as this program writes it.
    private mutating func take(root: String) {
        for name in ["DocID", "Title", "Author", "Subject", "CreationDate", "ModDate"] {
            if let text = Self.elements(name, in: root).first?.text { statements[name] = text }
        }
        statements["Keywords"] = Self.elements("Keyword", in: root).map(\.text).joined(separator: ", ")
        creator = ["Creator", "CreatorVersion"].compactMap { Self.elements($0, in: root).first?.text }.joined(separator: " ")
        for element in Self.elements("CustomData", in: root) { properties[element.attributes] = element.text }
    }

    /// Elements that hold text alone, with the value of the first attribute.
    private static func elements(_ name: String, in xml: String) -> [(attributes: String, text: String)] {
        var found: [(attributes: String, text: String)] = []
        var rest = xml[...]
        while let start = rest.firstRange(of: "<ofd:\(name)") {
            rest = rest[start.upperBound...]
            guard let next = rest.first, next == ">" || next == " " else { continue }
            guard let open = rest.firstIndex(of: ">"), let close = rest.firstRange(of: "</ofd:\(name)>") else { break }
            let quoted = rest[..<open].split(separator: "\"", omittingEmptySubsequences: false)
            let text = open < close.lowerBound ? rest[rest.index(after: open)..<close.lowerBound] : ""
            found.append((plain(quoted.count > 1 ? quoted[1] : ""), plain(text)))
            rest = rest[close.upperBound...]
        }
        return found
    }

    /// Text whose markup was escaped.
    private static func plain(_ text: Substring) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#13;", "\r"), ("&#10;", "\n"), ("&#9;", "\t"), ("&amp;", "&")].reduce(
            String(text)
        ) {
            $0.replacing($1.0, with: $1.1)
        }
    }
}
