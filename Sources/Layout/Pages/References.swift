internal import Display
internal import DocumentTree

/// What a pass knows of the pages of the pass before it (STYLE.md 48).
struct References: Hashable {
    /// Page (from 0) on which each anchor stands.
    var pages: [AnchorID: Int] = [:]
    /// The number printed on each page; empty where pages are not numbered.
    var numbers: [String] = []

    init() {}

    /// The pages as sections have filled them.
    init(of sections: [SectionPages], in document: Document) {
        var number = 0
        for (section, content) in zip(document.sections, sections) {
            if let start = section.numbering.start { number = start - 1 }
            for anchors in content.anchors {
                number += 1
                for anchor in anchors where pages[anchor] == nil { pages[anchor] = numbers.count }
                numbers.append(section.numbering.label(number))
            }
        }
    }

    /// The printed number of the page of an anchor; `nil` before the first pass and for anchors that do not exist.
    func number(of anchor: AnchorID) -> String? {
        guard let page = pages[anchor], numbers.indices.contains(page) else { return nil }
        return numbers[page]
    }

    /// The printed number of the last page.
    var lastNumber: String? { numbers.last }
}

extension PageNumbering {
    /// What a page with this number is called; empty for none.
    func label(_ number: Int) -> String {
        let text = style.string(number)
        return text.isEmpty ? "" : prefix + text
    }
}

extension PageNumbering.Style {
    /// The number as this style writes it; empty for none.
    func string(_ number: Int) -> String {
        switch self {
        case .none: ""
        case .decimal: String(number)
        case .lowerRoman: Self.roman(number).lowercased()
        case .upperRoman: Self.roman(number)
        }
    }

    private static func roman(_ number: Int) -> String {
        let signs = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
            (5, "V"), (4, "IV"), (1, "I"),
        ]
        var (rest, text) = (number, "")
        for (value, sign) in signs {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}
