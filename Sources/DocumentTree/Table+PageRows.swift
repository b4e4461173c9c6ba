extension Table {
    /// Rows that exist because of page breaks: what was added up so far, and what a page adds. They are artifacts of the pages.
    public struct PageRows: Hashable, Sendable {
        /// At the top of every page but the first (`承前页`).
        public var head: [Row]
        /// At the foot of every page but the last (`过次页`, `本页小计`).
        public var foot: [Row]
        /// Whether the foot stands on the last page of several, too.
        public var closesLastPage: Bool

        public init(head: [Row] = [], foot: [Row] = [], closesLastPage: Bool = false) {
            self.head = head
            self.foot = foot
            self.closesLastPage = closesLastPage
        }
    }

    /// A sum over the rows of the body that a page shows, or over those up to it.
    public struct PageSum: Hashable, Sendable {
        /// Which rows are added up.
        public enum Extent: String, Hashable, Sendable, CaseIterable {
            /// Those of the page.
            case page
            /// Those before the page.
            case before
            /// Those up to the page's end.
            case through
        }

        /// Which list of amounts: the key that ``PageSums`` knows.
        public var list: Int
        public var extent: Extent
        /// A text as wide as the widest that can be printed.
        public var widest: String

        public init(list: Int, extent: Extent, widest: String) {
            self.list = list
            self.extent = extent
            self.widest = widest
        }
    }
}

/// Adds amounts up, exactly, and prints the sum; layout knows the rows and nothing of numbers.
public protocol PageSums: Sendable {
    /// The printed sum of the amounts of a list in `rows` of the table's body.
    func text(of list: Int, rows: Range<Int>) -> String
}
