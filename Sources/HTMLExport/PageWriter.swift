internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Styling

/// Writes one file: head, contents, sections in reading order, what it carries.
struct PageWriter {
    let document: Document
    let parts: HTMLParts
    let words: Words
    /// What contents lists show.
    let entries: [ContentsEntry]
    var markup = Markup()
    var looks: Looks
    /// The levels of the headings that are open.
    private var open: [Int] = []
    /// Whether the document's title is the first heading: the others stand below it.
    let hasTitle: Bool
    /// Footnotes so far, and those whose text has not been written.
    var footnotes = 0
    var waiting: [(number: Int, note: Paragraph)] = []
    /// The places that have an element.
    private var placed: Set<AnchorID> = []
    /// Tables, figures and charts so far: their identifiers.
    var regions = 0

    init(document: Document, parts: HTMLParts) {
        self.document = document
        self.parts = parts
        words = Words(language: document.metadata.language)
        entries = document.contentsEntries
        looks = Looks(document)
        hasTitle = document.sections.contains { $0.blocks.contains(where: \.isTitle) }
    }

    mutating func write() -> [UInt8] {
        writeSections()
        let body = markup
        markup = Markup()
        writeHead()
        markup.raw(body.bytes)
        writeFoot()
        return markup.bytes
    }

    // MARK: Head and foot

    private var title: String {
        let title = document.metadata.title
        return parts.draft == nil ? title : title.isEmpty ? words.draft : "\(words.draft)　\(title)"
    }

    private mutating func writeHead() {
        let metadata = document.metadata
        markup.raw("<!DOCTYPE html>\n")
        markup.open("html", ["lang": metadata.language])
        markup.raw("\n<head>\n<meta charset=\"utf-8\">\n")
        // Nothing in the page may ask anybody for anything, whatever stands in the data.
        markup.raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n")
        markup.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        markup.raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
        markup.element("title", text: title)
        markup.line()
        let facts = [
            ("generator", parts.generator), ("author", metadata.author), ("description", metadata.subject),
            ("keywords", metadata.keywords.joined(separator: ",")), ("dcterms.date", metadata.date),
        ]
        for (name, value) in facts + parts.properties.map({ ("render.\($0.name)", $0.value) }) where !value.isEmpty {
            markup.open("meta", ["name": name, "content": value])
            markup.line()
        }
        markup.raw("<style>\n")
        markup.raw(StyleSheet.text)
        markup.raw(Array(looks.rules.utf8))
        markup.raw("</style>\n</head>\n<body>\n")
        markup.element("a", ["class": "skip", "href": "#main"], text: words.skip)
        if let findings = parts.draft { writeDraft(findings) }
        markup.raw("\n<main id=\"main\">\n")
    }

    private mutating func writeDraft(_ findings: [Diagnostic]) {
        let renderer = DiagnosticRenderer(language: document.metadata.language.hasPrefix("zh") ? .chinese : .english)
        markup.raw("\n<aside class=\"draft\">")
        markup.element("p", text: words.draft)
        if !findings.isEmpty {
            markup.raw("<ul>")
            for finding in findings.sortedByPlace() {
                let message = finding.message.text(in: renderer.language)
                markup.element("li", text: "\(renderer.name(of: finding.severity))[\(finding.id.rawValue)] \(message)")
            }
            markup.raw("</ul>")
        }
        markup.raw("</aside>")
    }

    private mutating func writeFoot() {
        markup.raw("</main>\n<footer>\n")
        if !parts.attachments.isEmpty {
            markup.open("p")
            markup.text(words.files)
            for file in parts.attachments {
                // A link is exact to the byte; text in a script would have to be escaped.
                let name = String(file.name.split(separator: "/").last ?? "file")
                markup.element(
                    "a", ["download": name, "href": dataAddress(of: file.bytes, mimeType: file.mimeType)],
                    text: "\(file.description.isEmpty ? file.name : file.description)（\(file.name)）")
                markup.text(" ")
            }
            markup.raw("</p>\n")
        }
        markup.element("p", text: words.made + parts.generator)
        markup.raw("\n</footer>\n</body>\n</html>\n")
    }

    // MARK: Sections

    private mutating func writeSections() {
        if !hasTitle, document.headings.isEmpty { markup.element("h1", ["class": "unseen"], text: document.metadata.title) }
        for section in document.sections {
            let isWide = section.master.orientation != .portrait || section.master.paper.width > section.master.paper.height
            markup.open("div", ["class": isWide ? "sheet wide" : "sheet"])
            markup.line()
            for block in section.blocks { writeTop(block) }
            markup.raw("</div>\n")
        }
    }

    /// A block of a section: notes that it calls stand below it.
    private mutating func writeTop(_ block: Block) {
        write(block, opensSections: true)
        writeNotes()
    }

    /// The level of a heading in the file: none is skipped, and the document's title is above them all.
    mutating func level(of heading: Heading, opensSections: Bool) -> Int {
        let own: Int
        if opensSections {
            open.removeAll { $0 >= heading.level }
            open.append(heading.level)
            own = open.count
        } else {
            own = min(heading.level, open.count + 1)
        }
        return min(own + (hasTitle ? 1 : 0), 6)
    }

    /// The identifier of a place; `nil` when an element has it already: the first that is said counts.
    mutating func identifier(of anchor: AnchorID) -> String? { placed.insert(anchor).inserted ? anchor.identifier : nil }

    /// An identifier that no other element has.
    mutating func newIdentifier(_ prefix: String) -> String {
        regions += 1
        return "\(prefix)-\(regions)"
    }
}

extension Block {
    /// Whether the block is or holds the document's title.
    fileprivate var isTitle: Bool {
        switch self {
        case .paragraph(let paragraph): paragraph.role == .title
        case .group(let group): group.readBlocks.contains(where: \.isTitle)
        case .heading, .list, .table, .figure, .contents, .space, .rule, .signature, .pageBreak: false
        }
    }
}

extension AnchorID {
    /// The place as an attribute `id` has it: any characters but blanks (HTML Standard, 3.2.6).
    var identifier: String { "p-" + rawValue.map { $0.isWhitespace ? "_" : $0 } }

    /// A link to it.
    var address: String { "#" + percentEncoded(identifier) }
}

/// The text as a fragment of an address has it (RFC 3986, 3.5).
private func percentEncoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            encoded.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            encoded += "%\(digits.count == 1 ? "0" : "")\(digits)"
        }
    }
    return encoded
}
