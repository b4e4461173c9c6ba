/// How captions of one kind are counted, and what their numbers look like: `附表{1}　`, `图{1}-{1}　`.
public struct CaptionNumbering: Hashable, Sendable {
    /// The number of the heading that the caption stands below; `nil` leaves it out.
    var heading: NumberPattern?
    var own: NumberPattern
    /// The level of headings at each of which counting begins again; `nil` counts through the document.
    var within: Int?

    /// The label of the `counter`-th caption below the heading of that number.
    func text(for counter: Int, heading number: Int) -> String {
        (heading?.text(for: number) ?? "") + own.text(for: counter)
    }
}
