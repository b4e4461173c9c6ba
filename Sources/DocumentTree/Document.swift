public import Display

/// A complete document with every text, figure and style resolved, before it is laid out.
public struct Document: Hashable, Sendable {
    public var metadata: DocumentMetadata
    public var sections: [Section]

    public init(metadata: DocumentMetadata, sections: [Section]) {
        self.metadata = metadata
        self.sections = sections
    }
}

extension Document {
    /// The document for readers: pages whose content is turned on upright paper for a printer lie on their side instead, head at the top.
    public var forReading: Document {
        var document = self
        for index in document.sections.indices where document.sections[index].master.orientation == .turned {
            document.sections[index].master.orientation = .landscape
        }
        return document
    }
}

/// Blocks that share one kind of page; a section starts a page.
public struct Section: Hashable, Sendable {
    public var master: PageMaster
    public var numbering: PageNumbering
    public var blocks: [Block]
    /// How many pages this section and those before it that belong to it may take; `nil` for any number.
    public var limit: PageLimit?
    /// Whether it goes on with what the section before began, on another kind of page.
    public var isContinued: Bool

    public init(
        master: PageMaster, numbering: PageNumbering = PageNumbering(), blocks: [Block], limit: PageLimit? = nil, isContinued: Bool = false
    ) {
        self.master = master
        self.numbering = numbering
        self.blocks = blocks
        self.limit = limit
        self.isContinued = isContinued
    }
}

/// The most pages of a form: more are a finding, and the pages stay as they are.
public struct PageLimit: Hashable, Sendable {
    public var pages: Int
    /// How many sections it counts, this one and those before it.
    public var sections: Int
    /// What messages call them.
    public var name: String

    public init(pages: Int, sections: Int = 1, name: String) {
        self.pages = pages
        self.sections = sections
        self.name = name
    }
}

/// How the pages of a section are counted and called.
public struct PageNumbering: Hashable, Sendable {
    public enum Style: String, Hashable, Sendable, CaseIterable {
        case none, decimal
        case lowerRoman = "lower-roman"
        case upperRoman = "upper-roman"
    }

    public var style: Style
    /// The number of the section's first page; `nil` goes on from the page before.
    public var start: Int?
    /// What stands before each number, in contents, references and viewers, too: `附1`.
    public var prefix: String

    public init(style: Style = .decimal, start: Int? = nil, prefix: String = "") {
        self.style = style
        self.start = start
        self.prefix = prefix
    }
}
