/// Where a diagnostic points: a stretch of a file, a path into JSON data, a whole file, or a page.
public struct Place: Hashable, Sendable {
    /// The stretch of text, when the input is a text with places.
    public var span: SourceSpan?
    /// JSON pointer (RFC 6901) of the value, when the input is data.
    public var path: String?
    /// The file, when there is no stretch.
    public var file: String?

    public init(span: SourceSpan? = nil, path: String? = nil, file: String? = nil) {
        self.span = span
        self.path = path
        self.file = file ?? span?.file.name
    }

    /// The place as it is printed: `report.json:212:17 /items/3/final`.
    public var description: String {
        let position = span.map { "\($0.file.name):\($0.start.line):\($0.start.column)" } ?? file
        return [position, path].compactMap { $0 }.joined(separator: " ")
    }
}
