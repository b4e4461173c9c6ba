internal import Diagnostics
internal import OrderedCollections
internal import ReportData

extension Evaluator {
    /// The value of a name: a field of the rows around, inmost first, else what the environment knows.
    func value(ofName name: String, _ span: SourceSpan, in scope: RowScope?) throws(Diagnostics) -> Value {
        if let value = try lookUp(name, span, in: scope) { return value }
        if environment.mayBeField(name) { return .absent }
        var candidates = environment.names
        var rows = scope
        while let scope = rows {
            candidates += scope.row.record.map(fieldNames(of:)) ?? []
            rows = scope.outer
        }
        let isFunction = FunctionTable.standard[name] != nil
        throw failure(.unknownName(name, nearest: nearestName(to: name, among: candidates), isFunction: isFunction), span)
    }

    /// The value of a name; `nil` when nothing has that name.
    func lookUp(_ name: String, _ span: SourceSpan, in scope: RowScope?) throws(Diagnostics) -> Value? {
        var rows = scope
        while let scope = rows {
            if name.hasSameBytes(as: "it") { return scope.row }
            if case .record(let record) = scope.row, let value = try field(name, of: record, span) { return value }
            if scope.hasField(name) { return .absent }
            rows = scope.outer
        }
        return try environment.value(of: name, at: span)
    }

    /// A field; `nil` when the record has none of that name.
    func field(_ name: String, of record: Record, _ span: SourceSpan) throws(Diagnostics) -> Value? {
        switch record {
        case .data(let node):
            guard let child = node[name] else { return nil }
            return read(child)
        case .fields(let fields): return fields[name]
        case .declared(let handle): return try environment.field(name, of: handle, at: span)
        }
    }

    /// The value of a node of the data, whose place is kept when it is a single value.
    private func read(_ node: DataNode) -> Value {
        evaluation.reading.note(node)
        return tools.value(of: node)
    }

    func fieldNames(of record: Record) -> [String] {
        switch record {
        case .data(let node): node.members.map { Array($0.keys) } ?? []
        case .fields(let fields): Array(fields.keys)
        case .declared(let handle): environment.fieldNames(of: handle)
        }
    }

    /// `base.name`: a field, of a list the list of the fields, of a date its parts.
    func member(_ name: SpannedName, of base: Value, at span: SourceSpan) throws(Diagnostics) -> Value {
        switch base {
        case .absent: return .absent
        case .record(let record):
            if let value = try field(name.text, of: record, name.span) { return value }
            // A declared row has the fields that are declared and no others.
            if case .declared = record {} else if environment.mayBeField(name.text) { return .absent }
            throw failure(.unknownField(name.text, nearest: nearestName(to: name.text, among: fieldNames(of: record))), name.span)
        case .list(let items): return .list(try project(name, items, span))
        case .date(let date):
            switch name.text {
            case "year", "年": return .number(Decimal(date.year))
            case "month", "月": return .number(Decimal(date.month))
            case "day", "日": return .number(Decimal(date.day))
            default:
                throw failure(.unknownField(name.text, nearest: nearestName(to: name.text, among: ["year", "month", "day"])), name.span)
            }
        case .bool, .number, .text: throw failure(.noFields(base.kindName, name.text), name.span)
        }
    }

    /// The field of each row; rows that lack what others have give an absent one.
    private func project(_ name: SpannedName, _ rows: [Value], _ span: SourceSpan) throws(Diagnostics) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(rows.count)
        var scope: RowScope?
        for row in rows {
            if case .record(let record) = row {
                if let value = try field(name.text, of: record, name.span) {
                    values.append(value)
                    continue
                }
                let all = scope ?? RowScope(rows: rows, outer: nil)
                scope = all
                if all.hasField(name.text) {
                    values.append(.absent)
                    continue
                }
            }
            values.append(try member(name, of: row, at: span))
        }
        return values
    }

    /// `base[key]`: the item at a place from 0, or the field of that name. What is not there is absent.
    func element(
        _ key: Value, of base: Value, _ keySpan: SourceSpan, _ baseSpan: SourceSpan
    ) throws(Diagnostics) -> Value {
        switch (base, key) {
        case (.absent, _), (.list, .absent), (.record, .absent): return .absent
        case (.list(let items), .number(let quantity)):
            guard let place = units.withoutRatio(quantity).number.wholeNumber, place >= 0 else { throw failure(.badIndex, keySpan) }
            return place < items.count ? items[place] : .absent
        case (.record(let record), .text(let name)): return try field(name, of: record, keySpan) ?? .absent
        case (.record(let record), .number(let quantity)) where quantity.number.isWhole:
            return try field(quantity.number.description, of: record, keySpan) ?? .absent
        case (.list, _): throw failure(.wrongIndex(expected: .number, found: key.kindName), keySpan)
        case (.record, _): throw failure(.wrongIndex(expected: .text, found: key.kindName), keySpan)
        case (.bool, _), (.number, _), (.text, _), (.date, _): throw failure(.notIndexed(base.kindName), baseSpan)
        }
    }
}
