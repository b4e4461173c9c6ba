internal import Diagnostics
internal import LayoutLanguage

extension Provenance {
    /// The table as JSON: for each ID in the struct tree what was printed, its value, unit and digits, where it comes from in the data,
    /// and the formula's place in the layout. `path` names the files as they are attached.
    func json(path: (SourceFile) -> String?) -> String {
        let rows = rows.map { row in
            var members = [("id", JSONText.quoted(row.id)), ("printed", JSONText.quoted(row.printed))]
            if let figure = row.figure { members.append(("figure", JSONText.quoted(figure))) }
            if let value = row.value { members.append(("value", value.description)) }
            if let computed = row.computed { members.append(("computed", computed.description)) }
            if let unit = row.unit { members.append(("unit", JSONText.quoted(unit))) }
            if let digits = row.digits { members.append(("digits", "\(digits)")) }
            if let formula = row.formula, let file = path(formula.file) {
                members.append(("formula", JSONText.quoted(String(formula.text))))
                members.append(("formulaPlace", JSONText.quoted("\(file):\(formula.start.line):\(formula.start.column)")))
            }
            if !row.sources.isEmpty {
                let sources = row.sources.map { source in
                    JSONText.object([
                        ("path", JSONText.quoted(source.path)),
                        ("line", "\(source.span.start.line)"), ("column", "\(source.span.start.column)"),
                    ])
                }
                members.append(("sources", "[\(sources.joined(separator: ", "))]"))
            }
            return "  " + JSONText.object(members)
        }
        return "[\n\(rows.joined(separator: ",\n"))\n]\n"
    }
}
