import Geometry
import Styling
import Testing
import TypesettingTestSupport

@testable import Typesetting

/// Every paragraph of a published report, and of every report of the corpus, at every width from 6 to 40 em in steps of a tenth.
struct WidthSweepTests {
    static let groups = Array(0..<8)

    /// The reports are bound side by side, and what each brings is swept in small parts by whoever is free.
    @Test func everyRuleHoldsInTheCorpus() async throws {
        try await withThrowingTaskGroup(of: Set<String>.self) { tasks in
            for report in CorpusParagraphs.reports {
                tasks.addTask {
                    let texts = try CorpusParagraphs.texts(of: report)
                    #expect(texts.count > 15, "\(report)")
                    return texts
                }
            }
            var known: Set<String> = []
            while let texts = try await tasks.next() {
                let fresh = texts.subtracting(known).sorted()
                known.formUnion(fresh)
                for start in stride(from: 0, to: fresh.count, by: 8) {
                    tasks.addTask {
                        let typesetter = Typesetter(shaper: SquareShaper())
                        for text in fresh[start..<min(start + 8, fresh.count)] {
                            let sweep = Sweep(Sweep.paragraph(text, typesetter), text: text, isInCorpus: true)
                            guard CorpusParagraphs.isFirstOfItsShape(sweep) else { continue }
                            for tenths in sweep.widths { sweep.check(width: em * (Double(tenths) / 10)) }
                        }
                        return []
                    }
                }
            }
        }
    }

    @Test(arguments: groups)
    func everyRuleHoldsAtEveryWidth(group: Int) {
        let typesetter = Typesetter(shaper: SquareShaper())
        for (index, text) in SampleParagraphs.all.enumerated() where index % Self.groups.count == group {
            let sweep = Sweep(Sweep.paragraph(text, typesetter), text: text)
            for tenths in sweep.widths { sweep.check(width: em * (Double(tenths) / 10)) }
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
    /// Whether the text is not the sample's: amounts may be wider than the narrowest measures.
    let isInCorpus: Bool
    /// How many Han stand before each atom, and at the end in all of them.
    let hanBefore: [Int]

    /// A justified paragraph of ten points with an indent.
    static func paragraph(_ text: String, _ typesetter: Typesetter) -> ShapedParagraph {
        let style = ParagraphStyle(text: TextStyle(size: em), firstLineIndent: em * 2)
        return typesetter.paragraph([.text(StyledText(text, style: style.text))], style: style)
    }

    init(_ paragraph: ShapedParagraph, text: String, isInCorpus: Bool = false) {
        self.paragraph = paragraph
        self.isInCorpus = isInCorpus
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
        let ends = firstCharacters.dropFirst() + [forbidden.characters.count]
        hanBefore = zip(firstCharacters, ends).reduce(into: [0]) { counts, atom in
            let scalars = forbidden.characters[atom.0..<atom.1].flatMap(\.unicodeScalars)
            counts.append(counts[counts.count - 1] + scalars.count { (0x4E00...0x9FFF).contains($0.value) })
        }
    }

    func check(width: Length, sourceLocation: SourceLocation = #_sourceLocation) {
        // Every width is asked for once: nothing is to be remembered.
        let lines = paragraph.content.model.breakLines(width: width.points)
        let model = paragraph.content.model
        var next = 0
        for (index, line) in lines.enumerated() {
            if line.start != next || line.end < line.start { Issue.record("characters lost or doubled", sourceLocation: sourceLocation) }
            next = line.end + 1
            let set = model.set(line, width: width.points)
            if set.overflow > 0.01 { Issue.record("too long by \(set.overflow): \(text(line))", sourceLocation: sourceLocation) }
            if index > 0, forbidden.before[firstCharacters[line.start]], !isUnavoidable(line.start, width: width) {
                Issue.record("at \(width): \(text(lines[index - 1]))|\(text(line))", sourceLocation: sourceLocation)
            }
            let (first, last) = (model.sums[set.measure.start], model.sums[set.measure.end])
            let mayGrow = last.hanGaps > first.hanGaps || last.otherGaps > first.otherGaps
            if index < lines.count - 1 {
                if mayGrow, abs(set.right - width.points) > 0.01 {
                    Issue.record("ends at \(set.right) of \(width): \(text(line))", sourceLocation: sourceLocation)
                }
            } else if lines.count > 1, hanCount(line) < 2, hanCount(line) == 1 && !isInCorpus || mayTakeHan(line, width: width) {
                Issue.record("last line at \(width): \(text(lines[index - 1]))|\(text(line))", sourceLocation: sourceLocation)
            }
        }
        if next != model.atoms.count { Issue.record("characters lost at \(width)", sourceLocation: sourceLocation) }
    }

    /// Whether number, unit and marks around an atom are wider than the measure: then a number leaves its unit, which no paragraph of
    /// the sample does.
    private func isUnavoidable(_ atom: Int, width: Length) -> Bool {
        let model = paragraph.content.model
        var (start, end) = (atom - 1, atom)
        while start > 0, forbidden.before[firstCharacters[start]] { start -= 1 }
        while end + 1 < model.atoms.count, forbidden.before[firstCharacters[end + 1]] { end += 1 }
        return isInCorpus && model.measure(start, end, available: width.points).excess > 0 && model.cohesion[atom - 1] == .unit
    }

    /// Tenths of an em from 6 to 40, as long as the text does not fit one line: what is wider holds it just the same.
    var widths: ClosedRange<Int> {
        let natural = Int((paragraph.naturalWidth / em * 10).rounded(.up)) + 1
        return 60...min(400, max(60, natural))
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

    private func hanCount(_ line: ChosenLine) -> Int { hanBefore[line.end + 1] - hanBefore[line.start] }
}
