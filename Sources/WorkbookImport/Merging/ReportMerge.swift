public import Diagnostics
internal import OrderedCollections
public import ReportData

/// A report with imported values in it: amounts are those of the workbook, words stay, and so does the writing of whatever is not changed.
public struct ReportMerge: Sendable {
    public private(set) var text: String
    public private(set) var changes: [Change] = []
    public private(set) var findings: [Diagnostic] = []

    private var edits: [TextEdit] = []
    private let document: DataDocument

    /// A value that the workbook changes.
    public struct Change: Hashable, Sendable {
        /// JSON pointer in the report, or where the value is new the nearest place that is there with the members below.
        public var path: String
        /// `nil` where there was none.
        public var old: String?
        public var new: String
        public var places: [CellPlace]
    }

    public init(_ values: ImportedValues, into document: DataDocument, schema: Schema) {
        self.document = document
        text = document.file.text
        let order = MemberOrder(shape: SchemaShape(schema: schema), path: ValuePath([]))
        merge(ReportTree(values), document.root, order, path: "")
        text = edits.applied(to: text)
    }

    private mutating func merge(_ tree: ReportTree, _ node: DataNode, _ order: MemberOrder, path: String) {
        if let value = tree.value { return mergeValue(value, node, path: path) }
        if !tree.records.isEmpty { return mergeRecords(tree, node, order.record, path: path) }
        guard let members = node.members else { return conflict(node, path: path) }
        var added: [(String, ReportTree)] = []
        for (name, part) in order.sorted(tree.members) {
            if let member = members[name] {
                merge(part, member.node, order.member(name), path: "\(path)/\(escapedPointerToken(name))")
            } else {
                added.append((name, part))
            }
        }
        insert(added, into: node, order, path: path)
    }

    /// Numbers are the workbook's, words are those of people.
    private mutating func mergeValue(_ value: ImportedValues.Value, _ node: DataNode, path: String) {
        switch (value.content, node.value) {
        case (.number(let number), .number(let old)) where number == old: return
        case (.number, .number), (.number, .null):
            edits.append(TextEdit(range: node.span.range, text: value.content.literal))
            changes.append(Change(path: path, old: String(node.literal), new: value.content.literal, places: value.places))
        case (.text(let text), .text(let old)):
            guard old != text else { return }
            if old.hasPrefix("【请填写") {
                edits.append(TextEdit(range: node.span.range, text: value.content.literal))
                changes.append(Change(path: path, old: String(node.literal), new: value.content.literal, places: value.places))
            } else {
                let problem = MergeProblem.wordsKept(kept: old, found: text)
                findings.append(problem.diagnostic(at: document.place(of: node), places: value.places))
            }
        default: conflict(node, path: path)
        }
    }

    private mutating func conflict(_ node: DataNode, path: String) {
        findings.append(MergeProblem.otherKind.diagnostic(at: document.place(of: node), places: []))
    }

    private mutating func mergeRecords(_ tree: ReportTree, _ node: DataNode, _ order: MemberOrder, path: String) {
        guard let items = node.items else { return conflict(node, path: path) }
        var (matched, added): (Set<Int>, [ReportTree]) = ([], [])
        for (keys, record) in tree.records {
            let index = items.indices.first { index in
                !matched.contains(index)
                    && keys.allSatisfy { key in items[index][key.member].map { $0.text == key.text } ?? (key != keys.first) }
            }
            guard let index else {
                added.append(record)
                continue
            }
            matched.insert(index)
            var rest = record
            for key in keys { rest.members.removeValue(forKey: key.member) }
            merge(rest, items[index], order, path: "\(path)/\(index)")
        }
        for index in items.indices where !matched.contains(index) {
            findings.append(MergeProblem.recordOnlyHere.diagnostic(at: document.place(of: items[index]), places: []))
        }
        append(added, to: node, items, order, path: path)
    }

    // MARK: New parts

    private mutating func insert(_ added: [(String, ReportTree)], into node: DataNode, _ order: MemberOrder, path: String) {
        guard !added.isEmpty, let members = node.members else { return }
        for (name, tree) in added { note(tree, path: "\(path)/\(escapedPointerToken(name))") }
        let indent = indent(of: node)
        guard let first = members.values.first else {
            // Notes may stand in an object without members.
            let rest = node.literal.dropFirst().contains("\"") ? "," : ""
            let inner = indent + "  "
            let lines = added.map { "\n\(inner)\(JSONText.quoted($0)): \($1.text(order.member($0), indent: inner))" }.joined(separator: ",")
            let start = node.span.range.lowerBound + 1
            edits.append(TextEdit(range: start..<start, text: lines + rest + (rest.isEmpty ? "\n\(indent)" : "")))
            return
        }
        for (name, tree) in added {
            let before = members.elements.filter { order.index($0.key) < order.index(name) }.map(\.value).last
            // A new member stands as its neighbour does: on the same line, or on one of its own.
            let separator = lineBreak(before: (before ?? first).keySpan)
            let inner = separator.map { String($0.dropFirst()) }
            let value = inner.map { tree.text(order.member(name), indent: $0) } ?? tree.line(order.member(name))
            let text = "\(JSONText.quoted(name)): \(value)"
            if let before {
                let end = before.node.span.range.upperBound
                edits.append(TextEdit(range: end..<end, text: ",\(separator ?? " ")\(text)"))
            } else {
                let start = first.keySpan.range.lowerBound
                edits.append(TextEdit(range: start..<start, text: "\(text),\(separator ?? " ")"))
            }
        }
    }

    private mutating func append(_ added: [ReportTree], to node: DataNode, _ items: [DataNode], _ order: MemberOrder, path: String) {
        guard !added.isEmpty else { return }
        for (offset, tree) in added.enumerated() { note(tree, path: "\(path)/\(items.count + offset)") }
        guard let last = items.last else {
            let indent = indent(of: node)
            let lines = added.map { "\n\(indent)  \($0.line(order))" }.joined(separator: ",")
            edits.append(TextEdit(range: node.span.range, text: "[\(lines)\n\(indent)]"))
            return
        }
        let separator = lineBreak(before: last.span)
        let isSpread = last.literal.contains("\n")
        let lines = added.map { tree in
            let indent = separator.map { String($0.dropFirst()) } ?? ""
            return ",\(separator ?? " ")" + (isSpread ? tree.spread(order, indent: indent) : tree.line(order))
        }
        let end = last.span.range.upperBound
        edits.append(TextEdit(range: end..<end, text: lines.joined()))
    }

    /// Lists the values of a part that is new.
    private mutating func note(_ tree: ReportTree, path: String) {
        if let value = tree.value {
            changes.append(Change(path: path, old: nil, new: value.content.literal, places: value.places))
        }
        for (name, part) in tree.members { note(part, path: "\(path)/\(escapedPointerToken(name))") }
        for (index, part) in tree.records.values.enumerated() { note(part, path: "\(path)/\(index)") }
    }

    // MARK: The text

    /// The line break and blanks before a place; `nil` when something else stands on its line.
    private func lineBreak(before span: SourceSpan) -> String? {
        let bytes = SourceSpan(file: span.file, range: max(0, span.range.lowerBound - 400)..<span.range.lowerBound).bytes
        guard let start = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return nil }
        let blanks = bytes[(start + 1)...]
        guard blanks.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
        return "\n" + String(decoding: blanks, as: UTF8.self)
    }

    /// The blanks at the start of the line where a value begins.
    private func indent(of node: DataNode) -> String {
        let line = node.span.file.line(node.span.start.line)
        return String(line.prefix { $0 == " " || $0 == "\t" })
    }
}

extension ReportTree {
    /// An object with a member on each line.
    fileprivate func spread(_ order: MemberOrder, indent: String) -> String {
        let lines = order.sorted(members).map { "\(indent)  \(JSONText.quoted($0)): \($1.line(order.member($0)))" }
        return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
    }
}
