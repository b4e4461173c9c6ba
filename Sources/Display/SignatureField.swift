public import Geometry

/// A place for an electronic signature or seal: an empty field of a form, which a program for signing fills later.
public struct SignatureField: Hashable, Sendable {
    /// What people and programs for signing call it. A second field of one name is told apart when the file is written.
    public var name: String
    public var size: Size
    /// The struct element that holds it, a `form`.
    public var element: StructID

    public init(name: String, size: Size, element: StructID) {
        self.name = name
        self.size = size
        self.element = element
    }
}
