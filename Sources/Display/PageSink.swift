/// Takes the pages of a document as the layout finishes them, so that nobody has to hold them all.
public protocol PageSink: AnyObject {
    /// The page at `index` of the document, from 0. Each page comes once; those that print numbers of later pages come after the others.
    func take(_ page: Page, at index: Int)

    /// The pages so far were numbered wrongly: all come again.
    func startOver()
}

/// Counts pages and keeps none.
public final class PageCounter: PageSink {
    public private(set) var count = 0

    public init() {}

    public func take(_ page: Page, at index: Int) { count += 1 }

    public func startOver() { count = 0 }
}

/// Keeps all pages.
public final class PageCollector: PageSink {
    private var byIndex: [Int: Page] = [:]
    /// The places of the pages in the order in which they came.
    public private(set) var order: [Int] = []

    public init() {}

    /// The pages in the order of the document.
    public var pages: [Page] { byIndex.sorted { $0.key < $1.key }.map(\.value) }

    public func take(_ page: Page, at index: Int) {
        byIndex[index] = page
        order.append(index)
    }

    public func startOver() { (byIndex, order) = ([:], []) }
}
