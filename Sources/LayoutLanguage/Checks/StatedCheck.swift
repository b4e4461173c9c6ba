internal import Diagnostics
internal import OrderedCollections
internal import ReportData

/// Where a report states something else than its data give: another number (`K001`, an error; a warning when the last printed digit
/// alone is one off) or another sentence (`K002`, a warning, or a finding of the check that names it).
func statedFindings(_ package: LayoutPackage, _ report: BoundReport) -> [Diagnostic] {
    numberFindings(report) + phraseFindings(package, report)
}

// MARK: Sentences

/// The sentences of one name, or of one check that names several, as one finding.
private func phraseFindings(_ package: LayoutPackage, _ report: BoundReport) -> [Diagnostic] {
    var byName: OrderedDictionary<String, [StatedPhrase]> = [:]
    guard !report.statedPhrases.isEmpty else { return [] }
    var rules: [NameKey: CheckDefinition] = [:]
    for rule in package.checks.values {
        for phrase in rule.phrases where rules[NameKey(phrase.text)] == nil { rules[NameKey(phrase.text)] = rule }
    }
    for phrase in report.statedPhrases {
        byName[rules[NameKey(phrase.name)].map { "check \($0.id)" } ?? phrase.name, default: []].append(phrase)
    }
    return byName.values.compactMap { phrases in
        let places = phrases.map { Place(span: $0.node.span, path: report.figures.data.pointer(to: $0.node.span)) }
        guard let first = phrases.first, let place = places.first else { return nil }
        let related = zip(phrases, places).dropFirst().map { Diagnostic.Related(problem(of: $0).message, at: $1) }
        let expected = JSONText.quoted(first.expected)
        guard let rule = rules[NameKey(first.name)] else {
            var finding = Diagnostic("K002", .warning, problem(of: first).message, at: place, related: related)
            finding.replacement = expected
            return finding
        }
        var binder = Binder(package: package, figures: report.figures)
        let title = binder.plainText(rule.title, Scope(figures: report.figures))
        let found = problem(of: first).message
        let advice = rule.advice.map { binder.plainText($0, Scope(figures: report.figures)) }
        var finding = Diagnostic(
            DiagnosticID(rawValue: rule.id), rule.severity, Message("\(title)：\(found.chinese)", "\(title): \(found.english)"), at: place,
            advice: advice.map { Message($0, $0) }, related: related)
        finding.replacement = expected
        return finding
    }
}

private func problem(of phrase: StatedPhrase) -> CheckProblem {
    let stated = phrase.node.text ?? ""
    if let pairs = differingNumbers(of: stated, phrase.expected) { return .phraseNumbers(name: phrase.name, pairs: pairs) }
    let (first, second) = excerpts(of: stated, phrase.expected)
    return .phraseDiffers(name: phrase.name, stated: first, expected: second)
}

/// The numbers in which two sentences differ; `nil` when they differ in more.
private func differingNumbers(of first: String, _ second: String) -> [(stated: String, expected: String)]? {
    let (left, right) = (NumberedText(first), NumberedText(second))
    guard left.words == right.words, left.numbers.count == right.numbers.count else { return nil }
    return zip(left.numbers, right.numbers).filter { $0 != $1 }.map { ($0, $1) }
}

/// A text with its numbers taken out.
private struct NumberedText {
    var words: [String] = []
    var numbers: [String] = []

    init(_ text: String) {
        var word = ""
        var number = ""
        for character in text.unicodeScalars {
            if ("0"..."9").contains(character) || (character == "." && !number.isEmpty) {
                number.unicodeScalars.append(character)
                continue
            }
            if !number.isEmpty {
                // A ratio shows as such.
                numbers.append(character == "%" ? number + "%" : number)
                words.append(word)
                (word, number) = ("", "")
            }
            word.unicodeScalars.append(character)
        }
        words.append(word)
        if !number.isEmpty { numbers.append(number) }
    }
}

/// The parts of two texts around what differs: long ones are not repeated whole.
private func excerpts(of first: String, _ second: String) -> (String, String) {
    let before = zip(first, second).prefix { $0 == $1 }.count
    let after = min(
        zip(first.reversed(), second.reversed()).prefix { $0 == $1 }.count, min(first.count, second.count) - before)
    func excerpt(_ text: String) -> String {
        let context = 8
        let start = max(0, before - context)
        let end = min(text.count, text.count - after + context)
        let part = text.dropFirst(start).prefix(end - start)
        let shown = part.count > 60 ? part.prefix(40) + "…" + part.suffix(16) : part
        return (start > 0 ? "…" : "") + shown + (end < text.count ? "…" : "")
    }
    return (excerpt(first), excerpt(second))
}

// MARK: Numbers

/// A stated number that is not what the data give.
private struct WrongNumber {
    var row: Provenance.Row
    var stated: Decimal
    var expected: Decimal
    var source: Provenance.Source

    var name: String { row.figure ?? "" }
}

private func numberFindings(_ report: BoundReport) -> [Diagnostic] {
    var seen: Set<String> = []
    let wrong = report.provenance.rows.compactMap { row -> WrongNumber? in
        let digits = row.digits ?? 2
        guard let computed = row.computed, let stated = row.value, let source = row.sources.first,
            stated.rounded(toDigits: digits) != computed.rounded(toDigits: digits), seen.insert(source.path).inserted
        else { return nil }
        return WrongNumber(row: row, stated: stated, expected: computed.rounded(toDigits: digits), source: source)
    }
    guard !wrong.isEmpty else { return [] }
    let figures = FigureValues(report.figures)
    return wrong.map { finding($0, among: wrong, figures) }
}

private func finding(_ wrong: WrongNumber, among others: [WrongNumber], _ figures: FigureValues) -> Diagnostic {
    let row = wrong.row
    let difference = wrong.stated.subtracting(wrong.expected)?.absolute ?? .zero
    func text(_ number: Decimal) -> String { number.description + (row.unit ?? "") }
    let problem = CheckProblem.statedDiffers(
        figure: wrong.name, stated: text(wrong.stated), computed: text(wrong.expected), difference: text(difference))
    let isLastDigit = Decimal(digits: 1, exponent: -(row.digits ?? 2)).map { difference <= $0 } ?? false
    let cause = isLastDigit ? nil : LikelyCause(found: wrong.stated, expected: wrong.expected, near: near(wrong, among: others, figures))
    let rule = row.formula.map { Diagnostic.Related(Message("应有的数由此得出", "this gives what it should be"), at: Place(span: $0)) }
    return Diagnostic(
        "K001", isLastDigit ? .warning : .error, problem.message, at: Place(span: wrong.source.span, path: wrong.source.path),
        advice: cause?.message, related: rule.map { [$0] } ?? [])
}

/// The numbers around a wrong one: those of its row and its column first.
private func near(_ wrong: WrongNumber, among others: [WrongNumber], _ figures: FigureValues) -> Neighbours {
    let unit = wrong.row.unit
    var near = Neighbours(figures: figures.values(in: unit, except: [wrong.name]), otherYear: figures.otherYear(of: wrong.name, in: unit))
    guard let cell = CellName(wrong.name) else { return near }
    let cells = figures.cells(around: cell, in: unit)
    near.rows = cells.rows
    near.figures = cells.row + near.figures
    for other in others where other.source.path != wrong.source.path && other.row.unit == unit {
        guard let place = CellName(other.name), place.figure == cell.figure, place.row == cell.row || place.field == cell.field else {
            continue
        }
        near.cells.append(Neighbours.Cell(name: other.name, found: other.stated, expected: other.expected))
    }
    return near
}
