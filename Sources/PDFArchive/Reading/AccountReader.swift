internal import Nettle
internal import QPDF

/// Reads a PDF that anybody may have made: what it says and which files it carries.
///
/// Time and memory follow what is in it, which a packed file can make large: whoever reads foreign files sets limits to the process.
public func readPDF(_ bytes: [UInt8]) throws(ReadingError) -> PDFReading {
    let file = try PDFFile.opened(bytes)
    try file.checkIntegrity()
    let attachments = try readAttachments(of: file)
    var reader = try AccountReader(file)
    let account = try reader.account(of: file)
    try file.checkIntegrity()
    return PDFReading(account: account, attachments: attachments)
}

/// Makes the account of one file.
private struct AccountReader {
    private let pages: [PDFObject]
    private var digests: ObjectDigests
    private var fields: [PDFAccount.SignatureField] = []

    init(_ file: borrowing PDFFile) throws(ReadingError) {
        let count = file.pageCount
        try file.checkIntegrity()
        guard count > 0 else { throw .damaged("no pages") }
        pages = (0..<count).map { file.page($0) }
        let numbers = pages.enumerated().compactMap { index, page in file.reference(to: page).map { ($0, index) } }
        digests = ObjectDigests(pages: Dictionary(numbers, uniquingKeysWith: { first, _ in first }))
    }

    mutating func account(of file: borrowing PDFFile) throws(ReadingError) -> PDFAccount {
        var found: [PDFAccount.Page] = []
        for index in pages.indices { found.append(try page(index, of: file)) }
        fields += unseenSignatures(of: file, seen: fields.count)
        let xmp = try file.value(of: "Metadata", in: file.catalog).map { stream throws(ReadingError) in try file.readableData(of: stream) }
        let made = MadeProperties(xmp ?? [])
        return PDFAccount(
            pages: found, signatureFields: fields, structure: try structure(of: file), catalog: try catalog(of: file),
            properties: made.own, statements: made.statements, creator: made.creator)
    }

    // MARK: Pages

    private mutating func page(_ index: Int, of file: borrowing PDFFile) throws(ReadingError) -> PDFAccount.Page {
        let page = pages[index]
        var parts: [[UInt8]] = []
        if let contents = file.value(of: "Contents", in: page) {
            let streams = file.isStream(contents) ? [contents] : file.items(of: contents)
            var content: [UInt8] = []
            for stream in streams where file.isStream(stream) { content += try file.readableData(of: stream) + [UInt8(ascii: "\n")] }
            parts.append(CanonicalContent(content).bytes)
        }
        // Attributes that a page takes over from the tree above it (7.7.3.4) are its own for whoever looks at it.
        guard case .dictionary(let entries) = file.shape(of: page) else { throw .damaged("page \(index + 1) is no dictionary") }
        let own = Set(entries.map(\.key))
        for (key, value) in entries where !Self.keysBesideContent.contains(key) {
            parts += [Array(key.utf8), try digests.digest(of: value, in: file)]
        }
        for key in Self.inherited where !own.contains(key) {
            if let value = inheritedValue(of: key, page: page, in: file) {
                parts += [Array(key.utf8), try digests.digest(of: value, in: file)]
            }
        }
        return PDFAccount.Page(content: SHA256(of: parts).hexadecimal, annotations: try annotations(of: page, index, in: file))
    }

    /// What is read otherwise, and what programs add that nobody sees.
    private static let keysBesideContent: Set = ["Type", "Parent", "Contents", "Annots", "StructParents", "LastModified", "Tabs"]
    private static let inherited = ["CropBox", "MediaBox", "Resources", "Rotate"]

    private func inheritedValue(of key: String, page: PDFObject, in file: borrowing PDFFile) -> PDFObject? {
        var (node, steps) = (page, 0)
        while steps < 64, let parent = file.value(of: "Parent", in: node) {
            if let value = file.value(of: key, in: parent) { return value }
            (node, steps) = (parent, steps + 1)
        }
        return nil
    }

    private mutating func annotations(of page: PDFObject, _ index: Int, in file: borrowing PDFFile) throws(ReadingError) -> [String] {
        var found: [String] = []
        for annotation in file.value(of: "Annots", in: page).map({ file.items(of: $0) }) ?? [] {
            guard !isSignatureField(annotation, in: file) else {
                fields.append(.init(page: isSeen(annotation, in: file) ? index : nil, isSigned: isSigned(annotation, in: file)))
                continue
            }
            found.append(SHA256(of: try digests.digest(of: annotation, in: file, without: ["M", "NM"])).hexadecimal)
        }
        return found
    }

    // MARK: Signatures

    /// A widget is its field, or a kid of it (12.7.3.1).
    private func fieldValue(of key: String, _ widget: PDFObject, in file: borrowing PDFFile) -> PDFObject? {
        file.value(of: key, in: widget) ?? file.value(at: ["Parent", key], in: widget)
    }

    private func isSignatureField(_ object: PDFObject, in file: borrowing PDFFile) -> Bool {
        fieldValue(of: "FT", object, in: file).flatMap { file.name($0) } == "Sig"
    }

    /// Signed over a range of the file's bytes (12.8.1).
    private func isSigned(_ field: PDFObject, in file: borrowing PDFFile) -> Bool {
        guard let value = fieldValue(of: "V", field, in: file) else { return false }
        return file.value(of: "ByteRange", in: value) != nil
    }

    private func isSeen(_ widget: PDFObject, in file: borrowing PDFFile) -> Bool {
        let box = file.value(of: "Rect", in: widget).map { file.items(of: $0).compactMap { file.number($0) } } ?? []
        return box.count == 4 && box[0] != box[2] && box[1] != box[3]
    }

    /// Signed fields that lie on no page.
    private func unseenSignatures(of file: borrowing PDFFile, seen: Int) -> [PDFAccount.SignatureField] {
        let all = file.value(at: ["AcroForm", "Fields"], in: file.catalog).map { file.items(of: $0) } ?? []
        let signed = all.filter { isSignatureField($0, in: file) }
        return signed.dropFirst(seen).map { PDFAccount.SignatureField(page: nil, isSigned: isSigned($0, in: file)) }
    }

    // MARK: The whole

    private mutating func structure(of file: borrowing PDFFile) throws(ReadingError) -> String {
        guard let root = file.value(of: "StructTreeRoot", in: file.catalog) else { return "" }
        return SHA256(
            of: try digests.digest(of: root, in: file, without: ["ParentTree", "ParentTreeNextKey", "IDTree", "K"])
                + (try elements(below: root, in: file, depth: 0))
        ).hexadecimal
    }

    /// The digest of all elements below one. Objects that they hold, such as links and fields, are told with their pages.
    private mutating func elements(below node: PDFObject, in file: borrowing PDFFile, depth: Int) throws(ReadingError) -> [UInt8] {
        guard depth < 200 else { throw .tooDeep }
        guard let kids = file.value(of: "K", in: node) else { return [] }
        let items = file.items(of: kids)
        var bytes: [UInt8] = []
        for kid in items.isEmpty ? [kids] : items {
            switch file.shape(of: kid) {
            case .integer(let number): bytes.append(contentsOf: "\(number);".utf8)
            case .dictionary(let entries):
                let type = entries.first { $0.key == "Type" }.flatMap { file.name($0.value) }
                for entry in entries { file.release(entry.value) }
                let left: Set = type == "OBJR" ? ["Obj"] : ["K", "Ref"]
                bytes += try digests.digest(of: kid, in: file, without: left)
                if type != "OBJR" { bytes += try elements(below: kid, in: file, depth: depth + 1) }
            default: bytes.append(UInt8(ascii: "?"))
            }
            if kid != kids { file.release(kid) }
        }
        file.release(kids)
        return SHA256(of: bytes).bytes
    }

    private mutating func catalog(of file: borrowing PDFFile) throws(ReadingError) -> String {
        var parts = [try digests.digest(of: file.catalog, in: file, without: Self.keysBesideCatalog)]
        if let names = file.value(of: "Names", in: file.catalog) {
            parts.append(try digests.digest(of: names, in: file, without: ["EmbeddedFiles"]))
        }
        if let outline = file.value(of: "Outlines", in: file.catalog) { parts += try lines(below: outline, in: file, depth: 0) }
        if let form = file.value(of: "AcroForm", in: file.catalog) { parts += try fields(of: form, in: file) }
        if let info = file.value(of: "Info", in: file.trailer) {
            for key in ["Title", "Author", "Subject", "Keywords"] {
                if let text = file.value(of: key, in: info).flatMap({ file.text($0) }) { parts.append(Array("\(key):\(text)".utf8)) }
            }
        }
        return SHA256(of: parts).hexadecimal
    }

    /// What is read otherwise, what signatures need, and how the window opens, which programs change without being asked.
    private static let keysBesideCatalog: Set = [
        "Type", "Pages", "Names", "StructTreeRoot", "Outlines", "Metadata", "AcroForm", "Version", "Extensions", "DSS", "Perms", "PageMode",
    ]

    /// The lines of an outline, which are a chain: a long one must not be followed from line to line on the stack.
    private mutating func lines(below node: PDFObject, in file: borrowing PDFFile, depth: Int) throws(ReadingError) -> [[UInt8]] {
        guard depth < 32 else { throw .tooDeep }
        var (parts, line, count) = ([[UInt8]](), file.value(of: "First", in: node), 0)
        while let current = line {
            guard count < 1_000_000 else { throw .tooDeep }
            parts.append(try digests.digest(of: current, in: file, without: ["First", "Next", "Count", "SE"]))
            parts += try lines(below: current, in: file, depth: depth + 1)
            (line, count) = (file.value(of: "Next", in: current), count + 1)
        }
        return parts
    }

    /// All of a form but fields for signatures.
    private mutating func fields(of form: PDFObject, in file: borrowing PDFFile) throws(ReadingError) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        for key in ["XFA", "CO", "NeedAppearances"] {
            if let value = file.value(of: key, in: form) { parts.append(try digests.digest(of: value, in: file)) }
        }
        for field in file.value(of: "Fields", in: form).map({ file.items(of: $0) }) ?? [] where !isSignatureField(field, in: file) {
            parts.append(try digests.digest(of: field, in: file))
        }
        return parts
    }
}
