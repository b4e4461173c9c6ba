public import Diagnostics
internal import ReportData

/// Single values of the data that nothing has read, and whose names no expression of the layout writes: what only this report has no need of,
/// such as the wording of a form that it does not use, is none.
public struct UnusedData: Hashable, Sendable {
    /// The first of them, in the order of the data: a layout in the making uses little of its data, and data may have a million values.
    public private(set) var places: [Place] = []
    public private(set) var count = 0

    private static let shown = 6

    init() {}

    /// What `reading` has not of `data`; `mentioned` are the names that the layout writes.
    init(of data: DataDocument, reading: ReadingRecord, mentioned: Set<NameKey>) {
        var search = Search(reading: reading, mentioned: mentioned)
        search.visit(data.root) { span, steps in
            count += 1
            if places.count < Self.shown { places.append(Place(span: span, path: steps.map(\.token).joined())) }
        }
    }

    /// A step of a JSON pointer.
    private enum Step {
        case member(String)
        case item(Int)

        var token: String {
            switch self {
            case .member(let key): "/\(escapedPointerToken(key))"
            case .item(let index): "/\(index)"
            }
        }
    }

    private struct Search {
        let reading: ReadingRecord
        let mentioned: Set<NameKey>
        private var steps: [Step] = []
        /// Whether the layout writes the innermost name around a value, if there is one.
        private var isMentioned = [true]

        /// Members of the data that speak to the program itself; what is stated and not printed is a finding of its own.
        private static let ownKeys: Set = ["$schema", "layout", "stated"]

        init(reading: ReadingRecord, mentioned: Set<NameKey>) {
            self.reading = reading
            self.mentioned = mentioned
        }

        mutating func visit(_ node: DataNode, _ found: (SourceSpan, [Step]) -> Void) {
            switch node.value {
            case .bool, .number, .text:
                if isMentioned.last == false, !reading.hasRead(node.span) { found(node.span, steps) }
            case .null: break
            case .list(let items):
                for (index, item) in items.enumerated() {
                    steps.append(.item(index))
                    visit(item, found)
                    steps.removeLast()
                }
            case .object(let members):
                for (key, member) in members where !(steps.isEmpty && Self.ownKeys.contains(key)) {
                    steps.append(.member(key))
                    // The number of a row is no name; codes have more digits.
                    let isName = key.utf8.count > 2 || Int(key) == nil
                    isMentioned.append(isName ? mentioned.contains(NameKey(key)) : isMentioned.last ?? false)
                    visit(member.node, found)
                    isMentioned.removeLast()
                    steps.removeLast()
                }
            }
        }
    }
}
