package import Diagnostics

/// Takes the entries of one mapping by key. The keys that are asked for are the keys that exist: what is left over is an error.
package struct MappingReader {
    package let span: SourceSpan
    package let reader: ValueReader
    private let entries: [YAMLEntry]
    private var asked: [String] = []

    init(entries: [YAMLEntry], span: SourceSpan, reader: ValueReader) {
        self.entries = entries
        self.span = span
        self.reader = reader
    }

    /// The value of `key` as `read` understands it; `nil` when the key is not there or its value is wrong.
    package mutating func value<Value>(_ key: String, _ read: (YAMLNode) -> Value?) -> Value? {
        node(key).flatMap(read)
    }

    /// The same, for a key that must be there.
    package mutating func required<Value>(_ key: String, _ read: (YAMLNode) -> Value?) -> Value? {
        guard let node = node(key) else {
            reader.report(.missingKey(key), at: opening)
            return nil
        }
        return read(node)
    }

    /// The value of `key` as it is.
    package mutating func node(_ key: String) -> YAMLNode? {
        if !asked.contains(key) { asked.append(key) }
        return entries.first { $0.key == key }?.value
    }

    /// Where `key` stands; `nil` when it does not.
    package func place(of key: String) -> SourceSpan? { entries.first { $0.key == key }?.keySpan }

    /// Says that two keys exclude each other when both are there.
    package func exclude(_ first: String, _ second: String) {
        guard place(of: first) != nil, let place = place(of: second) else { return }
        reader.report(.conflictingKeys(first, second), at: place)
    }

    /// Says that one of `keys` must be there when none is.
    package func requireOne(of keys: [String]) {
        guard keys.allSatisfy({ place(of: $0) == nil }) else { return }
        reader.report(.missingOneOf(keys), at: opening)
    }

    /// Reports the keys that nobody asked for.
    package func finish() {
        for entry in entries where !asked.contains(entry.key) {
            if let mark = entry.keySpan.fullWidthColon {
                reader.report(.fullWidthMark("：", meant: ": "), at: mark)
                continue
            }
            let free = asked.filter { place(of: $0) == nil }
            reader.report(.unknownKey(entry.key, nearest: nearestName(to: entry.key, among: free)), at: entry.keySpan)
        }
    }

    /// Where something that is missing is missed: the first key, or the empty braces.
    private var opening: SourceSpan { entries.first?.keySpan ?? span }
}

extension ValueReader {
    /// Reads a mapping; keys that `read` does not ask for are errors.
    package func mapping<Value>(_ node: YAMLNode, read: (inout MappingReader) -> Value?) -> Value? {
        guard case .mapping(let entries) = node.content else {
            reportNoMapping(node)
            return nil
        }
        var keys = MappingReader(entries: entries, span: node.span, reader: self)
        let value = read(&keys)
        keys.finish()
        return value
    }

    /// Says that no mapping stands here; what looks like a key with a full-width colon is told as that.
    private func reportNoMapping(_ node: YAMLNode) {
        if let mark = node.scalar?.span.fullWidthColon { return report(.fullWidthMark("：", meant: ": "), at: mark) }
        report(node.isMissing ? .missingValue : .wrongShape(.mapping), at: node.span)
    }

    /// The entries of a mapping whose keys are names.
    package func entries(_ node: YAMLNode) -> [YAMLEntry]? {
        guard case .mapping(let entries) = node.content else {
            reportNoMapping(node)
            return nil
        }
        return entries
    }
}

extension SourceSpan {
    /// The first full-width colon in the stretch.
    fileprivate var fullWidthColon: SourceSpan? {
        guard let start = String(text).utf8Offset(of: "：") else { return nil }
        return SourceSpan(file: file, range: range.lowerBound + start..<range.lowerBound + start + 3)
    }
}
