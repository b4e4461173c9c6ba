internal import Diagnostics
internal import OrderedCollections

/// A name that neither the package nor its schema knows: whether it means something the data of a report tell.
struct UnresolvedName: Sendable {
    enum Use: Sendable {
        /// A figure, list or member of the data, where `mayBeField` also a field of the rows around; `locals` are the names that hold here.
        case value(locals: [String], mayBeField: Bool)
        /// What is called, which may be a record.
        case call
        /// A field of some row.
        case field
        /// A field of rows that have only `candidates`: that another row has it does not help.
        case fieldOf(candidates: [String])
    }

    var name: SpannedName
    var use: Use

    /// Whether the name means something by what is known; for rows that have no such field that is never said.
    func isResolved(by known: KnownNames) -> Bool {
        let key = NameKey(name.text)
        return switch use {
        case .value(_, let mayBeField): known.roots.contains(key) || (mayBeField && known.fields.contains(key))
        case .call: known.roots.contains(key) || known.fields.contains(key)
        case .field: known.fields.contains(key)
        case .fieldOf: false
        }
    }

    /// What is wrong with the name, by all that is known with the data of a report.
    func problem(_ known: KnownNames, phrases: OrderedSet<String>) -> ExpressionProblem? {
        guard !isResolved(by: known) else { return nil }
        switch use {
        case .value(let locals, let mayBeField):
            let candidates = locals + known.rootOrder + (mayBeField ? known.fieldOrder : [])
            let isFunction = FunctionTable.standard[name.text] != nil
            return .unknownName(name.text, nearest: nearestName(to: name.text, among: candidates), isFunction: isFunction)
        case .call:
            let candidates = FunctionTable.standard.names + phrases
            return .unknownFunction(name.text, nearest: nearestName(to: name.text, among: candidates))
        case .field:
            return .unknownField(name.text, nearest: nearestName(to: name.text, among: known.fieldOrder))
        case .fieldOf(let candidates):
            // One that no row has is told as such.
            guard known.fields.contains(NameKey(name.text)) else { return nil }
            return .unknownField(name.text, nearest: nearestName(to: name.text, among: candidates))
        }
    }
}
