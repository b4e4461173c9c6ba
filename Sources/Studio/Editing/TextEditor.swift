internal import Diagnostics
internal import ReportData

/// Changes the text of JSON data in place: order, notes, spellings of numbers and white space of all that is not touched stay.
struct TextEditor {
    private(set) var text: String
    private var data: DataDocument

    /// Throws for a text that is no JSON.
    init(_ text: String) throws(EditFault) {
        guard let data = Self.read(text) else { throw .brokenText }
        (self.text, self.data) = (text, data)
    }

    private static func read(_ text: String) -> DataDocument? {
        let (document, mistakes) = DataDocument.read(SourceFile(name: "report.json", text: text))
        return mistakes.isEmpty ? document : nil
    }

    /// Makes all edits or none.
    mutating func apply(_ edits: [Edit]) throws(EditFault) {
        var rest = edits[...]
        while !rest.isEmpty {
            // Values that are there already, as those of cells that are pasted, are put in their places in one go.
            let replacements = try leadingReplacements(of: rest)
            if replacements.isEmpty, let edit = rest.first {
                try apply(edit)
                rest = rest.dropFirst()
            } else {
                try replace(replacements)
                rest = rest.dropFirst(replacements.count)
            }
        }
    }

    private typealias Replacement = (range: Range<Int>, text: String)

    private func leadingReplacements(of edits: ArraySlice<Edit>) throws(EditFault) -> [Replacement] {
        var found: [Replacement] = []
        var ends: Set<Int> = []
        for edit in edits {
            guard case .set(let value) = edit.change, let node = data.node(at: edit.path), !node.isContainer,
                ends.insert(node.span.range.upperBound).inserted
            else { break }
            try check(edit, node)
            found.append((node.span.range, try json(value)))
        }
        return found
    }

    private mutating func replace(_ replacements: [Replacement]) throws(EditFault) {
        var bytes = Array(text.utf8)
        for (range, new) in replacements.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            bytes.replaceSubrange(range, with: Array(new.utf8))
        }
        let new = String(decoding: bytes, as: UTF8.self)
        guard let read = Self.read(new) else { throw .brokenText }
        (text, data) = (new, read)
    }

    private mutating func apply(_ edit: Edit) throws(EditFault) {
        let node = data.node(at: edit.path)
        switch edit.change {
        case .set(let value):
            guard let node else {
                // Somebody took away what the page still shows.
                guard edit.was == nil else { throw .nothing(path: edit.path) }
                return try add(try json(value), at: edit.path)
            }
            try check(edit, node)
            try replace([(node.span.range, try json(value))])
        case .insert(let value):
            let (list, index) = try place(edit.path)
            try insert(try json(value), at: index, of: list, path: edit.path)
        case .remove:
            guard let node, !edit.path.isEmpty else { throw .nothing(path: edit.path) }
            try check(edit, node)
            try replace([(removal(of: edit.path, node), "")])
        case .move(let to):
            guard let node else { throw .nothing(path: edit.path) }
            let (list, index) = try place(edit.path)
            guard to != index, let count = list.items?.count, (0..<count).contains(to) else { return }
            let moved = String(node.literal)
            try replace([(removal(of: edit.path, node), "")])
            let (parent, _) = Self.split(edit.path)
            guard let shorter = data.node(at: parent) else { throw .nothing(path: parent) }
            try insert(moved, at: to, of: shorter, path: edit.path)
        }
    }

    private func check(_ edit: Edit, _ node: DataNode) throws(EditFault) {
        guard let was = edit.was, was != node.literal else { return }
        throw .otherValue(path: edit.path, now: String(node.literal))
    }

    /// The text, if it is a JSON value.
    private func json(_ value: String) throws(EditFault) -> String {
        guard Self.read(value) != nil else { throw .noJSON(value) }
        return value
    }

    /// The list that holds the item at a path, and its place there.
    private func place(_ path: String) throws(EditFault) -> (list: DataNode, index: Int) {
        let (parent, key) = Self.split(path)
        guard let list = data.node(at: parent), list.items != nil, let index = Int(key) else { throw .nothing(path: path) }
        return (list, index)
    }

    private static func split(_ path: String) -> (parent: String, key: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (String(path[..<slash]), unescapedPointerToken(path[path.index(after: slash)...]))
    }

    // MARK: Additions

    /// Adds what lacks: the value, within the objects around it that lack, too.
    private mutating func add(_ value: String, at path: String) throws(EditFault) {
        var (parent, key) = Self.split(path)
        var value = value
        while true {
            guard path.first == "/" else { throw .nothing(path: path) }
            if let node = data.node(at: parent), !node.isNull {
                if node.items != nil, let index = Int(key) { return try insert(value, at: index, of: node, path: path) }
                guard let members = node.members else { throw .nothing(path: path) }
                let member = "\(JSONText.quoted(key)): \(value)"
                guard let last = members.values.last else { return try addFirst(member, to: node) }
                let lead = leadingSpace(before: last.keySpan.range.lowerBound)
                let end = last.node.span.range.upperBound
                return try replace([(end..<end, ",\(lead.isEmpty ? " " : lead)\(member)")])
            }
            value = "{\(JSONText.quoted(key)): \(value)}"
            if let null = data.node(at: parent) { return try replace([(null.span.range, value)]) }
            guard !parent.isEmpty else { throw .nothing(path: path) }
            (parent, key) = Self.split(parent)
        }
    }

    /// Puts `entry` into an object or list that has none; a note may stand there.
    private mutating func addFirst(_ entry: String, to node: DataNode) throws(EditFault) {
        let start = node.span.range.lowerBound + 1
        let isEmpty = Array(text.utf8)[start..<node.span.range.upperBound - 1].allSatisfy(\.isJSONSpace)
        try replace(isEmpty ? [(start..<node.span.range.upperBound - 1, entry)] : [(start..<start, "\(entry), ")])
    }

    private mutating func insert(_ value: String, at index: Int, of list: DataNode, path: String) throws(EditFault) {
        guard let items = list.items, index >= 0 else { throw .nothing(path: path) }
        guard let first = items.first, let last = items.last else { return try addFirst(value, to: list) }
        let lead = leadingSpace(before: (items.count > 1 ? last : first).span.range.lowerBound)
        let space = lead.isEmpty ? " " : lead
        if index < items.count {
            let start = items[index].span.range.lowerBound
            return try replace([(start..<start, "\(value),\(space)")])
        }
        let end = last.span.range.upperBound
        try replace([(end..<end, ",\(space)\(value)")])
    }

    /// The white space before an offset.
    private func leadingSpace(before offset: Int) -> String {
        let bytes = Array(text.utf8)
        var start = offset
        while start > 0, bytes[start - 1].isJSONSpace { start -= 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// A member or an item with the comma that parted it from its neighbour.
    private func removal(of path: String, _ node: DataNode) -> Range<Int> {
        let (parent, key) = Self.split(path)
        let start = data.node(at: parent)?.members?[key]?.keySpan.range.lowerBound ?? node.span.range.lowerBound
        let bytes = Array(text.utf8)
        var end = node.span.range.upperBound
        while end < bytes.count, bytes[end].isJSONSpace { end += 1 }
        if end < bytes.count, bytes[end] == UInt8(ascii: ",") {
            end += 1
            while end < bytes.count, bytes[end].isJSONSpace { end += 1 }
            return start..<end
        }
        var begin = start
        while begin > 0, bytes[begin - 1].isJSONSpace { begin -= 1 }
        guard begin > 0, bytes[begin - 1] == UInt8(ascii: ",") else { return start..<node.span.range.upperBound }
        return begin - 1..<node.span.range.upperBound
    }
}

extension UInt8 {
    /// White space of JSON (RFC 8259, 2).
    fileprivate var isJSONSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}

/// The key that a step of a JSON pointer names (RFC 6901, 4).
private func unescapedPointerToken(_ token: Substring) -> String {
    var key = ""
    var rest = token
    while let character = rest.popFirst() {
        if character == "~", let code = rest.first, code == "0" || code == "1" {
            rest.removeFirst()
            key.append(code == "0" ? "~" : "/")
        } else {
            key.append(character)
        }
    }
    return key
}
