internal import Layout
internal import LayoutLanguage

/// The pages of a report that is set over and over by one renderer, as they were set last.
public final class PagesMemory {
    let sections = LayoutMemory()
    /// What rows at page breaks add up.
    var pageSums: PageSumLists?

    public init() {}
}
