internal import Diagnostics
internal import OrderedCollections

/// A name that neither the package nor its schema knows: whether it means something the data of a report tell.
struct UnresolvedName: Sendable {
    enum Use: Sendable {
        /// A figure, list or member of the data, where `mayBeField` also a field of the rows around; `locals` are the names that hold here.
        case value(locals: [String], mayBeField: Bool)
        /// A name alone where the name of a class is asked for, which is a text.
        case className
        /// What is called, which may be a record.
        case call
        /// A field of some row.
        case field
        /// A field of rows that have only `candidates`: that another row has it does not help.
        case fieldOf(candidates: [String])
    }

    var name: SpannedName
    var use: Use

    /// Whether it is a field of rows, or may be one.
    var isOfRows: Bool {
        switch use {
        case .value(_, let mayBeField): mayBeField
        case .field, .fieldOf: true
        case .call, .className: false
        }
    }

    /// Whether the name means something by what is known; for rows that have no such field that is never said.
    func isResolved(by known: KnownNames) -> Bool {
        let key = NameKey(name.text)
        return switch use {
        case .value(_, let mayBeField): known.roots.contains(key) || (mayBeField && known.fields.contains(key))
        case .className: known.roots.contains(key)
        case .call: known.roots.contains(key) || known.fields.contains(key)
        case .field: known.fields.contains(key)
        case .fieldOf: false
        }
    }

    /// What is wrong with the name, by all that is known with the data of a report.
    func problem(_ known: KnownNames, in package: LayoutPackage) -> ExpressionProblem? {
        guard !isResolved(by: known) else { return nil }
        switch use {
        case .value(let locals, let mayBeField):
            if let phrase = package.phrases[name.text] { return .phraseAsValue(name.text, parameters: phrase.parameters, isCall: false) }
            let candidates = locals + known.rootOrder + (mayBeField ? known.fieldOrder : [])
            let isFunction = FunctionTable.standard[name.text] != nil || package.functions[name.text] != nil
            return .unknownName(name.text, nearest: nearestName(to: name.text, among: candidates), isFunction: isFunction)
        case .className: return .unquotedClass(name.text)
        case .call:
            if let phrase = package.phrases[name.text] { return .phraseAsValue(name.text, parameters: phrase.parameters, isCall: true) }
            let candidates = FunctionTable.standard.names + package.functions.keys + package.phrases.keys
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
