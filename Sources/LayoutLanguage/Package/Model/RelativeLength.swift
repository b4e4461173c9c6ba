public import Geometry

/// A length of a layout file whose size may depend on the style it stands in.
public struct RelativeLength: Hashable, Sendable {
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case pt, mm, cm
        /// The distance from one Han to the next.
        case em, ic
        /// The style's own pitch.
        case lines
    }

    public var value: Double
    public var unit: Unit

    public init(_ value: Double, _ unit: Unit) {
        self.value = value
        self.unit = unit
    }

    /// True for `em`, `ic` and `lines`.
    public var dependsOnStyle: Bool {
        switch unit {
        case .pt, .mm, .cm: false
        case .em, .ic, .lines: true
        }
    }

    /// The length where an em is `em` and a line is `line`.
    public func length(em: Length, line: Length) -> Length {
        switch unit {
        case .pt: .pt(value)
        case .mm: .mm(value)
        case .cm: .mm(value * 10)
        case .em, .ic: em * value
        case .lines: line * value
        }
    }
}
