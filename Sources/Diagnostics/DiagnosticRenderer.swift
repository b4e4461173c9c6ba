/// Writes diagnostics for a person: one block each, sorted by place.
public struct DiagnosticRenderer: Sendable {
    public var language: Message.Language

    public init(language: Message.Language = .chinese) { self.language = language }

    /// All of `diagnostics` as text, sorted by file, line and path; equal ones once.
    public func text(for diagnostics: [Diagnostic]) -> String {
        diagnostics.sortedByPlace().map(text(for:)).joined()
    }

    /// One diagnostic: a head line, an excerpt with a caret where it has a stretch of text, related places, advice.
    public func text(for diagnostic: Diagnostic) -> String {
        let place = diagnostic.place.map { "\($0.description): " } ?? ""
        var lines = [
            printable("\(place)\(name(of: diagnostic.severity))[\(diagnostic.id.rawValue)] \(words(diagnostic.message))")
        ]
        if let span = diagnostic.place?.span {
            lines += excerpt(of: span)
        }
        for related in diagnostic.related {
            lines.append(printable("    = \(related.place.description): \(words(related.message))"))
        }
        if let advice = diagnostic.advice {
            lines.append(printable("    = \(words(advice))"))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A message in the language of this renderer; what is quoted in it is never echoed whole when it is long.
    public func words(_ message: Message) -> String {
        let text = message.text(in: language)
        // Counted in bytes first: texts of an input may have megabytes.
        guard text.utf8.count > Self.longestMessage, text.count > Self.longestMessage else { return text }
        return "\(text.prefix(Self.longestMessage / 2))…\(text.suffix(Self.longestMessage / 4))"
    }

    /// In characters; what we write ourselves is shorter.
    private static let longestMessage = 400

    /// The word for a severity.
    public func name(of severity: Severity) -> String {
        let word: Message =
            switch severity {
            case .failure, .error: Message("错误", "error")
            case .warning: Message("警告", "warning")
            case .remark: Message("提示", "remark")
            }
        return word.text(in: language)
    }

    private func excerpt(of span: SourceSpan) -> [String] {
        let excerpt = span.excerpt()
        let number = String(excerpt.line)
        let gutter = String(repeating: " ", count: number.count)
        let before = (excerpt.isCutBefore ? "…" : "") + printable(excerpt.before)
        let marked = printable(excerpt.marked)
        return [
            "    \(number) | \(before)\(marked)\(printable(excerpt.after))\(excerpt.isCutAfter ? "…" : "")",
            "    \(gutter) | \(String(repeating: " ", count: before.terminalColumns))\(String(repeating: "^", count: max(1, marked.terminalColumns)))",
        ]
    }

    /// The text with control characters and direction overrides replaced, so that an input can not drive the terminal.
    public func printable(_ text: String) -> String {
        // Most texts are Chinese and ASCII without controls, of which nothing is replaced.
        guard !text.isPlain else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    // Letters of ASCII and Han, nearly all, are asked nothing.
                    if (0x20...0x7E).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value) { return scalar }
                    return switch scalar.properties.generalCategory {
                    case .control: scalar == "\t" ? " " : "\u{FFFD}"
                    case .format: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }
}

extension String {
    /// Whether all characters are printed by any terminal as they are: ASCII without controls, Han and their marks.
    fileprivate var isPlain: Bool {
        var text = self
        return text.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                // U+2010 to U+2027, dashes and quotation marks, are printed as they are, too.
                let isMark = bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && (0x90...0xA7).contains(bytes[index + 2])
                let length = isMark ? 3 : bytes.plainLength(at: index)
                guard length > 0 else { return false }
                index += length
            }
            return true
        }
    }
}

extension Sequence<Diagnostic> {
    /// The diagnostics by file, then offset, then path, gravest first at one place; equal ones once.
    public func sortedByPlace() -> [Diagnostic] {
        var seen: Set<Diagnostic> = []
        let unique = filter { seen.insert($0).inserted }
        return unique.enumerated().sorted { left, right in
            let (leftKey, rightKey) = (left.element.sortKey, right.element.sortKey)
            return leftKey == rightKey ? left.offset < right.offset : leftKey < rightKey
        }.map(\.element)
    }
}

extension Diagnostic {
    fileprivate var sortKey: (String, Int, String, Int) {
        (place?.file ?? "", place?.span?.range.lowerBound ?? 0, place?.path ?? "", severity.rawValue)
    }
}
