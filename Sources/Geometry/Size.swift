/// A width and a height.
@frozen
public struct Size: Hashable, Sendable {
    public var width: Length
    public var height: Length

    @inlinable
    public init(width: Length, height: Length) {
        self.width = width
        self.height = height
    }

    @inlinable
    public static var zero: Size { Size(width: .zero, height: .zero) }

    /// A4 upright (ISO 216): 210 × 297 mm.
    public static var a4: Size { Size(width: .mm(210), height: .mm(297)) }

    /// The size with width and height exchanged.
    @inlinable
    public var transposed: Size { Size(width: height, height: width) }
}
