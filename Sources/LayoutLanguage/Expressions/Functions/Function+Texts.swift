internal import Diagnostics
internal import ReportData

extension Function {
    /// Functions over texts. Absent texts give absent results.
    static let texts: [Function] = [
        Function("prefix", counts: 2...2) { call throws(Diagnostics) in
            guard let text = try call.text(0), let count = try call.wholeNumber(1) else { return .absent }
            return .text(String(text.prefix(max(0, count))))
        },
        Function("suffix", counts: 2...2) { call throws(Diagnostics) in
            guard let text = try call.text(0), let count = try call.wholeNumber(1) else { return .absent }
            return .text(String(text.suffix(max(0, count))))
        },
        Function("starts", counts: 2...2) { call throws(Diagnostics) in
            guard let text = try call.text(0), let part = try call.text(1) else { return .absent }
            return .bool(text.hasPrefix(part))
        },
        Function("ends", counts: 2...2) { call throws(Diagnostics) in
            guard let text = try call.text(0), let part = try call.text(1) else { return .absent }
            return .bool(text.hasSuffix(part))
        },
        Function("contains", counts: 2...2) { call throws(Diagnostics) in
            switch try call.value(0) {
            case .text(let text):
                guard let part = try call.text(1) else { return .absent }
                return .bool(text.contains(part))
            case .list(let items):
                let wanted = try call.value(1)
                for item in items where try call.evaluator.equals(item, wanted, call.span) { return .bool(true) }
                return .bool(false)
            case .absent: return .absent
            case let other: throw call.failure(.wrongKind(expected: .text, found: other.kindName), at: 0)
            }
        },
        Function("length", counts: 1...1) { call throws(Diagnostics) in
            switch try call.value(0) {
            case .text(let text): return .number(Decimal(text.count))
            case .list(let items): return .number(Decimal(items.count))
            case .absent: return .absent
            case let other: throw call.failure(.wrongKind(expected: .text, found: other.kindName), at: 0)
            }
        },
        Function("join", counts: 1...2) { call throws(Diagnostics) in
            guard let items = try call.list(0) else { return .absent }
            let separator = call.count == 2 ? try call.text(1) ?? "" : ""
            var texts: [String] = []
            for item in items where !item.isAbsent { texts.append(try call.plainText(item, at: 0)) }
            return try call.bounded(texts.joined(separator: separator))
        },
        Function("split", counts: 2...2) { call throws(Diagnostics) in
            guard let text = try call.text(0), let separator = try call.text(1) else { return .absent }
            guard !separator.isEmpty else { return .list([.text(text)]) }
            return try call.made(text.split(separator: separator, omittingEmptySubsequences: false).map { .text(String($0)) })
        },
        Function("replace", counts: 3...3) { call throws(Diagnostics) in
            guard let text = try call.text(0), let old = try call.text(1), let new = try call.text(2) else { return .absent }
            guard !old.isEmpty else { return .text(text) }
            let pieces = text.split(separator: old, omittingEmptySubsequences: false)
            // Asked before it is made: a few nested replacements could fill the memory.
            let limit = 16 << 20
            guard pieces.count * new.utf8.count <= limit else { throw call.failure(.tooLong(limit: limit)) }
            return try call.bounded(pieces.joined(separator: new))
        },
        Function("trim", counts: 1...1) { call throws(Diagnostics) in
            guard let text = try call.text(0) else { return .absent }
            let start = text.drop(while: \.isWhitespace)
            return .text(String(start.reversed().drop(while: \.isWhitespace).reversed()))
        },
        // A text or a number filled up on the left to a number of characters: 007.
        Function("pad", counts: 2...3) { call throws(Diagnostics) in
            let value = try call.value(0)
            guard !value.isAbsent, let width = try call.wholeNumber(1) else { return .absent }
            let fill = call.count == 3 ? try call.text(2) ?? "0" : "0"
            guard fill.count == 1 else { throw call.failure(.notOneCharacter(fill), at: 2) }
            guard width <= 1000 else { throw call.failure(.tooLong(limit: 1000), at: 1) }
            let text = try call.plainText(value, at: 0)
            return .text(String(repeating: fill, count: max(0, width - text.count)) + text)
        },
        Function("kind", counts: 1...1) { call throws(Diagnostics) in .text(try call.value(0).kindName.rawValue) },
        Function("numeric", counts: 1...1) { call throws(Diagnostics) in
            switch try call.value(0) {
            case .number: return .bool(true)
            case .text(let text): return .bool(Decimal(text) != nil)
            case .absent: return .absent
            case .bool, .date, .list, .record: return .bool(false)
            }
        },
        Function("text", counts: 1...1) { call throws(Diagnostics) in
            let value = try call.value(0)
            return value.isAbsent ? .absent : .text(try call.plainText(value, at: 0))
        },
    ]
}

extension FunctionCall {
    /// A text, or a number in plain digits with its unit, or a date as 2025-08-15.
    fileprivate func plainText(_ value: Value, at index: Int) throws(Diagnostics) -> String {
        switch value {
        case .text(let text): return text
        case .number(let quantity): return quantity.number.description + (quantity.unit ?? "")
        case .date(let date): return date.iso
        case .absent, .bool, .list, .record: throw failure(.wrongKind(expected: .text, found: value.kindName), at: index)
        }
    }
}
