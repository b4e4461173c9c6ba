extension DiagnosticRenderer {
    /// Diagnostics as a JSON array for programs, in the order given: `id`, `severity`, `message`, `file`, `line`, `column`, `path`, `advice`.
    public func json(for diagnostics: [Diagnostic]) -> String {
        Self.escapingControls("[" + diagnostics.map { "\n  " + json(for: $0) }.joined(separator: ",") + "\n]")
    }

    /// U+0080 to U+009F are control characters to some terminals, though JSON may have them as they are.
    private static func escapingControls(_ json: String) -> String {
        let controls: ClosedRange<Unicode.Scalar> = "\u{80}"..."\u{9F}"
        guard json.unicodeScalars.contains(where: controls.contains) else { return json }
        return json.unicodeScalars.map { controls.contains($0) ? "\\u00\(String($0.value, radix: 16))" : String($0) }.joined()
    }

    private func json(for diagnostic: Diagnostic) -> String {
        var members = [
            ("id", JSONText.quoted(diagnostic.id.rawValue)), ("severity", JSONText.quoted("\(diagnostic.severity)")),
            ("message", JSONText.quoted(words(diagnostic.message))),
        ]
        members += self.members(of: diagnostic.place)
        if let advice = diagnostic.advice { members.append(("advice", JSONText.quoted(words(advice)))) }
        if !diagnostic.related.isEmpty {
            let related = diagnostic.related.map { related in
                JSONText.object([("message", JSONText.quoted(words(related.message)))] + self.members(of: related.place))
            }
            members.append(("related", "[\(related.joined(separator: ", "))]"))
        }
        return JSONText.object(members)
    }

    private func members(of place: Place?) -> [(String, String)] {
        var members: [(String, String)] = []
        if let file = place?.file { members.append(("file", JSONText.quoted(file))) }
        if let start = place?.span?.start { members += [("line", "\(start.line)"), ("column", "\(start.column)")] }
        if let path = place?.path { members.append(("path", JSONText.quoted(path))) }
        return members
    }
}
