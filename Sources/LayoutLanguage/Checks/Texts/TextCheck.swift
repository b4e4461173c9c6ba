internal import Diagnostics
internal import ReportData

/// Checks the rules about texts over the data of a report.
struct TextCheck {
    private let figures: FigureTable
    private let package: LayoutPackage
    private var findings: [Diagnostic] = []

    init(package: LayoutPackage, figures: FigureTable) {
        self.package = package
        self.figures = figures
    }

    /// What `definition` finds, in the order of the data.
    mutating func findings(of definition: TextCheckDefinition) -> [Diagnostic] {
        findings = []
        let texts = DataTexts(figures.data.root, paths: definition.paths.map(\.name))
        switch definition.rule {
        case .words(let words): each(texts, definition) { occurrences(of: words, in: $0) }
        case .brackets: each(texts, definition, unbalancedMarks(in:))
        case .halfWidth: each(texts, definition, halfWidthMarks(in:))
        case .doubledMarks: each(texts, definition, doubledMarks(in:))
        case .sentenceEnd: paragraphs(texts, definition)
        case .numbering: numbering(texts, definition)
        case .years(let sources):
            let years = values(sources).compactMap(\.quantity?.number.wholeNumber)
            each(texts, definition) { otherYears(than: years, in: $0) }
        case .names(let sources):
            let names = values(sources).compactMap(\.text)
            each(texts, definition) { otherNames(than: names, in: $0) }
        case .repeatedTerms: repeatedTerms(texts, definition)
        }
        return findings
    }

    private mutating func each(_ texts: DataTexts, _ definition: TextCheckDefinition, _ rule: (String) -> [TextHit]) {
        for text in texts.sequences.joined() {
            for hit in rule(text.text) { report(hit, in: text, definition) }
        }
    }

    private mutating func paragraphs(_ texts: DataTexts, _ definition: TextCheckDefinition) {
        for text in texts.sequences.joined() where !text.isHeading {
            for hit in missingSentenceEnd(in: text.text) { report(hit, in: text, definition) }
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
    private mutating func values(_ sources: [ExpressionSource]) -> [Value] {
        var values: [Value] = []
        for source in sources {
            let (expression, problems) = ParsedExpression.parse(source.span)
            findings += problems
            guard let tree = expression.tree else { continue }
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
        var binder = Binder(package: package, code: figures.code, figures: figures)
        let scope = Scope(figures: figures)
        let title = binder.plainText(definition.title, scope)
        let advice = definition.advice.map { binder.plainText($0, scope) }
        let message = Message("\(title)：\(hit.problem.message.chinese)", "\(title): \(hit.problem.message.english)")
        let place = Place(span: text.span(of: hit.range), path: figures.data.pointer(to: text.node.span))
        findings.append(
            Diagnostic(
                DiagnosticID(rawValue: definition.id), definition.severity, message, at: place, advice: advice.map { Message($0, $0) },
                related: related))
    }
}

extension FigureTable {
    fileprivate func place(of span: SourceSpan) -> Place { Place(span: span, path: data.pointer(to: span)) }
}
