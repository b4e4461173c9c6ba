public import Diagnostics

/// Which cells of workbooks the values of a report come from: a file of its own beside the report, since the report's schema is the layout's.
public struct CellSources: Hashable, Sendable {
    /// A value with its cells, as an import left it.
    public struct Entry: Hashable, Sendable {
        /// JSON pointer.
        public var path: String
        public var value: String
        /// `决算报表.xls › Z01 › E12`.
        public var cells: [String]

        public init(path: String, value: String, cells: [String]) {
            self.path = path
            self.value = value
            self.cells = cells
        }
    }

    public let entries: [Entry]
    private let byPath: [String: Int]

    /// Of entries for one path the last counts.
    public init(_ entries: [Entry] = []) {
        self.entries = entries
        byPath = Dictionary(entries.enumerated().map { ($0.element.path, $0.offset) }) { _, last in last }
    }

    /// Reads what ``json`` writes; entries that are none are left out.
    public init(_ document: DataDocument) {
        self.init(
            (document.root["values"]?.items ?? []).compactMap { item in
                guard let path = item["path"]?.text, let value = item["value"]?.text, let cells = item["cells"]?.items else { return nil }
                return Entry(path: path, value: value, cells: cells.compactMap(\.text))
            })
    }

    public var isEmpty: Bool { entries.isEmpty }

    /// The file's text.
    public var json: String {
        let lines = entries.map { entry in
            let cells = entry.cells.map(JSONText.quoted).joined(separator: ", ")
            return "    "
                + JSONText.object([("path", JSONText.quoted(entry.path)), ("value", JSONText.quoted(entry.value)), ("cells", "[\(cells)]")])
        }
        return "{\n  \"values\": [\n\(lines.joined(separator: ",\n"))\n  ]\n}\n"
    }

    /// The cells of the value at a pointer, which is written as `literal`, as long as the report still says what the import wrote.
    public func cells(at path: String, of literal: some StringProtocol) -> [String] {
        guard let index = byPath[path], entries[index].value == literal else { return [] }
        return entries[index].cells
    }
}

extension DataDocument {
    /// The cells of the value at a pointer, as long as it is the imported one.
    public func cells(at path: String) -> [String] {
        guard !cells.isEmpty, let node = node(at: path) else { return [] }
        return cells.cells(at: path, of: node.literal)
    }

    /// The findings with the cells of the values that they are of.
    public func namingCells(_ findings: [Diagnostic]) -> [Diagnostic] {
        guard !cells.isEmpty else { return findings }
        return findings.map { finding in
            var finding = finding
            let places = [finding.place].compactMap { $0 } + finding.related.map(\.place)
            for place in places {
                guard let path = place.path, path.hasPrefix("/"), place.file == file.name || place.span?.file === file else { continue }
                for cell in cells(at: path) {
                    finding.related.append(Diagnostic.Related(Message("取自 \(cell)", "from \(cell)"), at: place))
                }
            }
            return finding
        }
    }
}
