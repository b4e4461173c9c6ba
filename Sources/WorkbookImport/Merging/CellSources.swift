public import Diagnostics
internal import OrderedCollections
public import ReportData

/// Which cells the values of a report come from: a file of its own beside the report, since the report's schema is the layout's.
public struct CellSources: Sendable {
    /// A value with its cells, as the import left it.
    public struct Entry: Hashable, Sendable {
        /// JSON pointer.
        public var path: String
        public var value: String
        public var cells: [String]
    }

    public private(set) var entries: [Entry] = []
    private var byPath: [String: Int] = [:]

    /// The cells of imported values in the report that they made.
    public init(_ values: ImportedValues, in document: DataDocument) {
        for (path, value) in values.byPath where !value.places.isEmpty {
            guard let node = document.root.node(at: path.steps[...]), let pointer = document.pointer(to: node.span) else { continue }
            // What the report says otherwise, such as words that stayed, is not from there.
            guard node.isSame(as: value.content) else { continue }
            add(Entry(path: pointer, value: String(node.literal), cells: value.places.map(\.description)))
        }
    }

    /// Reads what ``json`` writes; entries that are none are left out.
    public init(_ document: DataDocument) {
        for item in document.root["values"]?.items ?? [] {
            guard let path = item["path"]?.text, let value = item["value"]?.text, let cells = item["cells"]?.items else { continue }
            add(Entry(path: path, value: value, cells: cells.compactMap(\.text)))
        }
    }

    private mutating func add(_ entry: Entry) {
        byPath[entry.path] = entries.count
        entries.append(entry)
    }

    /// The file's text.
    public var json: String {
        let lines = entries.map { entry in
            let cells = entry.cells.map(JSONText.quoted).joined(separator: ", ")
            return "    "
                + JSONText.object([("path", JSONText.quoted(entry.path)), ("value", JSONText.quoted(entry.value)), ("cells", "[\(cells)]")])
        }
        return "{\n  \"values\": [\n\(lines.joined(separator: ",\n"))\n  ]\n}\n"
    }

    /// The cells of the value at a pointer, as long as the report still says what the import wrote.
    public func cells(at path: String, in document: DataDocument) -> [String] {
        guard let index = byPath[path], let node = document.node(at: path), entries[index].value == node.literal else { return [] }
        return entries[index].cells
    }

    /// The findings with the cells of the values that they are of.
    public func naming(_ findings: [Diagnostic], in document: DataDocument) -> [Diagnostic] {
        findings.map { finding in
            var finding = finding
            let places = [finding.place].compactMap { $0 } + finding.related.map(\.place)
            for place in places {
                guard let path = place.path, path.hasPrefix("/"), place.file == document.file.name || place.span?.file === document.file
                else { continue }
                for cell in cells(at: path, in: document) {
                    finding.related.append(Diagnostic.Related(Message("取自 \(cell)", "from \(cell)"), at: place))
                }
            }
            return finding
        }
    }
}

extension DataNode {
    /// The value that the steps lead to.
    fileprivate func node(at steps: ArraySlice<ValuePath.Step>) -> DataNode? {
        switch steps.first {
        case nil: return self
        case .member(let name)?: return self[name]?.node(at: steps.dropFirst())
        case .record(let keys)?:
            let record = items?.first { item in
                keys.allSatisfy { key in item[key.member].map { $0.text == key.text } ?? (key != keys.first) }
            }
            return record?.node(at: steps.dropFirst())
        }
    }

    fileprivate func isSame(as content: ImportedValues.Content) -> Bool {
        switch (content, value) {
        case (.number(let number), .number(let other)): number == other
        case (.text(let text), .text(let other)): text == other
        case (.flag(let flag), .bool(let other)): flag == other
        default: false
        }
    }
}
