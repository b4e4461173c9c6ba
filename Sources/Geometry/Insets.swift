/// Distances inwards from the four edges of a rectangle.
public struct Insets: Hashable, Sendable {
    public var top: Length
    public var left: Length
    public var bottom: Length
    public var right: Length

    public init(top: Length, left: Length, bottom: Length, right: Length) {
        self.top = top
        self.left = left
        self.bottom = bottom
        self.right = right
    }

    /// The same distances above and below, and the same left and right.
    public init(vertical: Length, horizontal: Length) {
        self.init(top: vertical, left: horizontal, bottom: vertical, right: horizontal)
    }

    public static var zero: Insets { Insets(vertical: .zero, horizontal: .zero) }
}
