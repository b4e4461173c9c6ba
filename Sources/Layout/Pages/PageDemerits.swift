internal import Geometry

/// What pages cost. A line is a twenty-second of the page here, as on the page of GB/T 9704-2012, whatever the pitch.
enum PageDemerits {
    /// Each page.
    static let page = 1.0
    /// A figure that waits for the next page: more than a hole of two lines, less than one of three.
    static let float = 12.0
    /// An end inside what should stay together: a hole of ten lines is dearer.
    static let avoided = 1000.0
    /// A page of fewer than four lines of text and nothing else: half of another page may stay open for it.
    static let short = 1500.0
    /// An end where none may be, when the page has no other.
    static let forbidden = 1e6

    static let fewestLines = 4

    /// A figure that is lower or higher than its own height by some lines.
    static func height(steps: Int) -> Double { 3 * Double(steps * steps) }

    /// A hole at a page's foot. The cube makes two small ones cheaper than a large one, as TeX's badness does.
    static func open(_ height: Length, of page: Length) -> Double {
        let lines = max(0, height / page * 22)
        return lines * lines * lines
    }
}
