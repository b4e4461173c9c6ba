/// A length in PostScript points (1/72 inch).
@frozen
public struct Length: Hashable, Sendable, Comparable, AdditiveArithmetic {
    /// The length in points.
    public var points: Double

    /// A length of `points` points.
    @inlinable
    public init(points: Double) { self.points = points }

    /// A length of `value` points.
    @inlinable
    public static func pt(_ value: Double) -> Length { Length(points: value) }

    /// A length of `value` millimetres.
    @inlinable
    public static func mm(_ value: Double) -> Length { Length(points: value * 72 / 25.4) }

    /// The length in millimetres.
    @inlinable
    public var millimetres: Double { points * 25.4 / 72 }

    @inlinable
    public static var zero: Length { Length(points: 0) }

    /// A length no content reaches.
    @inlinable
    public static var infinity: Length { Length(points: .infinity) }

    @inlinable
    public static func < (left: Length, right: Length) -> Bool { left.points < right.points }
    @inlinable
    public static func + (left: Length, right: Length) -> Length { Length(points: left.points + right.points) }
    @inlinable
    public static func - (left: Length, right: Length) -> Length { Length(points: left.points - right.points) }
    @inlinable
    public static prefix func - (length: Length) -> Length { Length(points: -length.points) }
    @inlinable
    public static func * (length: Length, factor: Double) -> Length { Length(points: length.points * factor) }
    @inlinable
    public static func * (factor: Double, length: Length) -> Length { Length(points: length.points * factor) }
    @inlinable
    public static func / (length: Length, divisor: Double) -> Length { Length(points: length.points / divisor) }
    /// The ratio of two lengths.
    @inlinable
    public static func / (left: Length, right: Length) -> Double { left.points / right.points }

    /// The length without its sign.
    @inlinable
    public var magnitude: Length { Length(points: abs(points)) }
}

extension Length: CustomStringConvertible {
    public var description: String { "\(points)pt" }
}
