internal import Diagnostics

extension Schema {
    /// Data with every field that the schema knows, as JSON: each field below a note with its meaning, with an example as its value.
    ///
    /// The example is what the schema gives (`examples`, `default`, the first of `enum`), else no, or `【请填写：…】` with the field's title.
    /// Numbers that may be missing are left out, only their note is there: a number that nobody wrote is no fact.
    /// Lists have one element. `values` are JSON for members of the outermost object. At the dotted paths of `companions` the data may name
    /// another file, which a new report does not have: they are written as objects where the schema allows that, else left out.
    public func skeleton(values: [String: String] = [:], companions: Set<String> = []) -> String {
        SchemaSkeleton(schema: self, companions: companions).value(of: 0, title: nil, values: values, path: "", indent: "", above: [])
            + "\n"
    }
}

/// Writes example data for the rules of a schema.
private struct SchemaSkeleton {
    let schema: Schema
    let companions: Set<String>

    private static let step = "  "

    /// An example of what the rule allows. `above` are the rules that are being written: one that contains itself is written once.
    func value(of id: SchemaRule.ID, title: String?, values: [String: String] = [:], path: String, indent: String, above: [SchemaRule.ID])
        -> String
    {
        let rule = schema[id]
        let title = rule.title ?? title
        if let example = rule.examples.first ?? rule.defaultValue ?? rule.allowed?.first { return String(example.literal) }
        let inside = above + [id]
        if let other = rule.reference ?? rule.anyOf.first ?? rule.oneOf.first ?? rule.allOf.first, !above.contains(other) {
            return value(of: other, title: title, path: path, indent: indent, above: inside)
        }
        switch rule.kinds.first {
        case .object: return object(rule, values: values, path: path, indent: indent, above: inside)
        case .array: return list(rule, path: path, indent: indent, above: inside)
        case .string: return JSONText.quoted(Placeholder.text(title ?? "文字"))
        case .number, .integer: return "\((rule.minimum ?? 0) > 0 ? rule.minimum ?? 0 : 0)"
        case .boolean: return "false"
        case .null, nil: return "null"
        }
    }

    private func object(_ rule: SchemaRule, values: [String: String], path: String, indent: String, above: [SchemaRule.ID]) -> String {
        let inner = indent + Self.step
        var lines: [String] = []
        for (key, id) in rule.properties where !above.contains(id) {
            let note = note(for: id, isRequired: rule.required.contains(key))
            let path = path.isEmpty ? key : "\(path).\(key)"
            guard let id = companions.contains(path) ? objectRule(of: id) : id else { continue }
            lines.append("\(inner)\(JSONText.quoted("\(DataDocument.notePrefix) \(key)")): \(JSONText.quoted(note))")
            guard values[key] != nil || rule.required.contains(key) || !isMeasured(id) else { continue }
            let value = values[key] ?? value(of: id, title: nil, path: path, indent: inner, above: above)
            lines.append("\(inner)\(JSONText.quoted(key)): \(value)")
        }
        return lines.isEmpty ? "{}" : "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
    }

    /// Whether the value is a number that the report tells, and no choice of the layout.
    private func isMeasured(_ id: SchemaRule.ID) -> Bool {
        let rule = schema[id]
        if let other = rule.reference { return isMeasured(other) }
        return [.number, .integer].contains(rule.kinds.first) && rule.allowed == nil && rule.defaultValue == nil
    }

    /// The rule, or that of its alternatives, that allows an object.
    private func objectRule(of id: SchemaRule.ID) -> SchemaRule.ID? {
        let rule = schema[id]
        return ([id] + rule.anyOf + rule.oneOf).first { schema[$0].kinds.first == .object }
    }

    private func list(_ rule: SchemaRule, path: String, indent: String, above: [SchemaRule.ID]) -> String {
        guard let items = rule.items ?? rule.prefixItems.first, !above.contains(items), rule.counts.upperBound > 0 else { return "[]" }
        let inner = indent + Self.step
        return "[\n\(inner)\(value(of: items, title: rule.title, path: path, indent: inner, above: above))\n\(indent)]"
    }

    /// `单位全称，必填：与公章一致（可填 department、unit）`
    private func note(for id: SchemaRule.ID, isRequired: Bool) -> String {
        let rule = schema[id]
        let target = rule.reference.map { schema[$0] } ?? rule
        var note = schema.title(of: id) ?? ""
        if isRequired { note += note.isEmpty ? "必填" : "，必填" }
        if let summary = rule.summary ?? target.summary { note += note.isEmpty ? summary : "：\(summary)" }
        if let allowed = target.allowed, allowed.count > 1 {
            note += "（可填 \(allowed.map { $0.text ?? String($0.literal) }.joined(separator: "、"))）"
        }
        return note
    }
}
