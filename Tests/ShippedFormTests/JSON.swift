import Foundation

/// An amount of a report that tests write.
typealias Amount = Decimal

/// JSON with exact numbers, for reports that tests change.
enum JSON: Decodable, Hashable {
    case null
    case bool(Bool)
    case number(Amount)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Key.self) {
            var members: [String: JSON] = [:]
            for key in object.allKeys { members[key.stringValue] = try object.decode(JSON.self, forKey: key) }
            self = .object(members)
            return
        }
        if var list = try? decoder.unkeyedContainer() {
            var items: [JSON] = []
            while !list.isAtEnd { items.append(try list.decode(JSON.self)) }
            self = .list(items)
            return
        }
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let number = try? value.decode(Amount.self) {
            self = .number(number)
        } else {
            self = .text(try value.decode(String.self))
        }
    }

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    static func read(_ text: String) throws -> JSON { try JSONDecoder().decode(JSON.self, from: Data(text.utf8)) }

    /// The text of the value, members in the order of their names.
    var written: String {
        switch self {
        case .null: "null"
        case .bool(let bool): "\(bool)"
        case .number(let number): "\(number)"
        case .text(let text):
            "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
        case .list(let items): "[" + items.map(\.written).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.sorted { $0.key < $1.key }.map { "\(JSON.text($0.key).written): \($0.value.written)" }.joined(separator: ", ")
                + "}"
        }
    }

    /// Puts `value` at a path such as `items/3/use`; `null` takes away what is there.
    mutating func set(_ path: ArraySlice<Substring>, to value: JSON) {
        guard let first = path.first else {
            self = value
            return
        }
        let rest = path.dropFirst()
        if case .list(var items) = self, let index = Int(first), index <= items.count {
            if rest.isEmpty && value == .null {
                items.remove(at: index)
            } else {
                var item = index < items.count ? items[index] : .null
                item.set(rest, to: value)
                if index < items.count { items[index] = item } else { items.append(item) }
            }
            self = .list(items)
            return
        }
        var members: [String: JSON] = if case .object(let members) = self { members } else { [:] }
        if rest.isEmpty && value == .null {
            members[String(first)] = nil
        } else {
            var member = members[String(first)] ?? .null
            member.set(rest, to: value)
            members[String(first)] = member
        }
        self = .object(members)
    }
}
