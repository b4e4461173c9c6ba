internal import Diagnostics
internal import OrderedCollections
internal import ReportData

/// A number of the data, with the numbers beside it that may have been written in its place.
struct DataNumber {
    /// JSON pointer.
    var path: String
    var span: SourceSpan
    var number: Decimal
    /// The same member of the rows before and after; of an object outside lists, the numbers before and after.
    var rows: [(name: String, value: Decimal)] = []
    /// The same figure of another year.
    var otherYear: [(name: String, value: Decimal, isEarlier: Bool)] = []

    var neighbours: Neighbours {
        Neighbours(
            otherYear: otherYear.filter(\.isEarlier).map { ($0.name, $0.value) },
            thisYear: otherYear.filter { !$0.isEarlier }.map { ($0.name, $0.value) }, rows: rows)
    }
}

/// The numbers of the data that may be wrong: not what the report states as published, which says itself where it stands.
struct DataNumbers {
    private(set) var all: [DataNumber] = []
    /// The names of figures that are a single value of the data, by its path.
    private let names: [String: String]

    init(_ data: DataDocument, _ figures: FigureTable) {
        let years = YearPairs(figures)
        names = years.names
        collect(data.root, "", [])
        for index in all.indices { all[index].otherYear = years.others[all[index].path] ?? [] }
    }

    /// `lists` are the paths of the lists around, each with the number of the row.
    private mutating func collect(_ node: DataNode, _ path: String, _ beside: [(name: String, value: Decimal)]) {
        switch node.value {
        case .number(let number): all.append(DataNumber(path: path, span: node.span, number: number, rows: beside))
        case .object(let members):
            for (index, (key, member)) in members.enumerated() where path != "" || key != "stated" {
                let inner = path + "/" + escapedPointerToken(key)
                let near = [index - 1, index + 1].filter(members.values.indices.contains).compactMap { near -> (String, Decimal)? in
                    guard let number = members.values[near].node.number else { return nil }
                    let key = members.keys[near]
                    return (names[path + "/" + escapedPointerToken(key)] ?? key, number)
                }
                collect(member.node, inner, near)
            }
        case .list(let items):
            for (index, item) in items.enumerated() { collect(row: item, "\(path)/\(index)", items, index) }
        case .null, .bool, .text: return
        }
    }

    /// A row of a list: its numbers have those of the rows beside it as neighbours.
    private mutating func collect(row: DataNode, _ path: String, _ items: [DataNode], _ index: Int) {
        let start = all.count
        collect(row, path, [])
        for number in start..<all.count {
            let steps = all[number].path.dropFirst(path.count).split(separator: "/").map(String.init)
            all[number].rows = []
            for near in [index - 1, index + 1] where items.indices.contains(near) {
                guard let value = Self.number(at: steps, in: items[near]) else { continue }
                all[number].rows.append((Self.name(of: items[near], near), value))
            }
        }
    }

    /// The number that `steps` lead to.
    private static func number(at steps: [String], in row: DataNode) -> Decimal? {
        var node = row
        for step in steps {
            guard let next = node[step] ?? Int(step).flatMap({ node[$0] }) else { return nil }
            node = next
        }
        return node.number
    }

    /// What a row is called: its first text, else its number.
    private static func name(of row: DataNode, _ index: Int) -> String {
        row.members?.values.lazy.compactMap(\.node.text).first ?? "\(index + 1)"
    }
}

/// Figures that are one value of the data, and what they were in the other year.
private struct YearPairs {
    var names: [String: String] = [:]
    var others: [String: [(name: String, value: Decimal, isEarlier: Bool)]] = [:]

    init(_ figures: FigureTable) {
        var known: [String: (paths: [String], quantity: Quantity)] = [:]
        for (name, definition) in figures.definitions {
            guard case .value = definition.content, let (quantity, paths) = Self.traced(name, definition.span, figures) else { continue }
            known[name] = (paths, quantity)
            if paths.count == 1 { names[paths[0]] = names[paths[0]] ?? name }
        }
        for (name, definition) in figures.definitions {
            guard let now = definition.previous?.text, let earlier = known[name], let current = known[String(now)] else { continue }
            for number in figures.plainNumbers(of: earlier.quantity) where current.paths.count == 1 {
                others[current.paths[0], default: []].append((name, number, true))
            }
            for number in figures.plainNumbers(of: current.quantity) where earlier.paths.count == 1 {
                others[earlier.paths[0], default: []].append((String(now), number, false))
            }
        }
    }

    private static func traced(_ name: String, _ span: SourceSpan, _ figures: FigureTable) -> (Quantity, [String])? {
        do throws(Diagnostics) {
            let (value, reads) = try figures.evaluation.traced { () throws(Diagnostics) in
                try figures.value(of: .value(name), at: span)
            }
            return value?.quantity.map { ($0, figures.sources(reads.places).filter { $0.span.file === figures.data.file }.map(\.path)) }
        } catch {
            return nil
        }
    }
}
