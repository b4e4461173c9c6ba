public import ReportData

extension CellSources {
    /// The cells of imported values in the report that they made.
    public init(_ values: ImportedValues, in document: DataDocument) {
        self.init(
            values.byPath.compactMap { path, value -> Entry? in
                guard !value.places.isEmpty, let node = document.root.node(at: path.steps[...]),
                    let pointer = document.pointer(to: node.span), node.isSame(as: value.content)
                else {
                    // What the report says otherwise, such as words that stayed, is not from there.
                    return nil
                }
                return Entry(path: pointer, value: String(node.literal), cells: value.places.map(\.description))
            })
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
