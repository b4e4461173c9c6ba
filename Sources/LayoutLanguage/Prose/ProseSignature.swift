public import Geometry

/// `@signature 单位公章 {width=42mm align=right indent=10mm}`.
public struct ProseSignature: Hashable, Sendable {
    /// What the field is called.
    public var name: SpannedName
    /// Width and height on the page; one that is missing is as the other.
    public var width: ProseLength?
    public var height: ProseLength?
    public var alignment = HorizontalAlignment.center
    public var indent = ProseLength.length(.zero)
}
