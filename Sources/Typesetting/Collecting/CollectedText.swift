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
    /// Scalar positions of leaders, ascending: a text may hold U+FFFC itself, copied out of another program.
    var leaders: [Int] = []
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
                leaders.append(scalars.count)
                append(Self.leaderScalar, source: sources.count - 1)
            case .anchor(let id): anchors.append((scalars.count, id))
            case .marker(let number): markers.append((scalars.count, number))
            }
        }
    }

    private mutating func append(_ text: StyledText) {
        guard !text.text.isEmpty else { return }
        sources.append(text)
        let count = text.text.utf8.count
        bytes.reserveCapacity(bytes.count + count)
        // Most characters have three bytes.
        scalars.reserveCapacity(scalars.count + count / 2)
        offsets.reserveCapacity(offsets.count + count / 2)
        sourceOf.reserveCapacity(sourceOf.count + count / 2)
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
        // The encoder of the standard library makes a value of every scalar; this is its work without that.
        let value = scalar.value
        switch value {
        case 0..<0x80: bytes.append(UInt8(value))
        case 0x80..<0x800:
            bytes.append(0xC0 | UInt8(value >> 6))
            bytes.append(0x80 | UInt8(value & 0x3F))
        case 0x800..<0x10000:
            bytes.append(0xE0 | UInt8(value >> 12))
            bytes.append(0x80 | UInt8(value >> 6 & 0x3F))
            bytes.append(0x80 | UInt8(value & 0x3F))
        default:
            bytes.append(0xF0 | UInt8(value >> 18))
            bytes.append(0x80 | UInt8(value >> 12 & 0x3F))
            bytes.append(0x80 | UInt8(value >> 6 & 0x3F))
            bytes.append(0x80 | UInt8(value & 0x3F))
        }
        offsets.append(bytes.count)
        sourceOf.append(source)
    }

    /// The text between two scalar positions.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[offsets[range.lowerBound]..<offsets[range.upperBound]], as: UTF8.self)
    }
}
