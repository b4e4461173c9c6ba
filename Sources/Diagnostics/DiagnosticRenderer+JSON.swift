extension DiagnosticRenderer {
    /// Diagnostics as a JSON array for programs, in the order given: `id`, `severity`, `message`, `file`, `line`, `column`, `path`, `advice`.
    public func json(for diagnostics: [Diagnostic]) -> String {
        "[" + diagnostics.map { "\n  " + json(for: $0) }.joined(separator: ",") + "\n]"
    }

    private func json(for diagnostic: Diagnostic) -> String {
        var members = [
            ("id", quoted(diagnostic.id.rawValue)), ("severity", quoted("\(diagnostic.severity)")),
            ("message", quoted(diagnostic.message.text(in: language))),
        ]
        members += self.members(of: diagnostic.place)
        if let advice = diagnostic.advice { members.append(("advice", quoted(advice.text(in: language)))) }
        if !diagnostic.related.isEmpty {
            let related = diagnostic.related.map { related in
                object([("message", quoted(related.message.text(in: language)))] + self.members(of: related.place))
            }
            members.append(("related", "[\(related.joined(separator: ", "))]"))
        }
        return object(members)
    }

    private func members(of place: Place?) -> [(String, String)] {
        var members: [(String, String)] = []
        if let file = place?.file { members.append(("file", quoted(file))) }
        if let start = place?.span?.start { members += [("line", "\(start.line)"), ("column", "\(start.column)")] }
        if let path = place?.path { members.append(("path", quoted(path))) }
        return members
    }

    private func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\(quoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
    }

    /// A JSON string (RFC 8259, 7).
    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\u{0}"..<"\u{20}", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
