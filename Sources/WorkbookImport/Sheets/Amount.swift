internal import ReportData
internal import Workbooks

/// What a cell says where an amount is expected.
enum Amount {
    /// Nothing, or a mark that stands for nothing.
    case blank
    case number(Decimal, notes: [Note])
    case wrong(Wrong)

    /// What should be known of a number that was taken.
    enum Note {
        /// A text that is a number.
        case text(String)
        /// The number on the screen is 10 to that power smaller.
        case scaled(String, power: Int)
        /// More digits than a spreadsheet program shows; they are noise of binary fractions.
        case noise(Decimal)
    }

    /// Why there is no number.
    enum Wrong {
        case text(String)
        case error(String)
        case uncalculated
        case bool
        case date
    }

    init(_ cell: Cell?, blanks: [WordPattern]) {
        guard let cell else {
            self = .blank
            return
        }
        switch cell.content {
        case .error(let name): self = .wrong(.error(name))
        case .uncalculated: self = .wrong(.uncalculated)
        case .bool: self = .wrong(.bool)
        case .text(let text):
            let plain = plainText(text)
            if plain.isEmpty || Self.dashes.contains(plain) || blanks.contains(where: { $0.matches(plain) }) {
                self = .blank
            } else if let number = Self.number(plain) {
                self = .number(number, notes: [.text(text)])
            } else {
                self = .wrong(.text(text))
            }
        case .number:
            guard !cell.format.isDate else {
                self = .wrong(.date)
                return
            }
            guard let exact = cell.decimal else {
                self = .wrong(.text("\(cell.content)"))
                return
            }
            let shown = exact.rounded(toSignificant: 15)
            var notes: [Note] = shown == exact ? [] : [.noise(exact)]
            if cell.format.scale > 0 { notes.append(.scaled(cell.format.code, power: cell.format.scale)) }
            self = .number(shown, notes: notes)
        }
    }

    private static let dashes = ["-", "—", "——", "–", "－", "/", "--"]

    /// The number that a plain text writes: thousands commas, a sign of currency, brackets or a minus of any width.
    static func number(_ plain: String) -> Decimal? {
        var text = plain[...]
        var isNegative = false
        if text.hasPrefix("("), text.hasSuffix(")") {
            isNegative = true
            text = text.dropFirst().dropLast()
        }
        if let first = text.first, "¥￥$".contains(first) { text = text.dropFirst() }
        if let first = text.first, "-−－—".contains(first) {
            isNegative.toggle()
            text = text.dropFirst()
        }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        if parts.count > 1 {
            // Commas stand before each three digits, or the text is something else.
            guard let first = parts.first, (1...3).contains(first.count), parts.dropFirst().dropLast().allSatisfy({ $0.count == 3 }),
                let last = parts.last, last.prefix(while: { $0 != "." }).count == 3
            else { return nil }
        }
        guard let number = Decimal(parts.joined()), text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }) else {
            return nil
        }
        return isNegative ? number.negated : number
    }
}

extension Decimal {
    /// The number with that many significant digits at most.
    func rounded(toSignificant digits: Int) -> Decimal {
        let count = String(magnitude).utf8.count
        guard count > digits else { return self }
        return rounded(toDigits: -exponent - (count - digits))
    }

    /// The number times a power of ten; `nil` beyond the range.
    func scaled(byPower power: Int) -> Decimal? { Decimal(digits: coefficient, exponent: exponent + power) }
}
