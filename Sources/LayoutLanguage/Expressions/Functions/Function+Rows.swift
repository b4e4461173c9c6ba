internal import Diagnostics
internal import OrderedCollections
internal import ReportData

extension Function {
    /// Functions from rows to rows, and tables to look things up in.
    static let rows: [Function] = [
        Function(
            "group", counts: 2...2, isOverRows: true, fields: ["key", "rows"],
            shape: { .list(.fields(["rows": .list($0.row)], and: "key")) }
        ) { call throws(Diagnostics) in
            guard let rows = try call.list(0) else { return .absent }
            let keys = try call.eachRow(of: rows, 1)
            var groups: OrderedDictionary<Value, [Value]> = [:]
            for (key, row) in zip(keys, rows) where !key.isAbsent {
                call.evaluator.evaluation.reading.noteNumbers(in: key)
                groups[key, default: []].append(row)
            }
            return .list(groups.map { key, rows in .record(.fields(["key": key, "rows": .list(rows)])) })
        },
        Function(
            "levels", counts: 3...12, isOverRows: true, fields: ["key", "level", "rows"],
            shape: { .list(.fields(["rows": .list($0.row)], and: "key", "level")) }
        ) { call throws(Diagnostics) in
            guard let rows = try call.list(0) else { return .absent }
            var lengths: [Int] = []
            for index in 2..<call.count { lengths.append(max(0, try call.wholeNumber(index) ?? 0)) }
            return try call.made(levels(of: rows, codes: try call.keys(of: rows), lengths: lengths))
        },
        Function("keyed", counts: 2...2, isOverRows: true, shape: { .map($0.row) }) { call throws(Diagnostics) in
            guard let rows = try call.list(0) else { return .absent }
            var table: OrderedDictionary<String, Value> = [:]
            for (key, row) in zip(try call.keys(of: rows), rows) {
                if let key, table[key] == nil { table[key] = row }
            }
            return .record(.fields(table))
        },
        Function("lookup", counts: 2...3) { call throws(Diagnostics) in
            let found = try call.lookUp()
            return found.isAbsent && call.count == 3 ? try call.value(2) : found
        },
        Function(
            "entries", counts: 1...1, fields: ["key", "value"], shape: { .list(.fields(["value": $0.first.entry], and: "key")) }
        ) { call throws(Diagnostics) in
            switch try call.value(0) {
            case .record(let record):
                var entries: [Value] = []
                for name in call.evaluator.fieldNames(of: record) {
                    let value = try call.evaluator.field(name, of: record, call.span) ?? .absent
                    entries.append(.record(.fields(["key": .text(name), "value": value])))
                }
                return .list(entries)
            case .absent: return .absent
            case let other: throw call.failure(.wrongKind(expected: .record, found: other.kindName), at: 0)
            }
        },
        Function("zip", counts: 2...9, fields: columnNames, shape: zipped) { call throws(Diagnostics) in
            var columns: [(name: String, items: [Value])] = []
            for (index, argument) in call.arguments.enumerated() {
                columns.append((argument.label?.text ?? columnNames[index], try call.list(index) ?? []))
            }
            let rows = (0..<(columns.map(\.items.count).max() ?? 0)).map { row in
                let fields = columns.map { ($0.name, row < $0.items.count ? $0.items[row] : Value.absent) }
                return Value.record(.fields(OrderedDictionary(fields) { first, _ in first }))
            }
            return try call.made(rows)
        },
    ]
}

/// The names of columns that a call gives none.
private let columnNames = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]

private func zipped(_ call: ShapeCall) -> Shape {
    var fields: OrderedDictionary<NameKey, Shape> = [:]
    for (index, (argument, shape)) in zip(call.arguments, call.shapes).enumerated() where index < columnNames.count {
        fields[NameKey(argument.label?.text ?? columnNames[index])] = shape.element
    }
    return .list(.record(fields))
}

/// The groups of rows whose codes begin alike, one level per length, each group before those within it, by code.
private func levels(of rows: [Value], codes: [String?], lengths: [Int]) -> [Value] {
    let coded = zip(rows, codes).compactMap { row, code in code.map { (row: row, code: Array($0)) } }
    let sorted = coded.enumerated().sorted { left, right in
        left.element.code == right.element.code
            ? left.offset < right.offset : left.element.code.lexicographicallyPrecedes(right.element.code)
    }.map(\.element)
    var groups: [(key: String, level: Int, rows: [Value])] = []
    var open: [Int?] = Array(repeating: nil, count: lengths.count)
    var previous: [Character] = []
    for (row, code) in sorted {
        for (level, length) in lengths.enumerated() where code.count >= length {
            // A group goes on as long as codes agree in its length.
            let goesOn = open[level] != nil && previous.count >= length && previous.prefix(length).elementsEqual(code.prefix(length))
            if !goesOn {
                for inner in level..<lengths.count { open[inner] = nil }
                open[level] = groups.count
                groups.append((String(code.prefix(length)), level + 1, []))
            }
            if let group = open[level] { groups[group].rows.append(row) }
        }
        previous = code
    }
    return groups.map { group in
        .record(.fields(["key": .text(group.key), "level": .number(Decimal(group.level)), "rows": .list(group.rows)]))
    }
}

extension FunctionCall {
    /// The second argument of each row as a text; `nil` where it is absent.
    fileprivate func keys(of rows: [Value]) throws(Diagnostics) -> [String?] {
        var keys: [String?] = []
        for key in try eachRow(of: rows, 1) { keys.append(try keyText(key, at: 1)) }
        return keys
    }

    private func keyText(_ key: Value, at index: Int) throws(Diagnostics) -> String? {
        switch key {
        case .text(let text): return text
        case .number(let quantity): return quantity.number.description
        case .absent: return nil
        case let other: throw failure(.wrongKind(expected: .text, found: other.kindName), at: index)
        }
    }

    /// The field of a record, or the first row of a list whose first field is the key.
    fileprivate func lookUp() throws(Diagnostics) -> Value {
        let table = try value(0)
        let key = try value(1)
        guard !key.isAbsent else { return .absent }
        guard case .list(let rows) = table else {
            return try evaluator.element(key, of: table, arguments[1].value.span, arguments[0].value.span)
        }
        for row in rows {
            guard case .record(let record) = row, let name = evaluator.fieldNames(of: record).first else { continue }
            guard let first = try evaluator.field(name, of: record, span) else { continue }
            evaluator.evaluation.reading.noteNumbers(in: first)
            if first == key { return row }
        }
        return .absent
    }
}
