/// What stands in a new report where a text is to be filled in: `【请填写：单位全称】`.
public enum Placeholder {
    /// How each of them begins; no text that is filled in does.
    public static let opening = "【请填写"

    /// What stands for the text that is called `name`.
    public static func text(_ name: String) -> String { "\(opening)：\(name)】" }
}
