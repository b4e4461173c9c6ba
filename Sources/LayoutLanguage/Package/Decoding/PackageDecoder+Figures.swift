internal import Diagnostics
internal import OrderedCollections

extension PackageDecoder {
    /// `figures.yaml` (layout-language.md, section 3), or the fields of a figure with rows.
    func figures(_ entries: [YAMLEntry]) -> OrderedDictionary<String, FigureDefinition> {
        var figures: OrderedDictionary<String, FigureDefinition> = [:]
        for entry in entries { figures[entry.key] = figure(entry) }
        return figures
    }

    /// Whether an entry of `figures.yaml` is a function.
    func isFunction(_ entry: YAMLEntry) -> Bool {
        guard case .mapping(let entries) = entry.value.content else { return false }
        return entries.contains { $0.key == "parameters" }
    }

    /// One entry of `figures.yaml` with `parameters`.
    func function(_ entry: YAMLEntry) -> FunctionDefinition? {
        if FunctionTable.standard[entry.key] != nil { reader.report(.takenName(entry.key), at: entry.keySpan) }
        return reader.mapping(entry.value) { keys in
            let parameters = keys.required("parameters", parameters)
            let value = keys.required("value", reader.expression)
            guard let parameters, let value else { return nil }
            // What depends on nothing is a figure.
            guard !parameters.isEmpty else {
                reader.report(.noParameters(entry.key), at: keys.place(of: "parameters") ?? entry.keySpan)
                return nil
            }
            return FunctionDefinition(name: entry.key, parameters: parameters, value: value, span: entry.keySpan)
        }
    }

    /// Names, each once.
    private func parameters(_ node: YAMLNode) -> [String]? {
        guard let parameters = reader.list(node, of: reader.name) else { return nil }
        var names: [String] = []
        for parameter in parameters {
            if names.contains(parameter.text) { reader.report(.declaredTwice(parameter.text), at: parameter.span) }
            names.append(parameter.text)
        }
        return names
    }

    private func figure(_ entry: YAMLEntry) -> FigureDefinition? {
        if entry.value.scalar != nil {
            return reader.expression(entry.value).map { FigureDefinition(name: entry.key, content: .value($0), span: entry.keySpan) }
        }
        return reader.mapping(entry.value) { keys in
            keys.exclude("value", "rows")
            keys.requireOne(of: ["value", "rows"])
            let value = keys.value("value", reader.expression)
            let rows = keys.value("rows", reader.expression)
            let row = keys.value("row", reader.name)
            let key = keys.value("key", reader.expression)
            let fields = keys.value("fields", reader.entries).map(figures)
            let unit = keys.value("unit", unit)
            let digits = keys.value("digits") { reader.whole($0, in: 0...12) }
            let isShare = keys.value("shares", reader.yesNo) ?? false
            let previous = keys.value("previous", reader.expression)
            for other in ["row", "key", "fields"] { keys.exclude("value", other) }
            for other in ["unit", "digits", "shares", "previous"] { keys.exclude("rows", other) }
            if let rows {
                for needed in ["row", "fields"] where keys.place(of: needed) == nil {
                    reader.report(.missingKey(needed), at: keys.place(of: "rows") ?? entry.keySpan)
                }
                guard let row, let fields else { return nil }
                let content = FigureDefinition.Rows(list: rows, row: row.text, key: key, fields: fields)
                return FigureDefinition(name: entry.key, content: .rows(content), span: entry.keySpan)
            }
            return value.map {
                FigureDefinition(
                    name: entry.key, content: .value($0), unit: unit, digits: digits, isShare: isShare, previous: previous,
                    span: entry.keySpan)
            }
        }
    }

    /// One entry of `phrases.yaml` (section 5): branches, or the text of the only one.
    func phrase(_ entry: YAMLEntry) -> PhraseDefinition? {
        if entry.value.scalar != nil {
            return reader.sentence(entry.value).map { text in
                let branch = PhraseDefinition.Branch(condition: nil, text: text, needs: nil)
                return PhraseDefinition(name: entry.key, parameters: [], branches: [branch], span: entry.keySpan)
            }
        }
        return reader.mapping(entry.value) { keys in
            keys.exclude("branches", "text")
            keys.requireOne(of: ["branches", "text"])
            let names = keys.value("parameters", parameters) ?? []
            let text = keys.value("text", reader.sentence).map { PhraseDefinition.Branch(condition: nil, text: $0, needs: nil) }
            let branches = keys.value("branches") { phraseBranches($0, parameters: names) } ?? text.map { [$0] } ?? []
            return PhraseDefinition(name: entry.key, parameters: names, branches: branches, span: entry.keySpan)
        }
    }

    private func phraseBranches(_ node: YAMLNode, parameters: [String]) -> [PhraseDefinition.Branch]? {
        var isDecided = false
        return reader.list(node) { item in
            if isDecided { reader.report(.unreachableBranch, at: item.span) }
            return reader.mapping(item) { keys in
                let condition = keys.value("when", reader.expression)
                let text = keys.required("text", reader.sentence)
                let needs = keys.value("needs") { declared($0, .parameter, in: parameters) }
                isDecided = keys.place(of: "when") == nil
                return text.map { PhraseDefinition.Branch(condition: condition, text: $0, needs: needs) }
            }
        }
    }
}
