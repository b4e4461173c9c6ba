internal import Display
internal import DocumentTree
internal import Geometry

/// A field for a signature that is asked for by page and place, such as `1:bottom-right` or `last:120,230:单位公章`, beside those that a
/// layout prepares.
public struct SignatureFieldPosition: Hashable, Sendable {
    /// Which page.
    public enum Page: Hashable, Sendable {
        /// From 1.
        case number(Int)
        case last
    }

    /// Where on it.
    public enum Place: Hashable, Sendable {
        /// Near an edge or a corner, or in the middle.
        case named(Name)
        /// The middle, in millimetres from the left and the upper edge of the trimmed page.
        case middle(x: Double, y: Double)
    }

    /// The places that have names.
    public enum Name: String, Hashable, Sendable, CaseIterable {
        case topLeft = "top-left"
        case top
        case topRight = "top-right"
        case left, center, right
        case bottomLeft = "bottom-left"
        case bottom
        case bottomRight = "bottom-right"

        /// What it is called in Chinese.
        public var chinese: String {
            switch self {
            case .topLeft: "左上"
            case .top: "上"
            case .topRight: "右上"
            case .left: "左"
            case .center: "中"
            case .right: "右"
            case .bottomLeft: "左下"
            case .bottom: "下"
            case .bottomRight: "右下"
            }
        }
    }

    public var page: Page
    public var place: Place
    /// What the field is called.
    public var name: String

    /// What a field is called whose name nobody says.
    public static let standardName = "单位公章"
    private static let edge = SignaturePlace.standardEdge
    /// From the edges of the page to a field that stands near them.
    private static let margin = Length.mm(20)
    private static let largestName = 60

    /// Reads `page:place` or `page:place:name`; `nil` for anything else. A page is a number or `last` (`末页`), a place one of the names in
    /// English or Chinese or two numbers.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, let page = Page(parts[0]), let place = Place(parts[1]) else { return nil }
        let name = parts.count == 3 ? String(parts[2]) : Self.standardName
        // A point divides the names of fields that lie in one another (ISO 32000-1, 12.7.3.2); blanks divide arguments.
        guard (1...Self.largestName).contains(name.unicodeScalars.count), !name.contains("."),
            name.unicodeScalars.allSatisfy({ !$0.properties.isWhitespace && $0.properties.generalCategory != .control })
        else { return nil }
        (self.page, self.place, self.name) = (page, place, name)
    }

    /// As it is written in a call.
    public var argument: String {
        let words = [page.argument, place.argument] + (name == Self.standardName ? [] : [name])
        return words.joined(separator: ":")
    }

    /// The field's box on a page, counted from the sheet's corner.
    func box(on geometry: PageGeometry) -> Rect {
        let trim = geometry.trim
        let (right, bottom) = (trim.maxX - Self.margin - Self.edge, trim.maxY - Self.margin - Self.edge)
        let (left, top) = (trim.minX + Self.margin, trim.minY + Self.margin)
        let (centerX, centerY) = (trim.minX + (trim.size.width - Self.edge) / 2, trim.minY + (trim.size.height - Self.edge) / 2)
        let origin: Point
        switch place {
        case .middle(let x, let y): origin = Point(x: trim.minX + .mm(x) - Self.edge / 2, y: trim.minY + .mm(y) - Self.edge / 2)
        case .named(.topLeft): origin = Point(x: left, y: top)
        case .named(.top): origin = Point(x: centerX, y: top)
        case .named(.topRight): origin = Point(x: right, y: top)
        case .named(.left): origin = Point(x: left, y: centerY)
        case .named(.center): origin = Point(x: centerX, y: centerY)
        case .named(.right): origin = Point(x: right, y: centerY)
        case .named(.bottomLeft): origin = Point(x: left, y: bottom)
        case .named(.bottom): origin = Point(x: centerX, y: bottom)
        case .named(.bottomRight): origin = Point(x: right, y: bottom)
        }
        return Rect(origin: origin, size: Size(width: Self.edge, height: Self.edge))
    }
}

extension SignatureFieldPosition.Page {
    private static let lastNames = ["last", "末页"]

    init?(_ text: Substring) {
        if Self.lastNames.contains(String(text)) {
            self = .last
        } else if let number = Int(text), number >= 1 {
            self = .number(number)
        } else {
            return nil
        }
    }

    var argument: String {
        switch self {
        case .number(let number): "\(number)"
        case .last: Self.lastNames[0]
        }
    }
}

extension SignatureFieldPosition.Place {
    /// No page is longer (ISO 32000-1, Annex C, table C.1: 14,400 points).
    private static let longestEdge = 5080.0

    init?(_ text: Substring) {
        if let name = SignatureFieldPosition.Name.allCases.first(where: { $0.rawValue == text || $0.chinese == text }) {
            self = .named(name)
            return
        }
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        guard numbers.count == 2, let x = numbers[0], let y = numbers[1], (0...Self.longestEdge).contains(x),
            (0...Self.longestEdge).contains(y)
        else { return nil }
        self = .middle(x: x, y: y)
    }

    var argument: String {
        switch self {
        case .named(let name): name.rawValue
        case .middle(let x, let y): "\(Self.decimal(x)),\(Self.decimal(y))"
        }
    }

    private static func decimal(_ number: Double) -> String { number == number.rounded() ? "\(Int(number))" : "\(number)" }
}
