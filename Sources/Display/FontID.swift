/// The name of one face of the font table: the PostScript name of the prepared file.
public struct FontID: RawRepresentable, Hashable, Sendable {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
}
