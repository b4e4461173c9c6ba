internal import Diagnostics

extension PackageDecoder {
    /// One entry of `checks.yaml` (section 11).
    func check(_ entry: YAMLEntry) -> CheckDefinition? {
        reader.mapping(entry.value) { keys in
            let title = keys.required("title", reader.template)
            let each = keys.value("each", reader.each)
            let condition = keys.value("when", reader.expression)
            keys.requireOne(of: ["check", "phrases"])
            let relation = keys.value("check", reader.expression)
            let phrases = keys.value("phrases") { reader.oneOrMore($0, of: reader.name) } ?? []
            let place = keys.value("in", reader.name)
            let severity = keys.value("severity", checkSeverity) ?? .error
            let tolerance = keys.value("tolerance", tolerance) ?? .none
            let advice = keys.value("advice", reader.template)
            guard let title, relation != nil || !phrases.isEmpty else { return nil }
            return CheckDefinition(
                id: entry.key, title: title, each: each, condition: condition, relation: relation, place: place, phrases: phrases,
                severity: severity, tolerance: tolerance, advice: advice, span: entry.keySpan)
        }
    }

    /// What a finding can be; a failure is only for inputs that can not be used.
    private enum FindingSeverity: String, CaseIterable {
        case error, warning, remark
    }

    private func checkSeverity(_ node: YAMLNode) -> Severity? {
        reader.choice(node, of: FindingSeverity.self).map { choice in
            switch choice {
            case .error: .error
            case .warning: .warning
            case .remark: .remark
            }
        }
    }

    private func tolerance(_ node: YAMLNode) -> CheckDefinition.Tolerance? {
        switch node.scalar?.text {
        case "rounding": .rounding
        case "none": CheckDefinition.Tolerance.none
        default: reader.decimal(node).map { .amount($0.absolute) }
        }
    }

    // MARK: Texts

    /// Whether an entry of `checks.yaml` is about texts.
    func isTextCheck(_ entry: YAMLEntry) -> Bool {
        guard case .mapping(let entries) = entry.value.content else { return false }
        return entries.contains { $0.key == "text" }
    }

    private enum TextRule: String, CaseIterable {
        case words, brackets, numbering, years, names, numbers
        case halfWidth = "half-width"
        case doubledMarks = "doubled-marks"
        case sentenceEnd = "sentence-end"
        case repeatedTerms = "repeated-terms"
        case headings
    }

    /// `find` names the numbers that stand where a pattern has `#`; `check` is the relation between them.
    private func numbersRule(_ keys: inout MappingReader) -> TextCheckDefinition.Rule? {
        let patterns = keys.required("find", reader.entries)?.compactMap { entry in
            reader.name(entry.value).map { TextCheckDefinition.NumberPattern(name: entry.key, text: $0.text) }
        }
        let relation = keys.required("check", reader.expression)
        guard let patterns, let relation else { return nil }
        return .numbers(patterns, relation)
    }

    /// One entry of `checks.yaml` with `text`.
    func textCheck(_ entry: YAMLEntry) -> TextCheckDefinition? {
        reader.mapping(entry.value) { keys in
            let title = keys.required("title", reader.template)
            let rule = textRule(&keys)
            let isDocument = keys.value("document", reader.yesNo) ?? false
            let paths = keys.value("in") { reader.oneOrMore($0, of: reader.name) } ?? []
            let severity = keys.value("severity", checkSeverity) ?? .error
            let advice = keys.value("advice", reader.template)
            guard let title, let rule else { return nil }
            return TextCheckDefinition(
                id: entry.key, title: title, rule: rule, paths: paths, readsDocument: isDocument, severity: severity, advice: advice,
                span: entry.keySpan)
        }
    }

    /// The rule with the list that it needs; such a key beside another rule is unknown.
    private func textRule(_ keys: inout MappingReader) -> TextCheckDefinition.Rule? {
        switch keys.required("text", { reader.choice($0, of: TextRule.self) }) {
        case .words: keys.required("words") { reader.oneOrMore($0, of: reader.name) }.map { .words($0.map(\.text)) }
        case .years: keys.required("years") { reader.oneOrMore($0, of: reader.expression) }.map { .years($0) }
        case .names: keys.required("names") { reader.oneOrMore($0, of: reader.expression) }.map { .names($0) }
        case .numbers: numbersRule(&keys)
        case .headings: keys.required("headings") { reader.expression($0) }.map { .headings($0) }
        case .brackets: .brackets
        case .numbering: .numbering
        case .halfWidth: .halfWidth
        case .doubledMarks: .doubledMarks
        case .sentenceEnd: .sentenceEnd
        case .repeatedTerms: .repeatedTerms
        case nil: nil
        }
    }
}
