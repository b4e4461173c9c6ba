/// What a face is used for; the font table says which face plays the role.
public struct FontRole: RawRepresentable, Hashable, Sendable {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// 宋: statements, folios, notes to tables.
    public static let song = FontRole(rawValue: "song")
    /// 仿宋: running text.
    public static let fang = FontRole(rawValue: "fang")
    /// 楷: second-level headings, captions, notes.
    public static let kai = FontRole(rawValue: "kai")
    /// 黑: first-level headings, table heads, labels.
    public static let hei = FontRole(rawValue: "hei")
    /// 小标宋: titles.
    public static let title = FontRole(rawValue: "title")
}
