internal import DocumentTree

extension [Inline] {
    /// The text of a link on a page that has no page numbers: `见图1（第8页）` is `见图1`, and where nothing else says what it leads to, `见第8页`
    /// is `见` and the sign for a place.
    func withoutPages(_ there: String) -> [Inline] {
        guard contains(where: \.isPageReference) else { return self }
        var kept: [Inline] = []
        var isBehind = false
        for inline in self {
            switch inline {
            case .pageReference:
                kept.changeLast { $0.dropping(suffixes: ["第", "page "]) }
                isBehind = true
            case .text(let text, let style):
                var text = text
                if isBehind {
                    text = text.dropping(prefix: "页")
                    kept.closeBrackets(before: &text)
                    isBehind = false
                }
                if !text.isEmpty { kept.append(.text(text, style)) }
            default: kept.append(inline)
            }
        }
        var rest = ""
        if isBehind { kept.closeBrackets(before: &rest) }
        return ["", "见", "详见", "参见"].contains(kept.plainText) ? kept + [.text(there, nil)] : kept
    }

    /// Takes away brackets with nothing between them, or the comma that parted the page from what is before it.
    private mutating func closeBrackets(before text: inout String) {
        guard case .text(let before, _)? = last else { return }
        for (open, close) in [("（", "）"), ("(", ")")] where before.hasSuffix(open) && text.hasPrefix(close) {
            text.removeFirst()
            return changeLast { $0.dropping(suffixes: [" \(open)", open]) }
        }
        if text.isEmpty { changeLast { $0.dropping(suffixes: ["，", ", ", ","]) } }
    }

    private mutating func changeLast(_ change: (String) -> String) {
        guard case .text(let text, let style)? = last else { return }
        removeLast()
        let changed = change(text)
        if !changed.isEmpty { append(.text(changed, style)) }
    }
}

extension Inline {
    fileprivate var isPageReference: Bool { if case .pageReference = self { true } else { false } }
}

extension String {
    fileprivate func dropping(prefix: String) -> String { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self }

    fileprivate func dropping(suffixes: [String]) -> String {
        suffixes.first(where: hasSuffix).map { String(dropLast($0.count)) } ?? self
    }
}
