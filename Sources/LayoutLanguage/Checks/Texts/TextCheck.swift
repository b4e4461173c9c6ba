internal import Diagnostics
internal import DocumentTree
internal import OrderedCollections
internal import ReportData
internal import Styling

/// Checks the rules about texts over the data of a report and its composed document.
struct TextCheck {
    private let figures: FigureTable
    private let package: LayoutPackage
    private let document: Document
    private lazy var documentTexts = DocumentTexts(
        document, running: package.styles.paragraphs["正文"] ?? ParagraphStyle(), data: allTexts)
    private lazy var wholeData = DataTexts(figures.data.root, paths: [])
    private lazy var allTexts = wholeData.sequences.flatMap(\.self)
    private var findings: [Diagnostic] = []

    init(package: LayoutPackage, report: BoundReport) {
        self.package = package
        figures = report.figures
        document = report.document
    }

    /// What `definition` finds, in the order of the data.
    mutating func findings(of definition: TextCheckDefinition) -> [Diagnostic] {
        findings = []
        let texts = definition.paths.isEmpty ? wholeData : DataTexts(figures.data.root, paths: definition.paths.map(\.text))
        switch definition.rule {
        case .words(let words):
            let search = ByteSearch(words)
            each(texts, definition) { occurrences(of: words, search, in: $0) }
        case .headings(let source): headings(source, definition)
        case .numbers(let patterns, let relation): numbers(texts, patterns, relation, definition)
        case .brackets: each(texts, definition, unbalancedMarks(in:))
        case .halfWidth: each(texts, definition, halfWidthMarks(in:))
        case .doubledMarks: each(texts, definition, doubledMarks(in:))
        case .sentenceEnd: paragraphs(texts, definition)
        case .numbering: numbering(texts, definition)
        case .years(let sources):
            let years = values(sources).compactMap(\.quantity?.number.wholeNumber)
            each(texts, definition) { otherYears(than: years, in: $0) }
        case .names(let sources):
            guard let rule = NameRule(values(sources).compactMap(\.text)) else { break }
            each(texts, definition, rule.hits(in:))
        case .repeatedTerms: repeatedTerms(texts, definition)
        }
        return findings
    }

    private mutating func each(_ texts: DataTexts, _ definition: TextCheckDefinition, _ rule: (String) -> [TextHit]) {
        for text in texts.sequences.joined() {
            for hit in rule(text.text).prefix(Self.mostHits) { report(hit, in: text, definition) }
        }
        guard definition.readsDocument else { return }
        for text in documentTexts.texts {
            for hit in rule(text.text).prefix(Self.mostHits) { report(hit, in: text, definition) }
        }
    }

    /// Hits of one rule in one text that are told: who mends these will look at the whole of it, and each is looked for in all texts.
    private static let mostHits = 24

    private mutating func paragraphs(_ texts: DataTexts, _ definition: TextCheckDefinition) {
        for text in texts.sequences.joined() where !text.isHeading {
            for hit in missingSentenceEnd(in: text.text) { report(hit, in: text, definition) }
        }
        guard definition.readsDocument else { return }
        for text in documentTexts.texts where text.isRunning {
            for hit in missingSentenceEnd(in: text.text) { report(hit, in: text, definition) }
        }
    }

    /// The headings that the document lacks, or has before those that should come first.
    private mutating func headings(_ source: ParsedExpression, _ definition: TextCheckDefinition) {
        let wanted = values([source]).flatMap { $0.items ?? [$0] }.compactMap(\.text)
        var rest = documentTexts.headings[...]
        for title in wanted {
            guard let index = rest.firstIndex(where: { $0.isHeading(title) }) else {
                let problem: TextProblem =
                    documentTexts.headings.contains { $0.isHeading(title) } ? .misplacedHeading(title) : .missingHeading(title)
                report(problem, at: Place(span: source.span), definition)
                continue
            }
            rest = rest[(index + 1)...]
        }
    }

    /// Texts in which all patterns have a number, and these do not keep the relation.
    private mutating func numbers(
        _ texts: DataTexts, _ patterns: [TextCheckDefinition.NumberPattern], _ source: ParsedExpression, _ definition: TextCheckDefinition
    ) {
        guard let relation = source.tree else { return }
        for text in texts.sequences.joined() {
            let found = patterns.compactMap { pattern in
                number(pattern.text, in: text.text, units: figures.units).map {
                    (name: pattern.name, quantity: $0.quantity, range: $0.range)
                }
            }
            guard found.count == patterns.count, let first = found.first else { continue }
            let environment = LocalEnvironment(found.map { ($0.name, .number($0.quantity)) }, in: figures)
            do throws(Diagnostics) {
                let evaluator = Evaluator(environment: environment, units: figures.units, evaluation: figures.evaluation)
                guard try evaluator.value(of: relation).bool == false else { continue }
                let written = found.map { "\($0.name) \($0.quantity.number)\($0.quantity.unit ?? "")" }.joined(separator: "，")
                var expected: String?
                if case .binary(_, .equal, let right) = relation.kind, let quantity = try evaluator.value(of: right).quantity,
                    let number = figures.units.convert(quantity, to: first.quantity.unit)
                {
                    expected = "\(number.rounded(toDigits: 2))\(first.quantity.unit ?? "")"
                }
                report(TextHit(range: first.range, problem: .numbers(written: written, expected: expected)), in: text, definition)
            } catch {
                findings += error.all
            }
        }
    }

    private mutating func numbering(_ texts: DataTexts, _ definition: TextCheckDefinition) {
        for sequence in texts.sequences {
            var rule = NumberingRule()
            for text in sequence {
                if let hit = rule.next(text.text) { report(hit, in: text, definition) }
            }
        }
    }

    private mutating func repeatedTerms(_ texts: DataTexts, _ definition: TextCheckDefinition) {
        var first: [String: SourceSpan] = [:]
        for text in texts.sequences.joined() {
            for (term, range) in explainedTerms(in: text.text) {
                let span = text.span(of: range)
                guard let before = first.updateValue(span, forKey: term) else { continue }
                first[term] = before
                let related = Diagnostic.Related(Message("第一次在这里", "first here"), at: figures.place(of: before))
                report(TextHit(range: range, problem: .repeatedTerm(term)), in: text, definition, related: [related])
            }
        }
    }

    /// The values of expressions; what has none is reported.
    private mutating func values(_ sources: [ParsedExpression]) -> [Value] {
        var values: [Value] = []
        for source in sources {
            guard let tree = source.tree else { continue }
            do throws(Diagnostics) {
                values.append(try figures.evaluator.value(of: tree))
            } catch {
                findings += error.all
            }
        }
        return values
    }

    private mutating func report(
        _ hit: TextHit, in text: DataText, _ definition: TextCheckDefinition, related: [Diagnostic.Related] = []
    ) {
        let place = Place(span: text.span(of: hit.range), path: figures.data.pointer(to: text.node.span))
        report(hit.problem, at: place, definition, related: related)
    }

    /// A hit in the document: where the data writes it, else where the layout does, else below its heading.
    private mutating func report(_ hit: TextHit, in text: DocumentText, _ definition: TextCheckDefinition) {
        // Where the hit itself does not stand, it does not stand with what is around it.
        let bare = TextSnippet(text.text, around: hit.range, before: 0, after: 0)
        let sources = allTexts.filter { bare.place(in: $0.text) != nil }
        let files = layoutTexts.filter { bare.place(in: $0.text) != nil }
        // What stands around a hit may come from elsewhere: the fewer characters agree, the later it is tried.
        for (before, after) in [(6, 6), (3, 3), (1, 1), (3, 0), (0, 3), (1, 0), (0, 1)] where !(sources.isEmpty && files.isEmpty) {
            let snippet = TextSnippet(text.text, around: hit.range, before: before, after: after)
            for source in sources {
                if let range = snippet.place(in: source.text) {
                    return report(TextHit(range: range, problem: hit.problem), in: source, definition)
                }
            }
            for file in files {
                if let range = snippet.place(in: file.text) {
                    return report(hit.problem, at: Place(span: SourceSpan(file: file, range: range)), definition)
                }
            }
        }
        let stated = DataTexts(figures.data.root, paths: ["stated.text"]).sequences.joined()
        for source in stated {
            if let range = bare.place(in: source.text) {
                return report(TextHit(range: range, problem: hit.problem), in: source, definition)
            }
        }
        // Two marks of which the layout writes the second: where the data end with the first.
        if case .doubledMarks(let marks) = hit.problem, let first = marks.unicodeScalars.first {
            let mark = hit.range.lowerBound..<hit.range.lowerBound + UTF8.width(first)
            for before in [6, 3, 1] {
                let snippet = TextSnippet(text.text, around: mark, before: before, after: 0)
                for source in allTexts where source.text.hasSuffix(snippet.text) {
                    guard let range = snippet.place(in: source.text) else { continue }
                    return report(TextHit(range: range, problem: hit.problem), in: source, definition)
                }
            }
        }
        let excerpt = TextSnippet(text.text, around: hit.range, before: 8, after: 8).text
        report(.inDocument(hit.problem, heading: text.heading, excerpt: excerpt), at: Place(file: figures.data.file.name), definition)
    }

    private var layoutTexts: [SourceFile] { package.prose.values.map(\.source) + package.phrases.values.prefix(1).map(\.span.file) }

    private mutating func report(
        _ problem: TextProblem, at place: Place, _ definition: TextCheckDefinition, related: [Diagnostic.Related] = []
    ) {
        var binder = Binder(package: package, figures: figures)
        let scope = Scope(figures: figures)
        let title = binder.plainText(definition.title, scope)
        let advice = definition.advice.map { binder.plainText($0, scope) }
        let message = Message("\(title)：\(problem.message.chinese)", "\(title): \(problem.message.english)")
        findings.append(
            Diagnostic(
                DiagnosticID(rawValue: definition.id), definition.severity, message, at: place, advice: advice.map { Message($0, $0) },
                related: related))
    }
}

extension FigureTable {
    fileprivate func place(of span: SourceSpan) -> Place { Place(span: span, path: data.pointer(to: span)) }
}
