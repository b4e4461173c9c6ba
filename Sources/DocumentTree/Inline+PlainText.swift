extension [Inline] {
    /// The characters alone, as contents lines and alternate texts take them.
    public var plainText: String {
        map { inline in
            switch inline {
            case .text(let text, _): text
            case .figure(let use): use.text
            case .foreign(let content, _), .link(_, let content), .unbroken(let content): content.plainText
            case .lineBreak, .preferredBreak, .leader, .pageNumber, .pageCount, .runningTitle, .pageReference, .numberReference, .anchor,
                .footnote:
                ""
            }
        }.joined()
    }
}
