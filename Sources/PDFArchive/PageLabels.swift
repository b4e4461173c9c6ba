internal import QPDF

/// What viewers call pages, as ranges (ISO 32000-1, 12.4.2).
enum PageLabels {
    /// One label taken apart.
    private struct Label: Hashable {
        /// `D`, `r` or `R`; `nil` for a label that ends in no number.
        var style: String?
        var number: Int
        var prefix: String

        init(_ text: String) {
            (style, number, prefix) = (nil, 1, text)
            if let value = Int(text), value > 0, String(value) == text {
                (style, number, prefix) = ("D", value, "")
            } else if let value = PageLabels.number(roman: text) {
                (style, number, prefix) = ("r", value, "")
            } else if text == text.uppercased(), let value = PageLabels.number(roman: text.lowercased()) {
                (style, number, prefix) = ("R", value, "")
            } else {
                let digits = text.reversed().prefix { ("0"..."9").contains($0) }
                let written = String(digits.reversed())
                if let value = Int(written), value > 0, String(value) == written {
                    (style, number, prefix) = ("D", value, String(text.dropLast(written.count)))
                }
            }
        }

        /// Whether a range that `self` is in goes on to `next`.
        func continues(to next: Label) -> Bool {
            if style == nil { return next == self }
            return next.style == style && next.prefix == prefix && next.number == number + 1
        }
    }

    /// The number tree for the labels of all pages; an empty label is none.
    static func tree(_ labels: [String]) -> PDFValue {
        var numbers: [PDFValue] = []
        var previous: Label?
        for (index, text) in labels.enumerated() {
            let label = Label(text)
            defer { previous = label }
            if let previous, previous.continues(to: label) { continue }
            var entries: [PDFValue.Entry] = []
            if let style = label.style { entries.append(.init("S", .name(style))) }
            if !label.prefix.isEmpty { entries.append(.init("P", .text(label.prefix))) }
            if label.style != nil, label.number != 1 { entries.append(.init("St", .integer(label.number))) }
            numbers += [.integer(index), .dictionary(entries)]
        }
        return .dictionary([.init("Nums", .array(numbers))])
    }

    /// The value of a lower-case Roman number in its one correct form.
    static func number(roman text: String) -> Int? {
        let digits: [Character: Int] = ["i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000]
        let values = text.compactMap { digits[$0] }
        guard !values.isEmpty, values.count == text.count else { return nil }
        let sum = values.indices.reduce(0) { sum, index in
            index + 1 < values.count && values[index] < values[index + 1] ? sum - values[index] : sum + values[index]
        }
        return roman(sum) == text ? sum : nil
    }

    private static func roman(_ number: Int) -> String {
        let steps = [
            (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
            (5, "v"), (4, "iv"), (1, "i"),
        ]
        var (rest, text) = (number, "")
        for (value, digits) in steps {
            while rest >= value {
                rest -= value
                text += digits
            }
        }
        return text
    }
}
