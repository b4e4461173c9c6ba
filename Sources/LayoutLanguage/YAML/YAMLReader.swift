package import Diagnostics
internal import ReportData
internal import YAML

/// Reads the YAML text of `file`: its value, `nil` when it is empty or can not be understood, and what is wrong.
package func readYAML(_ file: SourceFile, limits: YAMLLimits = YAMLLimits()) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
    var reader = YAMLReader(file: file, limits: limits)
    do throws(Diagnostics) {
        let node = try reader.read()
        return (node?.isMissing == true ? nil : node, reader.diagnostics)
    } catch {
        return (nil, reader.diagnostics + error.all)
    }
}

/// Makes nodes with places of libyaml's events. It throws what leaves no value.
private struct YAMLReader {
    let limits: YAMLLimits
    var diagnostics: [Diagnostic] = []
    private var places: YAMLPlaces
    private let parser: YAMLParser?
    /// Values that aliases may repeat.
    private var anchored: [String: Tree] = [:]
    private var nodes = 0

    /// A value with its size, which aliases multiply.
    private struct Tree {
        var node: YAMLNode
        var nodes = 1
        /// Lists and mappings inside one another, the scalar below them included.
        var height = 1

        mutating func add(_ part: Tree) {
            nodes += part.nodes
            height = max(height, part.height + 1)
        }
    }

    init(file: SourceFile, limits: YAMLLimits) {
        self.limits = limits
        places = YAMLPlaces(file: file)
        parser = file.text.utf8.count <= limits.bytes ? YAMLParser(file.text) : nil
    }

    /// The value of the only document; `nil` when there is none.
    mutating func read() throws(Diagnostics) -> YAMLNode? {
        guard let parser else {
            throw failure(.tooLarge(bytes: places.file.text.utf8.count, limit: limits.bytes), places.span(0..<0))
        }
        guard try next(of: parser).kind == .document else { return nil }
        let tree = try value(next(of: parser), of: parser, depth: 1)
        // The end of the document.
        _ = try next(of: parser)
        let rest = try next(of: parser)
        guard rest.kind == .endOfText else { throw failure(.severalDocuments, places.character(at: rest.offset)) }
        return tree?.node
    }

    private func next(of parser: YAMLParser) throws(Diagnostics) -> YAMLEvent {
        do throws(YAMLSyntaxError) { return try parser.next() } catch {
            if let mark = places.fullWidthMark(before: error.offset) {
                throw Diagnostics(PackageProblem.fullWidthMark(mark.found, meant: mark.meant).diagnostic(at: mark.span))
            }
            throw failure(.syntax(error.words), places.character(at: error.offset))
        }
    }

    /// The value that `event` begins; `nil` at the end of the list or mapping around.
    private mutating func value(_ event: YAMLEvent, of parser: YAMLParser, depth: Int) throws(Diagnostics) -> Tree? {
        var tree: Tree
        if let tag = event.tag { diagnostics.append(YAMLProblem.tag(tag).diagnostic(at: places.character(at: event.offset))) }
        switch event.kind {
        case .end, .endOfDocument, .endOfText, .document: return nil
        case .alias(let name):
            guard let known = anchored[name] else { throw failure(.undefinedAlias, places.character(at: event.offset)) }
            try count(known.nodes, depth: depth + known.height - 1, at: event.offset)
            return known
        case .scalar(let text, let isPlain):
            try count(1, depth: depth, at: event.offset)
            let (token, content) = places.scalar(text, isPlain: isPlain, at: start(of: event))
            tree = Tree(node: YAMLNode(content: .scalar(YAMLScalar(text: text, span: content, isPlain: isPlain)), span: token))
        case .list:
            try count(1, depth: depth, at: event.offset)
            let start = start(of: event)
            tree = Tree(node: YAMLNode(content: .list([]), span: places.character(at: start)))
            var items: [YAMLNode] = []
            while let item = try value(next(of: parser), of: parser, depth: depth + 1) {
                items.append(item.node)
                tree.add(item)
            }
            tree.node = YAMLNode(content: .list(items), span: span(from: start, through: items.last?.span))
        case .mapping:
            try count(1, depth: depth, at: event.offset)
            let start = start(of: event)
            tree = Tree(node: YAMLNode(content: .mapping([]), span: places.character(at: start)))
            let entries = try entries(of: parser, depth: depth, &tree)
            tree.node = YAMLNode(content: .mapping(entries), span: span(from: start, through: entries.last?.value.span))
        }
        if let anchor = event.anchor { anchored[anchor] = tree }
        return tree
    }

    private mutating func entries(of parser: YAMLParser, depth: Int, _ tree: inout Tree) throws(Diagnostics) -> [YAMLEntry] {
        var entries: [YAMLEntry] = []
        // Most mappings have a few keys: to compare them is quicker than to hash. Tables have hundreds.
        var known: [NameKey: SourceSpan] = [:]
        while let key = try value(next(of: parser), of: parser, depth: depth + 1) {
            guard let value = try value(next(of: parser), of: parser, depth: depth + 1) else { break }
            tree.add(key)
            tree.add(value)
            guard let name = key.node.scalar?.text else {
                diagnostics.append(YAMLProblem.complexKey.diagnostic(at: key.node.span))
                continue
            }
            let first =
                entries.count < Self.fewKeys ? entries.first { $0.key.hasSameBytes(as: name) }?.keySpan : known[NameKey(name)]
            if let first {
                let related = Diagnostic.Related(Message("第一次写在这里", "it stands here first"), at: Place(span: first))
                diagnostics.append(YAMLProblem.duplicateKey(name).diagnostic(at: key.node.span, related: [related]))
                continue
            }
            entries.append(YAMLEntry(key: name, keySpan: key.node.span, value: value.node))
            if entries.count == Self.fewKeys {
                for entry in entries { known[NameKey(entry.key)] = entry.keySpan }
            } else if entries.count > Self.fewKeys {
                known[NameKey(name)] = key.node.span
            }
        }
        return entries
    }

    private static let fewKeys = 16

    /// Counts values, those that an alias repeats included.
    private mutating func count(_ count: Int, depth: Int, at offset: Int) throws(Diagnostics) {
        nodes += count
        guard depth <= limits.depth else { throw failure(.tooDeep(limit: limits.depth), places.character(at: offset)) }
        guard nodes <= limits.nodes else { throw failure(.tooManyNodes(limit: limits.nodes), places.character(at: offset)) }
    }

    private func start(of event: YAMLEvent) -> Int { places.start(afterPropertiesAt: event.offset) }

    private func span(from start: Int, through last: SourceSpan?) -> SourceSpan {
        guard let last, last.file === places.file, last.range.upperBound > start else { return places.character(at: start) }
        return places.span(start..<last.range.upperBound)
    }

    private func failure(_ problem: YAMLProblem, _ span: SourceSpan) -> Diagnostics { Diagnostics(problem.diagnostic(at: span)) }
}
