public import Geometry

extension ShapedParagraph {
    /// Why line `index` of the paragraph at `width` looks as it does; `nil` when there is no such line. Costs a few breakings of
    /// the rest of the paragraph.
    public func explanation(ofLine index: Int, width: Length) -> LineExplanation? {
        let lines = content.chosenLines(width: width)
        guard lines.indices.contains(index), !lines[index].isEmpty else { return nil }
        let model = content.model
        let line = lines[index]
        let set = model.set(line, width: width.points)
        let tally = Tally(model: model, set: set)
        return LineExplanation(
            text: content.text(line.start...line.end), measure: .pt(set.measure.available), naturalWidth: .pt(tally.natural),
            adjustments: tally.adjustments,
            alternatives: Alternatives(content: content, lines: lines, index: index, width: width.points).all())
    }

    /// The characters of line `index` of the paragraph at `width`; none when there is no such line.
    func text(ofLine index: Int, width: Length) -> String {
        let lines = content.chosenLines(width: width)
        guard lines.indices.contains(index), !lines[index].isEmpty else { return "" }
        return content.text(lines[index].start...lines[index].end)
    }
}

extension ParagraphContent {
    /// The characters of some atoms, a leader as `…`.
    func text(_ atoms: ClosedRange<Int>) -> String {
        let bytes = model.atoms[atoms.lowerBound].bytes.lowerBound..<model.atoms[atoms.upperBound].bytes.upperBound
        return String(decoding: text.bytes[bytes], as: UTF8.self).replacing("\u{FFFC}", with: "…")
    }
}

/// Adds up what each rule did to a line.
private struct Tally {
    private(set) var natural = 0.0
    private var amounts: [LineExplanation.Rule: (amount: Double, places: Int)] = [:]

    init(model: LineModel, set: SetLine) {
        let setting = set.setting
        let (start, end) = (set.measure.start, set.measure.end)
        add(.markAtLineStart, -model.edges[start].startTrim)
        add(.markAtLineEnd, -model.atoms[end].rightBlank)
        if model.edges[end].endsWithHyphen {
            add(.hyphen, model.edges[end].ending - model.atoms[end].advance + model.atoms[end].rightBlank)
        }
        for index in start...end {
            natural += model.atoms[index].advance
            if model.atoms[index].characterClass == .leader { add(.leader, setting.leader) }
            guard index < end else { break }
            let glue = model.glue[index]
            if glue.kern < 0 { add(.neighbouringMarks, glue.kern) } else { natural += glue.kern }
            if let kind = glue.squeeze {
                add(Self.rule(of: kind), -glue.squeezeLimit * setting.squeezes[kind])
                if kind == .hanLatinGap { add(.closedGaps, -setting.closing * max(0, glue.kern - glue.squeezeLimit)) }
            }
            switch glue.stretch {
            case .none: break
            case .wordSpace: add(.stretchedWordSpaces, glue.stretchLimit * setting.words)
            case .hanLatinGap: add(.stretchedGaps, glue.stretchLimit * setting.gaps)
            case .han: add(.stretchedHan, setting.han)
            }
            if glue.stretch == .wordSpace || glue.stretch == .hanLatinGap { add(.stretchedOthers, setting.others) }
        }
    }

    /// In the order in which the rules are applied, which is the order of their declaration.
    var adjustments: [LineExplanation.Adjustment] {
        LineExplanation.Rule.allCases.compactMap { rule in
            amounts[rule].map { LineExplanation.Adjustment(rule: rule, amount: .pt($0.amount), places: $0.places) }
        }
    }

    private mutating func add(_ rule: LineExplanation.Rule, _ amount: Double) {
        guard amount != 0 else { return }
        let before = amounts[rule] ?? (0, 0)
        amounts[rule] = (before.amount + amount, before.places + 1)
    }

    private static func rule(of kind: Squeeze) -> LineExplanation.Rule {
        switch kind {
        case .wordSpace: .squeezedWordSpaces
        case .middleDot: .squeezedDots
        case .bracket: .squeezedBrackets
        case .comma: .squeezedCommas
        case .hanLatinGap: .squeezedGaps
        case .stop: .squeezedStops
        case .tracking: .tracking
        }
    }
}
