public import Diagnostics

/// A whole file of data: the text and what it says.
public struct DataDocument: Hashable, Sendable {
    public var root: DataNode
    /// The cells that an import left beside the file; of most reports none.
    public var cells = CellSources()
    public var file: SourceFile { root.span.file }

    /// How the keys of notes begin: members for people, which are read and forgotten.
    public static let notePrefix = "//"

    public init(root: DataNode) { self.root = root }

    /// JSON pointer (RFC 6901) of the value written in `span`; `nil` when no value of this file is.
    ///
    /// Found from the places, so that values need not carry their path; takes as long as the path and its neighbours are.
    public func pointer(to span: SourceSpan) -> String? {
        guard span.file === file else { return nil }
        var node = root
        var path = ""
        while node.span.range != span.range {
            guard let (step, child) = node.child(around: span.range) else { return nil }
            path += "/" + escapedPointerToken(step)
            node = child
        }
        return path
    }

    /// The value that a JSON pointer leads to; `nil` when it leads nowhere.
    public func node(at pointer: String) -> DataNode? {
        guard !pointer.isEmpty else { return root }
        guard pointer.first == "/" else { return nil }
        var node = root
        for token in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            let name = unpointerToken(token)
            guard let child = node[name] ?? Int(name).flatMap({ node[$0] }) else { return nil }
            node = child
        }
        return node
    }

    /// The place of `node` with its path, for a diagnostic; the whole of the data needs no path.
    public func place(of node: DataNode) -> Place {
        let path = pointer(to: node.span)
        return Place(span: node.span, path: path == "" ? nil : path)
    }
}

extension DataNode {
    /// The child whose text holds `range`, with the step that leads to it.
    fileprivate func child(around range: Range<Int>) -> (step: String, node: DataNode)? {
        switch value {
        case .object(let members):
            let index = members.values.partitioningIndex { $0.node.span.range.upperBound >= range.upperBound }
            guard index < members.count else { return nil }
            let (key, member) = members.elements[index]
            return member.node.span.range.lowerBound <= range.lowerBound ? (key, member.node) : nil
        case .list(let items):
            let index = items.partitioningIndex { $0.span.range.upperBound >= range.upperBound }
            guard index < items.count, items[index].span.range.lowerBound <= range.lowerBound else { return nil }
            return (String(index), items[index])
        case .null, .bool, .number, .text:
            return nil
        }
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index whose element satisfies `predicate`, which all later ones do too; O(log n).
    fileprivate func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if predicate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// A key as a step of a JSON pointer: `~` and `/` are written `~0` and `~1` (RFC 6901, 3).
public func escapedPointerToken(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return key }
    return String(key.flatMap { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) })
}

/// The key that a step of a JSON pointer names.
func unpointerToken(_ token: Substring) -> String {
    var result = ""
    var rest = token
    while let character = rest.popFirst() {
        guard character == "~", let code = rest.first, code == "0" || code == "1" else {
            result.append(character)
            continue
        }
        rest.removeFirst()
        result.append(code == "0" ? "~" : "/")
    }
    return result
}
