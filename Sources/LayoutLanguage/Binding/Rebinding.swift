internal import Diagnostics
internal import OrderedCollections
public import ReportData

/// The report over data in which some numbers are others, bound again only where it may have read them; `nil` where all is to be bound.
///
/// `report` was bound with `remembers`. Its data keep their text: places of the result are those of before. What nothing uses of the
/// data is not known of it.
public func rebind(
    _ resolved: ResolvedPackage, _ report: BoundReport, numbers: [NumberInData], pictures: PictureReader? = nil
) -> BoundReport? {
    guard let memory = report.memory, !numbers.isEmpty, report.figures.revision < mostRevisions else { return nil }
    var figures = report.figures
    var changes: [NumberChange] = []
    for number in numbers {
        // What a report states is known by more than its number.
        guard number.path.hasPrefix("/"), !number.path.hasPrefix("/stated/"), let node = figures.data.node(at: number.path),
            node.number != nil
        else { return nil }
        let change = NumberChange(path: number.path, span: node.span, number: number.number)
        figures = FigureTable(figures, after: change)
        changes.append(change)
    }
    return bind(resolved, over: figures, pictures: pictures, recall: BindingRecall(memory, after: changes))
}

/// Every change keeps the figures before it: after so many all is worked out anew.
private let mostRevisions = 48

/// A number at a place of the data.
public struct NumberInData: Hashable, Sendable {
    /// JSON pointer.
    public var path: String
    public var number: Decimal

    public init(path: String, number: Decimal) {
        self.path = path
        self.number = number
    }
}

extension DataDocument {
    /// The numbers of `other` that are not those of this document, if there is no other difference and no more than `limit` of them.
    public func numbers(changedIn other: DataDocument, limit: Int) -> [NumberInData]? {
        var found: [NumberInData] = []
        return root.collectNumbers(changedIn: other.root, path: "", limit: limit, &found) ? found : nil
    }
}

extension DataNode {
    fileprivate func collectNumbers(changedIn other: DataNode, path: String, limit: Int, _ found: inout [NumberInData]) -> Bool {
        switch (value, other.value) {
        case (.null, .null): return true
        case (.bool(let left), .bool(let right)): return left == right
        case (.text(let left), .text(let right)): return left == right
        case (.number(let left), .number(let right)):
            if left != right { found.append(NumberInData(path: path, number: right)) }
            return found.count <= limit
        case (.list(let left), .list(let right)):
            guard left.count == right.count else { return false }
            for (index, pair) in zip(left, right).enumerated() {
                guard pair.0.collectNumbers(changedIn: pair.1, path: "\(path)/\(index)", limit: limit, &found) else { return false }
            }
            return true
        case (.object(let left), .object(let right)):
            guard left.count == right.count else { return false }
            for (mine, theirs) in zip(left, right) {
                guard mine.key == theirs.key else { return false }
                let inner = "\(path)/\(escapedPointerToken(mine.key))"
                guard mine.value.node.collectNumbers(changedIn: theirs.value.node, path: inner, limit: limit, &found) else { return false }
            }
            return true
        case (.null, _), (.bool, _), (.number, _), (.text, _), (.list, _), (.object, _): return false
        }
    }
}
