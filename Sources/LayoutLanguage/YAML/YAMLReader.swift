internal import Diagnostics
internal import Yams

/// Reads the YAML text of `file`: its value, `nil` when it is empty or can not be understood, and what is wrong.
func readYAML(_ file: SourceFile, limits: YAMLLimits = YAMLLimits()) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
    let places = YAMLPlaces(file: file)
    let count = file.text.utf8.count
    guard count <= limits.bytes else {
        return (nil, [YAMLProblem.tooLarge(bytes: count, limit: limits.bytes).diagnostic(at: places.span(0..<0))])
    }
    if let excess = excessiveAlias(in: file.text, limit: limits.aliases) {
        return (nil, [YAMLProblem.tooManyAliases(limit: limits.aliases).diagnostic(at: places.character(at: excess))])
    }
    do {
        // A line break more changes nothing, and libyaml refuses an empty input.
        let parser = try Parser(yaml: file.text + "\n", resolver: .basic, encoding: .utf8)
        guard let root = try parser.singleRoot() else { return (nil, []) }
        var converter = YAMLConverter(places: places, limits: limits)
        let node = converter.convert(root, depth: 1)
        return (converter.isExhausted || node?.isMissing == true ? nil : node, converter.diagnostics)
    } catch let error as YamlError {
        return (nil, [diagnostic(for: error, in: places)])
    } catch {
        return (nil, [YAMLProblem.syntax("\(error)").diagnostic(at: places.span(0..<0))])
    }
}

/// The diagnostic of an error that Yams threw.
private func diagnostic(for error: YamlError, in places: YAMLPlaces) -> Diagnostic {
    func place(_ mark: Mark) -> SourceSpan { places.character(at: places.offset(line: mark.line, column: mark.column)) }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
        return YAMLProblem.syntax(problem).diagnostic(at: place(mark))
    case .composer(_, let problem, let mark, _):
        let isAlias = problem == "found undefined alias"
        return (isAlias ? YAMLProblem.undefinedAlias : .severalDocuments).diagnostic(at: place(mark))
    case .reader(let problem, let offset, _, let yaml):
        let index = yaml.index(yaml.startIndex, offsetBy: offset ?? 0, limitedBy: yaml.endIndex) ?? yaml.endIndex
        return YAMLProblem.syntax(problem).diagnostic(at: places.character(at: yaml.utf8.distance(from: yaml.startIndex, to: index)))
    case .duplicatedKeysInMapping(let duplicates, let context):
        return duplicateKey(duplicates.first ?? "", first: context.mark, in: places)
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
        return YAMLProblem.syntax("\(error)").diagnostic(at: places.span(0..<0))
    }
}

/// Yams says where the key stands first; the repetition is looked for below it, in the same column.
private func duplicateKey(_ key: String, first: Mark, in places: YAMLPlaces) -> Diagnostic {
    let start = places.start(afterPropertiesAt: places.offset(line: first.line, column: first.column))
    let token = places.scalar(key, at: start).token
    let lines = places.file.text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) + 1
    for line in first.line + 1..<max(lines + 1, first.line + 2) {
        let text = places.file.line(line)
        let written = text.drop { $0 == " " }
        guard text.count - written.count == first.column - 1,
            let again = [key, "\"\(key)\"", "'\(key)'"].first(where: { written.hasPrefix($0 + ":") || written.hasPrefix($0 + " ") })
        else { continue }
        let offset = places.offset(line: line, column: first.column)
        let related = Diagnostic.Related(Message("第一次写在这里", "it stands here first"), at: Place(span: token))
        return YAMLProblem.duplicateKey(key).diagnostic(at: places.span(offset..<offset + again.utf8.count), related: [related])
    }
    return YAMLProblem.duplicateKey(key).diagnostic(at: token)
}

/// The offset of the first alias too many.
///
/// Yams expands aliases while it reads and compares the keys that result, so their number is bounded before. Only what looks like an
/// alias counts, and only where something looks like an anchor: neither is found in an ordinary layout file.
private func excessiveAlias(in text: String, limit: Int) -> Int? {
    let openers = "[{,:-".utf8
    var hasAnchor = false
    var aliases: [Int] = []
    var previous = UInt8(ascii: " ")
    for (offset, byte) in text.utf8.enumerated() {
        if previous <= 0x20 || openers.contains(previous) {
            if byte == UInt8(ascii: "&") { hasAnchor = true }
            if byte == UInt8(ascii: "*"), aliases.count <= limit { aliases.append(offset) }
        }
        previous = byte
    }
    return hasAnchor && aliases.count > limit ? aliases[limit] : nil
}

/// Turns the nodes of Yams into ours, with places.
private struct YAMLConverter {
    let places: YAMLPlaces
    let limits: YAMLLimits
    var diagnostics: [Diagnostic] = []
    /// Set when a limit is passed: there is no value then.
    var isExhausted = false
    private var nodes = 0

    init(places: YAMLPlaces, limits: YAMLLimits) {
        self.places = places
        self.limits = limits
    }

    mutating func convert(_ node: Node, depth: Int) -> YAMLNode? {
        guard !isExhausted else { return nil }
        let start = places.start(afterPropertiesAt: node.mark.map { places.offset(line: $0.line, column: $0.column) } ?? 0)
        nodes += 1
        guard depth <= limits.depth, nodes <= limits.nodes else {
            isExhausted = true
            let problem: YAMLProblem = depth > limits.depth ? .tooDeep(limit: limits.depth) : .tooManyNodes(limit: limits.nodes)
            diagnostics.append(problem.diagnostic(at: places.character(at: start)))
            return nil
        }
        switch node {
        case .scalar(let scalar):
            let (token, content, isPlain) = places.scalar(scalar.string, at: start)
            return YAMLNode(content: .scalar(YAMLScalar(text: scalar.string, span: content, isPlain: isPlain)), span: token)
        case .sequence(let sequence):
            let items = sequence.compactMap { convert($0, depth: depth + 1) }
            return YAMLNode(content: .list(items), span: span(from: start, through: items.last?.span))
        case .mapping(let mapping):
            let entries = convert(mapping, depth: depth)
            return YAMLNode(content: .mapping(entries), span: span(from: start, through: entries.last?.value.span))
        case .alias:
            // Yams gives the anchored node in an alias's place while it reads.
            return nil
        }
    }

    private mutating func convert(_ mapping: Node.Mapping, depth: Int) -> [YAMLEntry] {
        var entries: [YAMLEntry] = []
        var places: [String: SourceSpan] = [:]
        for (key, value) in mapping {
            guard let key = convert(key, depth: depth + 1), let value = convert(value, depth: depth + 1) else { continue }
            guard let name = key.scalar?.text else {
                diagnostics.append(YAMLProblem.complexKey.diagnostic(at: key.span))
                continue
            }
            if let first = places[name] {
                let related = Diagnostic.Related(Message("第一次写在这里", "it stands here first"), at: Place(span: first))
                diagnostics.append(YAMLProblem.duplicateKey(name).diagnostic(at: key.span, related: [related]))
                continue
            }
            places[name] = key.span
            entries.append(YAMLEntry(key: name, keySpan: key.span, value: value))
        }
        return entries
    }

    private func span(from start: Int, through last: SourceSpan?) -> SourceSpan {
        guard let last, last.file === places.file, last.range.upperBound > start else { return places.character(at: start) }
        return places.span(start..<last.range.upperBound)
    }
}
