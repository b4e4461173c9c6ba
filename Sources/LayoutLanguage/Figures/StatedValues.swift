internal import Diagnostics
internal import ReportData

/// What a report states: numbers and sentences that are printed as they stand instead of what the layout gives.
struct StatedValues {
    /// One entry of the data's `stated`.
    struct Entry: Hashable {
        /// `figure`, `list.field`, or the name of a phrase's use.
        var name: String
        /// The key of the row of a figure with rows.
        var row: String?
        /// Where it holds; `nil` everywhere.
        var place: StatedPlace?
        /// The value; of a phrase its text.
        var node: DataNode
        /// The place of the name, for findings.
        var nameNode: DataNode
    }

    private(set) var figures: [Entry] = []
    private(set) var phrases: [Entry] = []
    /// Where the entries of a name stand: every figure that is worked out is asked for here.
    private var figureIndices: [NameKey: [Int]] = [:]
    private var phraseIndices: [NameKey: [Int]] = [:]
    /// The fields of rows that are stated, by figure.
    private var fields: [NameKey: [String]] = [:]

    /// Nothing stated.
    init() {}

    /// Reads `stated` at the root of the data; what has another form is left to the schema.
    init(_ root: DataNode) {
        for item in root["stated"]?.items ?? [] {
            let row = item["row"].flatMap { $0.text ?? $0.number?.description }
            let place = item["where"]?.text.map(StatedPlace.init)
            if let name = item["figure"], let text = name.text, let value = item["value"] {
                figureIndices[NameKey(text), default: []].append(figures.count)
                figures.append(Entry(name: text, row: row, place: place, node: value, nameNode: name))
                if let dot = text.firstIndex(of: ".") {
                    fields[NameKey(String(text[..<dot])), default: []].append(String(text[text.index(after: dot)...]))
                }
            } else if let name = item["phrase"], let text = name.text, let value = item["text"] {
                phraseIndices[NameKey(text), default: []].append(phrases.count)
                phrases.append(Entry(name: text, row: row, place: place, node: value, nameNode: name))
            }
        }
    }

    /// Whether the figure is stated somewhere.
    func mentions(_ reference: FigureReference) -> Bool {
        switch reference {
        case .value(let name): figureIndices[NameKey(name)] != nil
        case .field(let field, let row): fields[NameKey(row.figure)]?.contains { $0.hasSameBytes(as: field) } ?? false
        }
    }

    /// The index of the figure's entry that holds at `position`.
    func figure(_ name: String, row: String?, at position: StatedPosition) -> Int? {
        index(of: figureIndices[NameKey(name)], in: figures, row: row, position)
    }

    /// The index of the phrase's entry that holds at `position`.
    func phrase(_ name: String, row: String?, at position: StatedPosition) -> Int? {
        index(of: phraseIndices[NameKey(name)], in: phrases, row: row, position)
    }

    /// The most exact place wins, then the later entry.
    private func index(of indices: [Int]?, in entries: [Entry], row: String?, _ position: StatedPosition) -> Int? {
        var best: (index: Int, rank: Int)?
        for index in indices ?? [] {
            let entry = entries[index]
            guard entry.row == nil || entry.row == row, let rank = position.rank(of: entry.place) else { continue }
            // A row says more than a place.
            let total = rank + (entry.row == nil ? 0 : 100)
            if total >= best?.rank ?? 0 { best = (index, total) }
        }
        return best?.index
    }
}

/// A sentence that a report states in other words than its data give.
struct StatedPhrase: Hashable {
    var name: String
    /// What is stated.
    var node: DataNode
    /// What the phrase says.
    var expected: String
}
