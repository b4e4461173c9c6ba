public import Geometry

/// The number of a struct element in its tree.
public struct StructID: RawRepresentable, Hashable, Sendable, Comparable {
    public var rawValue: Int32

    public init(rawValue: Int32) { self.rawValue = rawValue }

    public static func < (left: StructID, right: StructID) -> Bool { left.rawValue < right.rawValue }
}

/// What the document is to a reader that does not see pages: elements in reading order, independent of the order of drawing.
///
/// A tree beside the frames, not begin and end marks within them: a row of cells that breaks over pages is drawn
/// page by page but read cell by cell, which no nesting of marks can say. Frames name the element of each leaf.
public struct StructTree: Hashable, Sendable {
    /// All elements by number; the first is the root, a `document`. A parent precedes its children.
    public private(set) var elements: [StructElement]

    public init() { elements = [StructElement(role: .document, parent: nil)] }

    /// Files that belong to elements, in the order in which they were added: the numbers of a chart.
    public private(set) var files: [StructFile] = []

    /// The elements at the places that links and the outline lead to.
    public private(set) var anchors: [AnchorID: StructID] = [:]

    /// The root.
    public static let root = StructID(rawValue: 0)

    /// Adds an element as the last child of `parent` and gives its number.
    public mutating func append(_ role: StructRole, in parent: StructID, attributes: StructAttributes = StructAttributes()) -> StructID {
        let id = StructID(rawValue: Int32(elements.count))
        elements.append(StructElement(role: role, parent: parent, attributes: attributes))
        elements[Int(parent.rawValue)].children.append(id)
        return id
    }

    /// Adds the elements of another tree with these numbers, which follow those that are here, with their files and anchors. Their parents
    /// are among them or here.
    public mutating func append(_ numbers: Range<Int32>, of other: StructTree) {
        precondition(Int(numbers.lowerBound) == elements.count, "elements keep their numbers")
        elements.reserveCapacity(elements.count + numbers.count)
        for number in numbers {
            var element = other.elements[Int(number)]
            // What follows adds its own.
            element.children.removeAll { $0.rawValue >= numbers.upperBound }
            if let parent = element.parent, parent.rawValue < numbers.lowerBound {
                elements[Int(parent.rawValue)].children.append(StructID(rawValue: number))
            }
            elements.append(element)
        }
        files += other.files.filter { numbers.contains($0.element.rawValue) }
        for (anchor, element) in other.anchors where numbers.contains(element.rawValue) { place(anchor, at: element) }
    }

    /// Adds a file that belongs to an element.
    public mutating func add(_ file: StructFile) { files.append(file) }

    /// Says which element stands at a place; the first that is said counts.
    public mutating func place(_ anchor: AnchorID, at id: StructID) {
        if anchors[anchor] == nil { anchors[anchor] = id }
    }

    public subscript(id: StructID) -> StructElement { elements[Int(id.rawValue)] }

    /// Changes the attributes of an element that is already in the tree (a figure's box is known only after layout).
    public mutating func update(_ id: StructID, _ change: (inout StructAttributes) -> Void) {
        change(&elements[Int(id.rawValue)].attributes)
    }
}

/// A file with what an element shows, for readers that want the numbers and not the picture (ISO 19005-3, 6.8).
public struct StructFile: Hashable, Sendable {
    public var element: StructID
    /// Unique within a document; a relative path.
    public var name: String
    public var bytes: [UInt8]
    /// Such as `text/csv`.
    public var mimeType: String
    /// For people.
    public var description: String

    public init(element: StructID, name: String, bytes: [UInt8], mimeType: String, description: String) {
        self.element = element
        self.name = name
        self.bytes = bytes
        self.mimeType = mimeType
        self.description = description
    }
}

/// One node of the struct tree.
public struct StructElement: Hashable, Sendable {
    public var role: StructRole
    public var parent: StructID?
    public var attributes = StructAttributes()
    public var children: [StructID] = []
}

/// The structure types that are used (ISO 32000-1, 14.8.4; the title is of ISO 32000-2, 14.8.4.5).
public enum StructRole: Hashable, Sendable {
    case document, part, section, division
    /// The title of the document.
    case title
    /// H1 to H6.
    case heading(level: Int)
    case paragraph, blockQuote
    case list, listItem, listLabel, listBody
    case table, tableHead, tableBody, tableRow, headerCell, dataCell
    case figure, caption
    case contents, contentsItem, reference
    case note, span, link
    /// Words in bold type, words with emphasis dots: Strong and Em of ISO 32000-2, 14.8.4.7.2.
    case strong, emphasis
    /// A field of a form.
    case form
}

/// What an element says beyond its role; `nil` and empty are not written.
///
/// What few elements say lies apart: a long document has hundreds of thousands, nearly all of them cells and figures.
public struct StructAttributes: Hashable, Sendable {
    /// What a head cell is the head of (ISO 32000-1, table 349).
    public enum Scope: String, Hashable, Sendable {
        case row, column, both
    }

    public var scope: Scope?
    private var rows: Int32 = 1
    private var columns: Int32 = 1
    /// The head cells of a cell, where scope is not enough (heads of several rows); empty is a cell that has none, `nil` leaves it to the scopes.
    public var headers: [StructID]?
    /// The figure that the content shows, as the provenance table names it.
    public var figure: String?
    private var rare = Rare.none

    public init() {}

    public var rowSpan: Int {
        get { Int(rows) }
        set { rows = Int32(clamping: newValue) }
    }

    public var columnSpan: Int {
        get { Int(columns) }
        set { columns = Int32(clamping: newValue) }
    }

    /// Replaces what can not be read: the text of a chart.
    public var alternateText: String? {
        get { rare.values.alternateText }
        set { rare.change { $0.alternateText = newValue } }
    }

    /// The characters of content whose glyphs do not say them.
    public var actualText: String? {
        get { rare.values.actualText }
        set { rare.change { $0.actualText = newValue } }
    }

    public var title: String? {
        get { rare.values.title }
        set { rare.change { $0.title = newValue } }
    }

    /// BCP 47 language where it differs from the document's.
    public var language: String? {
        get { rare.values.language }
        set { rare.change { $0.language = newValue } }
    }

    /// Page (from 0) and box of a figure.
    public var box: PageBox? {
        get { rare.values.box }
        set { rare.change { $0.box = newValue } }
    }

    /// ListNumbering: `None`, `Decimal`, `Disc` … (ISO 32000-1, table 347).
    public var listNumbering: String? {
        get { rare.values.listNumbering }
        set { rare.change { $0.listNumbering = newValue } }
    }

    /// The elements that this one refers to: of a reference to a note the note, and of the note its references (ISO 32000-2, table 355, Ref).
    public var references: [StructID] {
        get { rare.values.references }
        set { rare.change { $0.references = newValue } }
    }

    /// Whether any text, a box or a kind of numbering is there: few elements have one.
    public var hasRareValues: Bool { rare != .none }

    private struct RareValues: Hashable, Sendable {
        var alternateText: String?
        var actualText: String?
        var title: String?
        var language: String?
        var box: PageBox?
        var listNumbering: String?
        var references: [StructID] = []
    }

    /// One pointer.
    private indirect enum Rare: Hashable, Sendable {
        case none
        case some(RareValues)

        var values: RareValues {
            switch self {
            case .none: RareValues()
            case .some(let values): values
            }
        }

        /// Equal values have one form.
        mutating func change(_ change: (inout RareValues) -> Void) {
            var values = values
            change(&values)
            self = values == RareValues() ? .none : .some(values)
        }
    }
}

/// A box on a page.
public struct PageBox: Hashable, Sendable {
    /// From 0.
    public var page: Int
    public var rect: Rect

    public init(page: Int, rect: Rect) {
        self.page = page
        self.rect = rect
    }
}
