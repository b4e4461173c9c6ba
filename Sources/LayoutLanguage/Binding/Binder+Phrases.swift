internal import Diagnostics
internal import DocumentTree
internal import ReportData

extension Binder {
    /// How deep phrases may use one another.
    private static let phraseLimit = 32

    /// The text of a phrase: what the report states, or the first branch whose condition holds.
    mutating func inlines(_ call: PhraseCall, _ context: TextContext) -> [Inline] {
        guard let phrase = package.phrases[call.name.text] else { return [] }
        if let name = call.statedName, let index = stated.phrase(name.text, row: context.scope.rowKey, at: position) {
            usedPhrases.insert(index)
            let node = stated.phrases[index].node
            figures.markRead(node)
            compareStated(index, name: name.text, call, phrase, context)
            return inlines(Printed(text: node.text ?? ""), context.style)
        }
        return written(call, phrase, context)
    }

    /// Keeps what the phrase would say without anything stated, where the report states another text.
    private mutating func compareStated(_ index: Int, name: String, _ call: PhraseCall, _ phrase: PhraseDefinition, _ context: TextContext)
    {
        let node = stated.phrases[index].node
        guard !statedPhrases.contains(where: { $0.node.span == node.span }) else { return }
        var trial = self
        trial.stated = StatedValues()
        let expected = trial.written(call, phrase, context).plainText
        // A figure that fails says so once, here perhaps.
        findings += trial.findings.dropFirst(findings.count).filter { $0.severity == .failure }
        guard expected != node.text else { return }
        statedPhrases.append(StatedPhrase(name: name, node: node, expected: expected))
    }

    /// The text of the first branch whose condition holds.
    private mutating func written(_ call: PhraseCall, _ phrase: PhraseDefinition, _ context: TextContext) -> [Inline] {
        guard phraseDepth < Self.phraseLimit else {
            report(.phrasesTooDeep(Self.phraseLimit), call.span)
            return []
        }
        phraseDepth += 1
        defer { phraseDepth -= 1 }
        guard let scope = scope(of: call, phrase, context.scope) else { return [] }
        var inner = context
        inner.scope = scope
        for branch in phrase.branches {
            guard let holds = holds(branch.condition, scope) else { return [] }
            guard holds else { continue }
            if let needs = branch.needs, !require(needs.text, of: phrase, call, context.scope) {
                // It has been reported once; the text shows what is left open.
                inner.scope = scope.adding(needs.text, .text(Placeholder.text(needs.text)))
            }
            guard mayGrow(byRoundOf: 1, at: call.span) else { return [] }
            return inlines(branch.text, inner)
        }
        report(.noBranch(phrase.name), call.span)
        return []
    }

    /// The names inside a phrase; `nil` when an argument has no value, which is reported. What a call leaves out is absent.
    private mutating func scope(of call: PhraseCall, _ phrase: PhraseDefinition, _ outer: Scope) -> Scope? {
        var parameters: [(name: String, value: Value)] = []
        var references: [String: FigureReference] = [:]
        var isComplete = true
        for name in phrase.parameters {
            guard let argument = call.arguments.first(where: { $0.name.text == name }) else {
                parameters.append((name, .absent))
                continue
            }
            guard let value = value(argument.expression, outer) else {
                isComplete = false
                continue
            }
            parameters.append((name, value))
            references[name] = argument.expression.tree.flatMap { figures.reference(of: $0, in: outer) }
        }
        return isComplete ? outer.phrase(parameters, references: references, figures: figures) : nil
    }

    /// Keeps the two numbers that a phrase compares, where words are missing for their difference.
    private mutating func noteDiscrepancy(of call: PhraseCall, _ scope: Scope) {
        var numbers: [(Quantity, [ReadingRecord.Place])] = []
        for argument in call.arguments {
            guard let tree = argument.expression.tree else { continue }
            do throws(Diagnostics) {
                let (value, reads) = try figures.evaluation.traced { () throws(Diagnostics) in
                    try scope.evaluator(figures).value(of: tree)
                }
                if let quantity = value.quantity { numbers.append((quantity, reads.places)) }
            } catch { continue }
        }
        guard numbers.count == 2 else { return }
        discrepancies.append(Discrepancy(numbers[0].0, numbers[1].0, isEquation: true, sources: numbers.map(\.1), figures))
    }

    /// Whether an argument that the branch needs is there; if not, it is reported at the place of the data where it belongs.
    /// A call that leaves the parameter out does not ask for it: the short form in a chart.
    private mutating func require(_ parameter: String, of phrase: PhraseDefinition, _ call: PhraseCall, _ scope: Scope) -> Bool {
        guard let argument = call.arguments.first(where: { $0.name.text == parameter }) else { return true }
        guard let value = value(argument.expression, scope) else { return false }
        switch value {
        case .absent: break
        case .text(let text) where text.allSatisfy(\.isWhitespace): break
        case .list(let items) where items.isEmpty: break
        case .bool, .number, .text, .date, .list, .record: return true
        }
        noteDiscrepancy(of: call, scope)
        guard let pointer = argument.expression.tree.flatMap({ figures.pointer(of: $0, in: scope) }) else {
            report(.needed(parameter: parameter, phrase: phrase.name, title: nil), argument.expression.span)
            return false
        }
        let problem = BindingProblem.needed(parameter: parameter, phrase: phrase.name, title: figures.title(at: pointer))
        let related = Diagnostic.Related(Message("在此处使用", "used here"), at: Place(span: call.span))
        findings.append(problem.diagnostic(at: figures.place(at: pointer), related: [related]))
        return false
    }
}
