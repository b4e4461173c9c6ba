internal import Diagnostics
internal import OrderedCollections
internal import ReportData

extension Function {
    /// The name of the function that asks for what is printed.
    static let printed = "printed"

    /// Functions that make one value of a list. Absent items are skipped; of nothing but absent items the result is absent.
    static let lists: [Function] = [
        Function("sum", counts: 1...2, isOverRows: true) { call throws(Diagnostics) in
            guard let items = try call.terms() else { return .absent }
            var total = Quantity(.zero)
            var sawNumber = items.isEmpty
            for item in items {
                guard let quantity = try call.evaluator.quantity(item, call.arguments[call.count - 1].value.span) else { continue }
                total = sawNumber ? try call.evaluator.sum(total, quantity, call.span) : quantity
                sawNumber = true
            }
            return sawNumber ? .number(total) : .absent
        },
        Function("count", counts: 1...2, isOverRows: true) { call throws(Diagnostics) in
            guard let items = try call.list(0) else { return .number(.zero) }
            guard call.count == 2 else { return .number(Decimal(items.count)) }
            return .number(Decimal(try call.truths(of: items).count { $0 == true }))
        },
        Function("min", counts: 1...99, isOverRows: true) { call throws(Diagnostics) in try call.extreme { $0 < 0 } },
        Function("max", counts: 1...99, isOverRows: true) { call throws(Diagnostics) in try call.extreme { $0 > 0 } },
        Function("first", counts: 1...2, shape: { $0.shapes.count == 1 ? $0.row : $0.first }) { call throws(Diagnostics) in
            let items = try call.list(0) ?? []
            guard call.count == 2 else { return items.first ?? .absent }
            return .list(Array(items.prefix(max(0, try call.wholeNumber(1) ?? 0))))
        },
        Function("last", counts: 1...2, shape: { $0.shapes.count == 1 ? $0.row : $0.first }) { call throws(Diagnostics) in
            let items = try call.list(0) ?? []
            guard call.count == 2 else { return items.last ?? .absent }
            return .list(Array(items.suffix(max(0, try call.wholeNumber(1) ?? 0))))
        },
        Function("any", counts: 1...2, isOverRows: true) { call throws(Diagnostics) in
            guard let items = try call.list(0) else { return .absent }
            return .bool(try call.truths(of: items).contains(true))
        },
        Function("all", counts: 1...2, isOverRows: true) { call throws(Diagnostics) in
            guard let items = try call.list(0) else { return .absent }
            return .bool(try call.truths(of: items).allSatisfy { $0 == true })
        },
        Function("unique", counts: 1...1, shape: \.first) { call throws(Diagnostics) in
            guard let items = try call.list(0) else { return .absent }
            for item in items { call.evaluator.evaluation.reading.noteNumbers(in: item) }
            return try call.made(Array(OrderedSet(items)))
        },
        Function("reverse", counts: 1...1, shape: \.first) { call throws(Diagnostics) in
            guard let items = try call.list(0) else { return .absent }
            return try call.made(items.reversed())
        },
        Function("flatten", counts: 1...1, shape: { if case .list(let inner) = $0.row { .list(inner) } else { .unknown } }) {
            call throws(Diagnostics) in
            guard let items = try call.list(0) else { return .absent }
            try call.allow(items: items.reduce(0) { $0 + ($1.items?.count ?? 1) })
            var flat: [Value] = []
            for item in items {
                switch item {
                case .list(let inner): flat += inner
                case .absent: break
                case .bool, .number, .text, .date, .record: flat.append(item)
                }
            }
            return try call.made(flat)
        },
        // What is printed at a place of the document: what the report states there, else what the data give. Of a place that the
        // document has not, absent.
        Function(printed, counts: 2...2, shape: \.first) { call throws(Diagnostics) in
            let evaluation = call.evaluator.evaluation
            guard let place = try call.text(1), let position = evaluation.printed.positions[place] else { return .absent }
            let outer = evaluation.printed.position
            evaluation.printed.position = position
            defer { evaluation.printed.position = outer }
            return try call.value(0)
        },
        Function("empty", counts: 1...1) { call throws(Diagnostics) in
            switch try call.value(0) {
            case .absent: return .bool(true)
            case .text(let text): return .bool(text.allSatisfy(\.isWhitespace))
            case .list(let items): return .bool(items.isEmpty)
            case .record(let record): return .bool(call.evaluator.fieldNames(of: record).isEmpty)
            case .bool, .number, .date: return .bool(false)
            }
        },
    ]
}

extension FunctionCall {
    /// Yes, no or absent for each item: what the second argument says of it, or what it is itself.
    fileprivate func truths(of items: [Value]) throws(Diagnostics) -> [Bool?] {
        let values = count > 1 ? try eachRow(of: items, 1) : items
        var truths: [Bool?] = []
        for value in values {
            switch value {
            case .bool(let bool): truths.append(bool)
            case .absent: truths.append(nil)
            case let other: throw failure(.notATruth(other.kindName), at: count - 1)
            }
        }
        return truths
    }

    /// The item that stands before all others: of a list, of a term over a list, or of several arguments.
    fileprivate func extreme(_ isBetter: (Int) -> Bool) throws(Diagnostics) -> Value {
        var candidates: [Value] = []
        let head = try value(0)
        if case .list(let items) = head, count <= 2 {
            candidates = count == 2 ? try eachRow(of: items, 1) : items
        } else {
            candidates = [head]
            for index in 1..<max(1, count) { candidates.append(try value(index)) }
        }
        var best = Value.absent
        for candidate in candidates where !candidate.isAbsent {
            if best.isAbsent {
                best = candidate
            } else if isBetter(try evaluator.compare(candidate, best, span)) {
                best = candidate
            }
        }
        return best
    }
}
