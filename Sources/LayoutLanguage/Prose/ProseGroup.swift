public import Diagnostics
public import DocumentTree
public import Geometry

/// The lines between `@columns`, `@box` or `@place` and `@end`.
public struct ProseGroup: Hashable, Sendable {
    /// How they stand.
    public enum Kind: Hashable, Sendable {
        case columns(ProseColumns)
        case box(ProseBox)
        case place(ProsePlace)
    }

    public var kind: Kind
    public var blocks: [ProseBlock]
    public var span: SourceSpan

    /// The word of the directive.
    var word: String {
        switch kind {
        case .columns: "columns"
        case .box: "box"
        case .place: "place"
        }
    }
}

/// `@columns 2 {gap=8mm rule=0.5pt}`.
public struct ProseColumns: Hashable, Sendable {
    public var count: Int
    public var gap = ProseLength.em(2)
    /// The thickness of the line between columns; `nil` for none.
    public var rule: ProseLength?
}

/// `@box {height=40mm smallest=8pt align=middle}`.
public struct ProseBox: Hashable, Sendable {
    public var height: ProseLength
    public var smallestSize: ProseLength?
    public var alignment = VerticalAlignment.top
}

/// `@place {from=page right=20mm bottom=30mm}`.
public struct ProsePlace: Hashable, Sendable {
    public var reference = Placement.Reference.text
    public var layer = Placement.Layer.above
    public var left: ProseLength?
    public var right: ProseLength?
    public var top: ProseLength?
    public var bottom: ProseLength?
    public var width: ProseLength?
    public var isDecorative = false
    public var repeats = false
}
