/// Words of a chart, with the figures that are printed in them.
public struct ChartText: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// A stretch of characters.
    public struct Part: Hashable, Sendable {
        public var text: String
        /// Key in the provenance table of the figure that the characters print; `nil` for words.
        public var figure: String?

        public init(_ text: String, figure: String? = nil) {
            self.text = text
            self.figure = figure
        }
    }

    /// Parts without characters are left out.
    public let parts: [Part]
    /// All characters.
    public let text: String

    public init(_ parts: [Part]) {
        self.parts = parts.filter { !$0.text.isEmpty }
        text = parts.map(\.text).joined()
    }

    /// Words alone.
    public init(_ text: String) { self.init([Part(text)]) }

    public init(stringLiteral text: String) { self.init(text) }

    /// The text of inlines, their styles aside.
    public init(_ inlines: [Inline]) { self.init(inlines.flatMap(Self.parts)) }

    public var isEmpty: Bool { text.isEmpty }

    /// The keys of the figures in it.
    public var figures: [String] { parts.compactMap(\.figure) }

    public static func + (left: ChartText, right: ChartText) -> ChartText { ChartText(left.parts + right.parts) }

    private static func parts(of inline: Inline) -> [Part] {
        switch inline {
        case .text(let text, _): [Part(text)]
        case .figure(let use): [Part(use.text, figure: use.id)]
        case .foreign(let content, _), .link(_, let content), .unbroken(let content): content.flatMap(parts)
        case .lineBreak, .preferredBreak, .leader, .pageNumber, .pageCount, .runningTitle, .pageReference, .numberReference, .anchor,
            .footnote:
            []
        }
    }
}

extension [ChartText] {
    /// One text of all, with `separator` between them.
    public func joined(by separator: String) -> ChartText {
        ChartText(map(\.parts).joined(separator: [ChartText.Part(separator)]).map { $0 })
    }
}
