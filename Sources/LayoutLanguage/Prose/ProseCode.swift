public import DocumentTree
public import Geometry

/// `@code qr {text="{网址}" width=25mm}`.
public struct ProseCode: Hashable, Sendable {
    public var kind: Code.Kind
    /// What is encoded.
    public var text: Template
    /// The width with the quiet zone.
    public var width: ProseLength
    /// Of bars; `nil` for what their standards advise.
    public var height: ProseLength?
    /// White modules around the code; `nil` for those of its standard.
    public var quiet: Int?
    /// How much of a QR code may be damaged: `L`, `M`, `Q` or `H`.
    public var level: SpannedName?
    /// What a reader hears; `nil` for the kind and the text.
    public var alternateText: Template?
    public var anchor: SpannedName?
    public var caption: ProseImage.Caption?
    public var alignment = HorizontalAlignment.center
    public var spaceBefore = ProseLength.length(.zero)
    public var spaceAfter = ProseLength.length(.zero)
    /// The line, for messages.
    public var span: SpannedName
}
