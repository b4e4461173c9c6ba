internal import Display

/// What one PDF says otherwise than another.
public struct PDFDifferences: Hashable, Sendable {
    /// The numbers of pages, where they differ: what was drawn, and what the file has.
    public var pageCounts: (drawn: Int, found: Int)? { drawnPages == foundPages ? nil : (drawnPages, foundPages) }
    private let drawnPages: Int
    private let foundPages: Int
    /// Pages that show something else, from 1.
    public private(set) var contents: [Int] = []
    /// Pages whose links or comments differ, from 1.
    public private(set) var annotations: [Int] = []
    public private(set) var structure = false
    public private(set) var catalog = false
    /// Facts and statements in the metadata that differ, by their names.
    public private(set) var properties: [String] = []
    /// Embedded files, by their names.
    public private(set) var added: [String] = []
    public private(set) var removed: [String] = []
    public private(set) var changed: [String] = []

    /// What `found` says otherwise than `drawn`.
    public init(of found: PDFReading, from drawn: PDFReading) {
        (drawnPages, foundPages) = (drawn.account.pages.count, found.account.pages.count)
        for (index, (page, wanted)) in zip(found.account.pages, drawn.account.pages).enumerated() {
            if page.content != wanted.content { contents.append(index + 1) }
            if page.annotations != wanted.annotations { annotations.append(index + 1) }
        }
        structure = found.account.structure != drawn.account.structure
        catalog = found.account.catalog != drawn.account.catalog
        let names = Set(found.account.properties.keys).union(drawn.account.properties.keys)
        properties = names.filter { found.account.properties[$0] != drawn.account.properties[$0] }.sorted()
        let statements = Set(found.account.statements.keys).union(drawn.account.statements.keys)
        properties += statements.filter { found.account.statements[$0] != drawn.account.statements[$0] }.sorted()
        if found.account.creator != drawn.account.creator { properties.append("xmp:CreatorTool") }
        compare(found.attachments, with: drawn.attachments)
    }

    private mutating func compare(_ found: [Attachment], with drawn: [Attachment]) {
        var rest = found
        for attachment in drawn {
            if let place = rest.firstIndex(where: { $0.name == attachment.name && $0.bytes == attachment.bytes }) {
                rest.remove(at: place)
            } else if let place = rest.firstIndex(where: { $0.name == attachment.name }) {
                changed.append(rest.remove(at: place).name)
            } else {
                removed.append(attachment.name)
            }
        }
        added = rest.map(\.name)
    }

    /// Whether pages and all that belongs to them are the same.
    public var arePagesEqual: Bool { pageCounts == nil && contents.isEmpty && annotations.isEmpty && !structure && !catalog }
    public var areFilesEqual: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }
    public var isEmpty: Bool { arePagesEqual && areFilesEqual && properties.isEmpty }
}
