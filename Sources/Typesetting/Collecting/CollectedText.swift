internal import Display

/// The characters of a paragraph in one row, with what stands between them.
struct CollectedText {
    /// Stands in for a leader among the characters (U+FFFC, object replacement character).
    static let leaderScalar: Unicode.Scalar = "\u{FFFC}"

    var scalars: [Unicode.Scalar] = []
    /// The UTF-8 offset of each scalar in `bytes`, and at the end the length.
    var offsets: [Int] = [0]
    /// The text as UTF-8, exactly as given.
    var bytes: [UInt8] = []
    /// The items that hold text, leaders included.
    var sources: [StyledText] = []
    /// For each scalar the index of its item in `sources`.
    var sourceOf: [Int] = []
    /// Scalar positions before which a line ends in any case, ascending; a position may repeat.
    var forcedBreaks: [Int] = []
    /// Scalar positions before which a line end is preferred, ascending.
    var preferredBreaks: [Int] = []
    var anchors: [(position: Int, id: AnchorID)] = []
    var markers: [(position: Int, number: Int)] = []

    /// The first step: takes items, gives their characters in one row. No character is changed.
    ///
    /// A line feed within a text is a forced line end.
    init(_ items: [ParagraphItem]) {
        for item in items {
            switch item {
            case .text(let text): append(text)
            case .lineBreak: forcedBreaks.append(scalars.count)
            case .preferredBreak: preferredBreaks.append(scalars.count)
            case .leader(let text):
                sources.append(text)
                append(Self.leaderScalar, source: sources.count - 1)
            case .anchor(let id): anchors.append((scalars.count, id))
            case .marker(let number): markers.append((scalars.count, number))
            }
        }
    }

    private mutating func append(_ text: StyledText) {
        guard !text.text.isEmpty else { return }
        sources.append(text)
        for scalar in text.text.unicodeScalars {
            if scalar == "\n" || scalar == "\u{2028}" {
                forcedBreaks.append(scalars.count)
            } else if scalar != "\r" {
                append(scalar, source: sources.count - 1)
            }
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, source: Int) {
        scalars.append(scalar)
        // Every scalar has a UTF-8 form; the encoder is optional for other encodings' sake.
        if let encoded = UTF8.encode(scalar) { bytes.append(contentsOf: encoded) }
        offsets.append(bytes.count)
        sourceOf.append(source)
    }

    /// The text between two scalar positions.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[offsets[range.lowerBound]..<offsets[range.upperBound]], as: UTF8.self)
    }
}
