internal import Diagnostics
internal import OrderedCollections

/// Names that checks use: places of the document, and sentences that a report may state.
extension NameCheck {
    /// The expressions and titles of rules about texts.
    mutating func checkTextRules() {
        for definition in package.textChecks.values {
            check(definition.title, [])
            check(definition.advice, [])
            switch definition.rule {
            case .headings(let source): check(source, [])
            case .numbers(let patterns, let source): check(source, patterns.map(\.name))
            case .years(let sources), .names(let sources): for source in sources { check(source, []) }
            case .words, .brackets, .halfWidth, .doubledMarks, .sentenceEnd, .numbering, .repeatedTerms: break
            }
        }
    }

    /// The sentences that checks are about; which there are is known when all prose has been walked through.
    mutating func checkStatedPhrases() {
        for definition in package.checks.values {
            for phrase in definition.phrases where !statedNames.contains(phrase.text) {
                report(.unknown(.statedPhrase, phrase.text, nearest: nearestName(to: phrase.text, among: statedNames)), phrase.span)
            }
        }
    }

    /// A chart, table, form, or a heading that prose writes out.
    mutating func check(place name: String, _ span: SourceSpan) {
        let names = placeNames ?? knownPlaces
        placeNames = names
        guard !names.contains(name) else { return }
        report(.unknown(.place, name, nearest: nearestName(to: name, among: names)), span)
    }

    private var knownPlaces: OrderedSet<String> {
        var names = OrderedSet(Array(package.charts.keys) + Array(package.tables.keys) + Array(package.forms.keys))
        for file in package.prose.values {
            file.blocks.visit { block in
                guard case .heading(let heading) = block else { return }
                let texts = heading.content.parts.map { part in if case .text(let text, _) = part { text } else { "" } }
                names.append(texts.joined())
            }
        }
        return names
    }
}
