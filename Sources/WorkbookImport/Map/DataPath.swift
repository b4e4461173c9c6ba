/// Members of the data, from the outside to the inside: `three_public.abroad`.
struct DataPath: Hashable, Sendable, CustomStringConvertible {
    var members: [String]

    init(_ members: [String]) { self.members = members }

    init(dotted text: String) { members = text.split(separator: ".").map(String.init) }

    var description: String { members.joined(separator: ".") }
}

/// Where a value of the data goes: members, and records by what tells them apart.
public struct ValuePath: Hashable, Sendable, CustomStringConvertible {
    public enum Step: Hashable, Sendable {
        case member(String)
        /// A record of the list that the member before holds.
        case record([Key])
    }

    /// A member of a record with its text.
    public struct Key: Hashable, Sendable {
        public var member: String
        public var text: String
    }

    public var steps: [Step]

    init(_ steps: [Step]) { self.steps = steps }

    init(_ path: DataPath) { steps = path.members.map(Step.member) }

    init(list: DataPath, keys: [Key], member: DataPath) {
        steps = list.members.map(Step.member) + [.record(keys)] + member.members.map(Step.member)
    }

    /// `/items/2010101,general/basic`.
    public var description: String {
        steps.map { step in
            switch step {
            case .member(let name): "/\(name)"
            case .record(let keys): "/\(keys.map(\.text).joined(separator: ","))"
            }
        }.joined()
    }
}
