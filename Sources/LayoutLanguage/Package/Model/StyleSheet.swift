public import DocumentTree
public import Geometry
public import OrderedCollections
public import Styling

/// The styles of `styles.yaml`, all resolved.
public struct StyleSheet: Hashable, Sendable {
    public var paragraphs: OrderedDictionary<String, ParagraphStyle> = [:]
    /// Looks of cells; every paragraph style is one too, without padding or background.
    public var cells: OrderedDictionary<String, Table.CellStyle> = [:]
    /// What changes in a text that is set apart by name (`[text]{style=名称}`).
    var texts: OrderedDictionary<String, StylePatch> = [:]
    /// By level, 1 to 6.
    public var headings: OrderedDictionary<Int, HeadingTemplate> = [:]
    /// Headings of text blocks of the data, by their level within the text.
    public var blockHeadings: OrderedDictionary<Int, BlockHeadingTemplate> = [:]
    public var contentsKinds: OrderedDictionary<String, Contents.Kind> = [:]
    /// Kinds of captions that are counted.
    public var captions: OrderedDictionary<String, CaptionNumbering> = [:]
    public var list: ListTemplate?
    public var chart = ChartStyle()
    /// What the styles were resolved from, by name: classes of a table are laid over these.
    var patches: OrderedDictionary<String, StylePatch> = [:]

    public init() {}

    /// The style of a line of prose that names none (layout-language.md, section 4).
    public static let textStyleName = "正文"

    /// The cell style `name` with the changes of a class laid over it; lengths in em follow a changed size. `nil` without such a style.
    public func cell(_ name: String, with patch: StylePatch? = nil) -> Table.CellStyle? {
        guard let patch else { return cells[name] }
        return patches[name].map { patch.over($0).cellStyle() }
    }
}

/// Headings of one level.
public struct HeadingTemplate: Hashable, Sendable {
    public var style: ParagraphStyle
    /// `nil`: not numbered.
    public var number: NumberPattern?
    public var startsPage: Bool
    public var contentsKind: String?
    public var isInOutline: Bool
}

/// Headings of one level of a text of the data; their numbers stand in their texts.
public struct BlockHeadingTemplate: Hashable, Sendable {
    public var style: ParagraphStyle
    /// The level in the document, 1 to 6.
    public var level: Int
    public var contentsKind: String?
    public var isInOutline: Bool
}

/// Bulleted and numbered items.
public struct ListTemplate: Hashable, Sendable {
    public var style: ParagraphStyle
    public var bullet: String
    public var number: NumberPattern
    public var labelWidth: Length
}
