/// A sentence for the reader in both languages of the program.
public struct Message: Hashable, Sendable {
    public var chinese: String
    public var english: String

    public init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }

    /// The sentence in `language`.
    public func text(in language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }

    /// The languages messages are written in.
    public enum Language: String, Hashable, Sendable, CaseIterable {
        case chinese = "zh"
        case english = "en"
    }
}
