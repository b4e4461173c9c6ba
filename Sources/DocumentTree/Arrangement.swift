public import Geometry
public import Styling

/// How the blocks of a group stand.
public enum Arrangement: Hashable, Sendable {
    /// Below one another, as if there were no group.
    case flow
    /// Side by side in columns of text.
    case columns(TextColumns)
    /// In a box of one height.
    case box(FixedBox)
    /// Outside of the flow, in which they take no room.
    case placed(Placement)
}

extension Arrangement {
    /// The measure of blocks in one of `measure`.
    public func measure(in measure: Length) -> Length {
        switch self {
        case .flow, .box: measure
        case .columns(let columns): columns.width(in: measure)
        case .placed(let placement): placement.width ?? measure
        }
    }
}

/// Columns of text: filled one after the other, as high as one another on their last page.
public struct TextColumns: Hashable, Sendable {
    /// Two or more.
    public var count: Int
    /// Between neighbours.
    public var gap: Length
    /// The line in the middle of each gap.
    public var rule: Stroke?

    public init(count: Int, gap: Length, rule: Stroke? = nil) {
        self.count = count
        self.gap = gap
        self.rule = rule
    }

    /// The width of a column in a measure.
    public func width(in measure: Length) -> Length { max(.pt(1), (measure - gap * Double(count - 1)) / Double(count)) }
}

/// A box whose height does not depend on what it holds.
public struct FixedBox: Hashable, Sendable {
    public var height: Length
    /// The size that the smallest type in it may shrink to where it does not fit; `nil` lets nothing shrink.
    public var smallestSize: Length?
    public var alignment: VerticalAlignment

    public init(height: Length, smallestSize: Length? = nil, alignment: VerticalAlignment = .top) {
        self.height = height
        self.smallestSize = smallestSize
        self.alignment = alignment
    }
}

/// Where something stands that takes no room in the flow.
public struct Placement: Hashable, Sendable {
    /// What distances are measured from.
    public enum Reference: String, Hashable, Sendable, CaseIterable {
        /// The paper.
        case page
        /// The text block of the page.
        case text
        /// The line at which it is written: its height is none, its width that of the text there.
        case here
    }

    /// Whether it is drawn before the text of the page or after it.
    public enum Layer: String, Hashable, Sendable, CaseIterable {
        case above, behind
    }

    public var reference: Reference
    public var layer: Layer
    /// Distances from the edges of the reference; with neither of two it stands in the middle between them.
    public var left: Length?
    public var right: Length?
    public var top: Length?
    public var bottom: Length?
    /// The measure of its blocks; `nil`: that of its pictures, or all that the edges leave where it holds anything else.
    public var width: Length?
    /// Whether it means nothing to a reader.
    public var isDecorative: Bool
    /// Whether it stands on every page of its section; then it is a decoration.
    public var repeats: Bool

    /// Whether it means nothing to a reader, by itself or as what stands on every page.
    public var isDecoration: Bool { isDecorative || repeats }

    public init(
        reference: Reference = .text, layer: Layer = .above, left: Length? = nil, right: Length? = nil, top: Length? = nil,
        bottom: Length? = nil, width: Length? = nil, isDecorative: Bool = false, repeats: Bool = false
    ) {
        self.reference = reference
        self.layer = layer
        self.left = left
        self.right = right
        self.top = top
        self.bottom = bottom
        self.width = width
        self.isDecorative = isDecorative
        self.repeats = repeats
    }
}
