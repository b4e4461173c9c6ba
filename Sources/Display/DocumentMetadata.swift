/// What the file says about the document.
public struct DocumentMetadata: Hashable, Sendable {
    public var title: String
    public var author: String
    public var subject: String
    public var keywords: [String]
    /// BCP 47 language of the document.
    public var language: String
    /// From the report, not from the clock: ISO 8601 with offset, such as `2025-08-15T00:00:00+08:00`.
    public var date: String

    public init(
        title: String = "", author: String = "", subject: String = "", keywords: [String] = [], language: String = "zh-CN",
        date: String = "1970-01-01T00:00:00+00:00"
    ) {
        self.title = title
        self.author = author
        self.subject = subject
        self.keywords = keywords
        self.language = language
        self.date = date
    }
}
