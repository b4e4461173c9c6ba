internal import DocumentTree
internal import Styling

extension PageWriter {
    /// Inlines within text of `style`.
    mutating func write(_ inlines: [Inline], in style: TextStyle) {
        var written = 0
        for (index, inline) in inlines.enumerated() {
            switch inline {
            case .text(let text, nil) where style.lineBreak == .anywhere: markup.text(text)
            case .text(let text, nil): write(text, from: written)
            case .text(let text, let own): write(text, own, in: style)
            case .figure(let use) where use.style == nil && style.lineBreak == .anywhere: markup.text(use.text)
            case .figure(let use) where use.style == nil:
                let unit = unit(behind: use, in: inlines[(index + 1)...])
                if unit.isEmpty { markup.text(use.text) } else { writeWhole(use.text + unit) }
                written = unit.unicodeScalars.count
                continue
            case .figure(let use): write(use.text, use.style, in: style)
            case .foreign(let inner, let language):
                markup.open("span", ["lang": language])
                write(inner, in: style)
                markup.close("span")
            case .link(let target, let inner):
                switch target {
                case .anchor(let anchor): markup.open("a", ["href": anchor.address])
                case .uri(let uri): markup.open("a", ["href": uri, "rel": "noopener noreferrer"])
                }
                write(inner.withoutPages(words.there), in: style)
                markup.close("a")
            case .unbroken(let inner):
                markup.raw("<span class=\"whole\">")
                write(inner, in: style)
                markup.close("span")
            case .lineBreak: markup.raw("<br>")
            case .preferredBreak: markup.raw("<wbr>")
            case .leader: markup.raw("<span class=\"leader\"></span>")
            case .pageReference: markup.text(words.there)
            case .anchor(let anchor): markup.element("span", ["id": identifier(of: anchor)], text: "")
            case .footnote(let note): call(note)
            // A web page has no pages.
            case .pageNumber, .pageCount, .runningTitle, .numberReference: break
            }
            written = 0
        }
    }

    /// The unit behind a figure, at the beginning of the text that follows; empty for none.
    private func unit(behind use: FigureUse, in rest: ArraySlice<Inline>) -> String {
        guard let last = use.text.utf8.last, isDigit(last), case .text(let text, nil)? = rest.first else { return "" }
        let scalars = Array(text.unicodeScalars.prefix(Self.longestUnit))
        return String(String.UnicodeScalarView(scalars[..<parts.endOfUnit(scalars, 0)]))
    }

    private static let longestUnit = 12

    private mutating func writeWhole(_ text: String) { markup.element("span", ["class": "whole"], text: text) }

    /// Text from its scalar `start` on, each number in one piece with its unit.
    private mutating func write(_ text: String, from start: Int) {
        guard text.utf8.contains(where: isDigit) else {
            return markup.text(start == 0 ? text : String(text.unicodeScalars.dropFirst(start)))
        }
        let scalars = Array(text.unicodeScalars)
        func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        var (index, open) = (start, start)
        while index < scalars.count {
            guard isDigit(scalars[index]) else {
                index += 1
                continue
            }
            let number = index
            while index < scalars.count, isDigit(scalars[index]) || ".,".unicodeScalars.contains(scalars[index]) { index += 1 }
            let end = isDigit(scalars[index - 1]) ? parts.endOfUnit(scalars, index) : index
            guard end > index else { continue }
            markup.text(string(open..<number))
            writeWhole(string(number..<end))
            (index, open) = (end, end)
        }
        markup.text(string(open..<scalars.count))
    }

    private mutating func write(_ text: String, _ own: TextStyle?, in style: TextStyle) {
        guard let own, own != style, let look = looks.name(of: own, in: style) else { return markup.text(text) }
        if own.baselineShift > style.baselineShift, own.size < style.size {
            markup.element("sup", text: text)
        } else if own.baselineShift < style.baselineShift, own.size < style.size {
            markup.element("sub", text: text)
        } else {
            markup.element("span", ["class": look], text: text)
        }
    }

    /// The sign of a footnote, which leads to its text.
    private mutating func call(_ note: Paragraph) {
        footnotes += 1
        waiting.append((footnotes, note))
        markup.raw("<sup>")
        markup.element(
            "a", ["href": "#note-\(footnotes)", "id": "call-\(footnotes)", "role": "doc-noteref"], text: FootnoteSign.string(footnotes))
        markup.raw("</sup>")
    }

    /// The texts of the notes that wait, each with the way back.
    mutating func writeNotes() {
        while !waiting.isEmpty {
            let notes = waiting
            waiting = []
            for (number, note) in notes {
                markup.open("aside", ["class": "\(looks.name(of: note.style)) footnote", "id": "note-\(number)", "role": "doc-footnote"])
                markup.element("a", ["href": "#call-\(number)", "role": "doc-backlink"], text: FootnoteSign.string(number))
                write(note.content, in: note.style.text)
                markup.raw("</aside>\n")
            }
        }
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
