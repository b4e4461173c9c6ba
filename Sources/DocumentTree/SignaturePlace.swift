public import Geometry

/// Where a document is to be signed or sealed. It takes no room: its middle stands on the lower edge of the text before it, as a seal is
/// pressed on a name.
public struct SignaturePlace: Hashable, Sendable {
    /// The diameter of the seals of offices (《国务院关于国家行政机关和企业事业单位社会团体印章管理的规定》).
    public static let standardEdge = Length.mm(42)

    /// What the field is called.
    public var name: String
    public var size: Size
    public var alignment: HorizontalAlignment
    /// From the edge of the measure to which it is aligned; of no effect in the middle.
    public var indent: Length

    public init(name: String, size: Size, alignment: HorizontalAlignment = .center, indent: Length = .zero) {
        self.name = name
        self.size = size
        self.alignment = alignment
        self.indent = indent
    }

    /// The distance of the field's left edge from that of a measure.
    public func x(in width: Length) -> Length {
        switch alignment {
        case .left: indent
        case .center: (width - size.width) / 2
        case .right: width - size.width - indent
        }
    }
}
