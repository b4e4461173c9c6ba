internal import Diagnostics
internal import OrderedCollections
internal import ReportData

extension FigureTable {
    /// The key that names a row of a figure; `nil` for other values and for figures without keys.
    func key(of row: Value) throws(Diagnostics) -> String? {
        guard case .record(.declared(let handle)) = row, let source = rows(of: handle)?.definition.key,
            let environment = environment(of: handle)
        else { return nil }
        switch try evaluate(source, environment) {
        case .text(let text): return text
        case .number(let quantity): return quantity.number.description
        case .absent, .bool, .date, .list, .record: return nil
        }
    }

    /// The key of a row, worked out once: for those who do not ask where the data was that it came from.
    func keptKey(of row: Value) throws(Diagnostics) -> String? {
        guard case .record(.declared(let handle)) = row, let rows = rows(of: handle), rows.definition.key != nil else { return nil }
        if let key = rows.keys[handle.row] {
            evaluation.reading.noteNumbers(key.reads)
            return key.text
        }
        let (key, reads) = try evaluation.traced { () throws(Diagnostics) in try self.key(of: row) }
        rows.keys[handle.row] = FigureRows.Key(text: key, reads: reads)
        return key
    }

    /// What stands behind an expression that only names a figure, or a field of a row of one; `nil` for all others.
    func reference(of expression: Expression, in scope: Scope) -> FigureReference? {
        switch expression.kind {
        case .name(let name):
            if scope.isLocal(name) { return scope.references[name] }
            guard case .value? = definitions[name]?.content else { return nil }
            return .value(name)
        case .member(let base, let name):
            guard case .record(.declared(let handle))? = known(base, in: scope),
                rows(of: handle)?.index(of: name.text, row: handle.row) != nil
            else { return nil }
            return .field(name.text, of: handle)
        case .absent, .bool, .text, .number, .list, .index, .negation, .not, .binary, .isAbsent, .choice, .filter, .order, .call:
            return nil
        }
    }

    /// The pointer to the value of the data that a path names, also where the data lacks it; `nil` for other expressions.
    func pointer(of expression: Expression, in scope: Scope) -> String? {
        switch expression.kind {
        case .name(let name):
            if scope.isLocal(name) { return known(expression, in: scope).flatMap(pointer(to:)) }
            if case .value(let source)? = definitions[name]?.content {
                return source.tree.flatMap { pointer(of: $0, in: Scope(figures: self)) }
            }
            guard definitions[name] == nil, lists[name] == nil else { return nil }
            return "/" + escapedPointerToken(name)
        case .member(let base, let name):
            if case .record(.declared(let handle))? = known(base, in: scope), case .rows(let rows)? = definitions[handle.figure]?.content,
                case .value(let source)? = rows.fields[name.text]?.content, let item = item(of: handle),
                let tree = source.tree
            {
                return pointer(of: tree, in: Scope(figures: self).adding(rows.row, item))
            }
            return pointer(of: base, in: scope).map { "\($0)/\(escapedPointerToken(name.text))" }
        case .index(let base, let key):
            guard let start = pointer(of: base, in: scope) else { return nil }
            switch known(key, in: scope) {
            case .text(let text)?: return "\(start)/\(escapedPointerToken(text))"
            case .number(let quantity)?: return "\(start)/\(quantity.number)"
            case .absent?, .bool?, .date?, .list?, .record?, nil: return nil
            }
        case .binary(let left, .otherwise, _): return pointer(of: left, in: scope)
        case .absent, .bool, .text, .number, .list, .negation, .not, .binary, .isAbsent, .choice, .filter, .order, .call: return nil
        }
    }

    /// The pointer to what the data lack for an expression that has no value: the outermost member that is not there. `nil` where nothing lacks.
    func missingPointer(of expression: Expression, in scope: Scope) -> String? {
        var visited: Set<String> = []
        return missingPointer(of: expression, in: scope, &visited)
    }

    private func missingPointer(of expression: Expression, in scope: Scope, _ visited: inout Set<String>) -> String? {
        if let pointer = pointer(of: expression, in: scope) {
            var lacking: String?
            var parent = pointer
            while data.node(at: parent).map(\.isNull) ?? true {
                lacking = parent
                guard let slash = parent.lastIndex(of: "/") else { break }
                parent = String(parent[..<slash])
            }
            return lacking
        }
        if case .name(let name) = expression.kind, !scope.isLocal(name), case .value(let source)? = definitions[name]?.content {
            guard visited.insert(name).inserted, let tree = source.tree else { return nil }
            return missingPointer(of: tree, in: Scope(figures: self), &visited)
        }
        var found: String?
        expression.forEachChild { child in
            if found == nil { found = missingPointer(of: child, in: scope, &visited) }
        }
        return found
    }

    /// What the schema calls the value that a pointer leads to.
    func title(at pointer: String) -> String? { schema?.title(at: pointer) }

    /// The place of a value of the data: of the value itself, or of the nearest record around where it is missing.
    func place(at pointer: String) -> Place {
        var parent = pointer
        while true {
            if let node = data.node(at: parent) {
                // Of a record the opening brace is enough to look at.
                let isWhole = parent == pointer && node.members == nil && node.items == nil
                let start = node.span.range.lowerBound
                let range = isWhole ? node.span.range : start..<start + 1
                return Place(span: SourceSpan(file: node.span.file, range: range), path: pointer)
            }
            guard let slash = parent.lastIndex(of: "/") else { return Place(path: pointer, file: data.file.name) }
            parent = String(parent[..<slash])
        }
    }

    /// The value of an expression that has been worked out before; failures were reported then.
    private func known(_ expression: Expression, in scope: Scope) -> Value? {
        do throws(Diagnostics) {
            return try scope.evaluator(self).value(of: expression)
        } catch {
            return nil
        }
    }

    private func pointer(to value: Value) -> String? {
        guard case .record(.data(let node)) = value else { return nil }
        return data.pointer(to: node.span)
    }
}
