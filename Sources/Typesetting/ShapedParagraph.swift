public import Geometry
public import Styling

/// A paragraph whose text is shaped once; its lines depend on the width alone.
///
/// A paragraph without characters has no lines, unless something in it must stand somewhere (an anchor, a marker, a forced line
/// end): then it has one empty line.
public struct ShapedParagraph {
    public var style: ParagraphStyle { content.model.style }
    let content: ParagraphContent
    /// The text of a paragraph that is one text, whose content others may share.
    private let source: StyledText?
    private let record: LineRecord?

    /// `record` remembers the lines that are made.
    init(content: ParagraphContent, source: StyledText? = nil, record: LineRecord? = nil) {
        self.content = content
        self.source = source
        self.record = record
    }

    /// The width of the text in one line, indents included; with forced line ends that of the widest line.
    public var naturalWidth: Length {
        let model = content.model
        var widest = 0.0
        for segment in model.segments where !segment.isEmpty {
            let indent = segment.lowerBound == 0 ? style.firstLineIndent.points : 0
            let end = model.edges[segment.upperBound - 1].visibleEnd
            widest = max(widest, indent + model.natural(segment.lowerBound, max(segment.lowerBound, end)))
        }
        return .pt(widest) + style.startIndent + style.endIndent
    }

    /// The widest part that no line end may divide, indents included: a narrower measure has lines that are too long or
    /// breaks a rule.
    public var minimumWidth: Length {
        let model = content.model
        var widest = 0.0
        for segment in model.segments {
            var start = segment.lowerBound
            for atom in segment where atom == segment.upperBound - 1 || model.cohesion[atom] == .none {
                let line = model.measure(start, atom, available: 0)
                let indent = start == 0 ? style.firstLineIndent.points : 0
                widest = max(widest, indent + line.natural - line.squeezeLimit)
                start = atom + 1
            }
        }
        return .pt(widest) + style.startIndent + style.endIndent
    }

    /// The widest number with its sign, prefix and unit that a line end could part, indents included; `nil` where there is none.
    public var widestAmount: (width: Length, text: String)? {
        let model = content.model
        var widest: (width: Double, atoms: Range<Int>)?
        for segment in model.segments where segment.contains(where: { model.holdsAmount(behind: $0) }) {
            var start = segment.lowerBound
            for atom in segment where atom == segment.upperBound - 1 || !(model.holdsAmount(behind: atom) || model.cohesion[atom] == .never)
            {
                let line = model.measure(start, atom, available: 0)
                let isAmount = (start..<atom).contains { model.holdsAmount(behind: $0) }
                let width = line.natural - line.squeezeLimit + (start == 0 ? style.firstLineIndent.points : 0)
                if isAmount, width > widest?.width ?? 0 { widest = (width, start..<line.end + 1) }
                start = atom + 1
            }
        }
        guard let widest else { return nil }
        let (first, last) = (model.atoms[widest.atoms.lowerBound], model.atoms[widest.atoms.upperBound - 1])
        let text = String(decoding: content.text.bytes[first.bytes.lowerBound..<last.bytes.upperBound], as: UTF8.self)
        return (.pt(widest.width) + style.startIndent + style.endIndent, text)
    }

    /// The paragraph's lines in a measure of `width`.
    public func lines(width: Length) -> [Line] {
        let lines = source.map { content.lines(width: width, source: $0) } ?? content.lines(width: width)
        record?.add(lines, of: self, width: width)
        return lines
    }

    /// The number of lines in a measure of `width`, without making them.
    public func lineCount(width: Length) -> Int { content.chosenLines(width: width).count }

    /// The characters that no face has.
    public var missingCharacters: [MissingCharacter] { content.shaped.missing }
}

extension LineModel {
    /// Whether the atom and the next are parts of a number with its sign, prefix or unit.
    fileprivate func holdsAmount(behind atom: Int) -> Bool {
        switch cohesion[atom] {
        case .unit: true
        // The inside of a unit, unless it is that of a code.
        case .word: !(atoms[atom].characterClass.isWordPart && atoms[atom + 1].characterClass.isWordPart)
        case .none, .sectionMark, .kinsoku, .never: false
        }
    }
}
