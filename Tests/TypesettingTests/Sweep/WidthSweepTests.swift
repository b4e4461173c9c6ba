import Geometry
import Styling
import Testing
import TypesettingTestSupport

@testable import Typesetting

/// Every paragraph of a published report at every width from 6 to 40 em in steps of a tenth.
struct WidthSweepTests {
    static let groups = Array(0..<8)

    @Test(arguments: groups)
    func everyRuleHoldsAtEveryWidth(group: Int) {
        let typesetter = Typesetter(shaper: SquareShaper())
        let style = ParagraphStyle(text: TextStyle(size: em), firstLineIndent: em * 2)
        for (index, text) in SampleParagraphs.all.enumerated() where index % Self.groups.count == group {
            let paragraph = typesetter.paragraph([.text(StyledText(text, style: style.text))], style: style)
            let sweep = Sweep(paragraph, text: text)
            for tenths in 60...400 { sweep.check(width: em * (Double(tenths) / 10)) }
        }
    }

    @Test(arguments: groups)
    func firstFitKeepsTheSameRules(group: Int) {
        let typesetter = Typesetter(shaper: SquareShaper())
        let style = ParagraphStyle(text: TextStyle(size: em), breaking: .firstFit)
        for (index, text) in SampleParagraphs.all.enumerated() where index % Self.groups.count == group {
            let paragraph = typesetter.paragraph([.text(StyledText(text, style: style.text))], style: style)
            let sweep = Sweep(paragraph, text: text)
            for tenths in stride(from: 60, through: 400, by: 10) { sweep.check(width: em * (Double(tenths) / 10)) }
        }
    }

    @Test(.enabled(if: PreparedFonts.exist), arguments: zip([FontRole.fang, .song, .kai], [16.0, 10.5, 12.0]))
    func realFacesKeepTheSameRules(role: FontRole, size: Double) throws {
        let typesetter = Typesetter(shaper: PangoShaper(library: try PreparedFonts.library()))
        let style = ParagraphStyle(text: TextStyle(font: role, size: .pt(size)))
        for text in SampleParagraphs.all {
            let paragraph = typesetter.paragraph([.text(StyledText(text, style: style.text))], style: style)
            let sweep = Sweep(paragraph, text: text)
            for ems in [7.3, 13.1, 21.7, 28] { sweep.check(width: .pt(size * ems)) }
        }
        #expect(typesetter.missingCharacters.isEmpty)
    }
}

/// What must hold for the lines of one paragraph at any width.
struct Sweep {
    let paragraph: ShapedParagraph
    let forbidden: ForbiddenBreaks
    /// The first character of each atom.
    let firstCharacters: [Int]

    init(_ paragraph: ShapedParagraph, text: String) {
        self.paragraph = paragraph
        let forbidden = ForbiddenBreaks(text)
        self.forbidden = forbidden
        var character = 0
        var offset = 0
        firstCharacters = paragraph.content.model.atoms.map { atom in
            while offset < atom.bytes.lowerBound {
                offset += forbidden.characters[character].utf8.count
                character += 1
            }
            return character
        }
    }

    func check(width: Length, sourceLocation: SourceLocation = #_sourceLocation) {
        let lines = paragraph.content.chosenLines(width: width)
        let model = paragraph.content.model
        var next = 0
        for (index, line) in lines.enumerated() {
            #expect(line.start == next && line.end >= line.start, "every character once, in order", sourceLocation: sourceLocation)
            next = line.end + 1
            let set = model.set(line, width: width.points)
            if set.overflow > 0.01 { Issue.record("too long by \(set.overflow): \(text(line))", sourceLocation: sourceLocation) }
            if index > 0, forbidden.before[firstCharacters[line.start]] {
                Issue.record("at \(width): \(text(lines[index - 1]))|\(text(line))", sourceLocation: sourceLocation)
            }
            let mayGrow = model.sums[set.measure.end].hanGaps > model.sums[set.measure.start].hanGaps
            if index < lines.count - 1 {
                if mayGrow, abs(set.right - width.points) > 0.01 {
                    Issue.record("ends at \(set.right) of \(width): \(text(line))", sourceLocation: sourceLocation)
                }
            } else if lines.count > 1, hanCount(line) == 1 || hanCount(line) == 0 && mayTakeHan(line, width: width) {
                Issue.record("last line at \(width): \(text(lines[index - 1]))|\(text(line))", sourceLocation: sourceLocation)
            }
        }
        if next != model.atoms.count { Issue.record("characters lost at \(width)", sourceLocation: sourceLocation) }
    }

    /// Whether some last line with two Han exists that is no longer than the measure.
    private func mayTakeHan(_ line: ChosenLine, width: Length) -> Bool {
        let model = paragraph.content.model
        return (0..<line.start).contains { start in
            let line = ChosenLine(start: start, end: line.end, isLast: true)
            return start > 0 && !forbidden.before[firstCharacters[start]] && hanCount(line) >= 2
                && model.measure(start, line.end, available: width.points).excess <= 0
        }
    }

    private func text(_ line: ChosenLine) -> String {
        let end = line.end + 1 < firstCharacters.count ? firstCharacters[line.end + 1] : forbidden.characters.count
        return String(forbidden.characters[firstCharacters[line.start]..<end])
    }

    private func hanCount(_ line: ChosenLine) -> Int {
        text(line).unicodeScalars.count { (0x4E00...0x9FFF).contains($0.value) }
    }
}
