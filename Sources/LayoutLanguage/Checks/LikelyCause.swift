internal import Diagnostics
internal import ReportData

/// How a wrong number probably came about, where its form tells.
enum LikelyCause {
    case double, half
    /// A ratio written as per cent, or the reverse.
    case hundredfold
    case unit(factor: Int)
    case decimalPoint
    case digitsExchanged
    case sign
    /// The figure of the year before, by name.
    case otherYear(String)
    /// The figure of this year where that of the year before should stand, by name.
    case thisYear(String)
    /// What stands here belongs into another cell, and that one's number stands here.
    case exchanged(with: String)
    /// The number of the row before or after.
    case displaced(from: String)
    /// The value of another figure.
    case otherFigure(String)
    /// The difference is the value of this figure: left out or counted twice.
    case part(String)

    /// The cause that explains `found` where `expected` should stand.
    init?(found: Decimal, expected: Decimal, near: Neighbours) {
        guard !found.isZero, !expected.isZero, found != expected else { return nil }
        func isTimes(_ factor: Int) -> Bool { expected.multiplied(by: Decimal(factor)) == found }
        func isPart(_ factor: Int) -> Bool { found.multiplied(by: Decimal(factor)) == expected }
        if isTimes(2) {
            self = .double
        } else if isPart(2) {
            self = .half
        } else if found == expected.negated {
            self = .sign
        } else if let other = near.cells.first(where: { $0.expected == found && $0.found == expected }) {
            self = .exchanged(with: other.name)
        } else if let name = near.otherYear.first(where: { $0.value == found })?.name {
            self = .otherYear(name)
        } else if let row = near.rows.first(where: { $0.value == found })?.name {
            self = .displaced(from: row)
        } else if let figure = near.figures.first(where: { $0.value == found }) {
            self = .otherFigure(figure.name)
        } else if isTimes(100) || isPart(100) {
            self = .hundredfold
        } else if isTimes(10000) || isPart(10000) {
            self = .unit(factor: 10000)
        } else if isTimes(10) || isPart(10) || isTimes(1000) || isPart(1000) {
            self = .decimalPoint
        } else if Self.areExchanged(found, expected) {
            self = .digitsExchanged
        } else if let difference = found.subtracting(expected)?.absolute, let figure = near.figures.first(where: { $0.value == difference })
        {
            self = .part(figure.name)
        } else {
            return nil
        }
    }

    /// The slip of the hand by which `found` came to stand where `expected` should.
    init?(slip found: Decimal, for expected: Decimal, near: Neighbours) {
        // Zeros stand beside zeros everywhere.
        guard found != expected, !found.isZero else { return nil }
        if let name = near.otherYear.first(where: { $0.value == found })?.name {
            self = .otherYear(name)
        } else if let name = near.thisYear.first(where: { $0.value == found })?.name {
            self = .thisYear(name)
        } else if let name = near.rows.first(where: { $0.value == found })?.name {
            self = .displaced(from: name)
        } else if expected.isZero {
            return nil
        } else if found == expected.negated {
            self = .sign
        } else if Self.isApart(found, expected, by: 10000) {
            self = .unit(factor: 10000)
        } else if [10, 100, 1000].contains(where: { Self.isApart(found, expected, by: $0) }) {
            self = .decimalPoint
        } else if Self.areExchanged(found, expected) {
            self = .digitsExchanged
        } else {
            return nil
        }
    }

    private static func isApart(_ first: Decimal, _ second: Decimal, by factor: Int) -> Bool {
        first.multiplied(by: Decimal(factor)) == second || second.multiplied(by: Decimal(factor)) == first
    }

    /// Whether two neighbouring digits of one are exchanged in the other.
    private static func areExchanged(_ found: Decimal, _ expected: Decimal) -> Bool {
        let digits = max(found.fractionDigits, expected.fractionDigits)
        let (left, right) = (padded(found, digits), padded(expected, digits))
        guard left.count == right.count else { return false }
        let differing = left.indices.filter { left[$0] != right[$0] }
        guard differing.count == 2, differing[1] == differing[0] + 1 else { return false }
        return left[differing[0]] == right[differing[1]] && left[differing[1]] == right[differing[0]]
    }

    /// The digits with `digits` places after the point.
    private static func padded(_ number: Decimal, _ digits: Int) -> [Character] {
        let text = number.description
        return Array(text.filter { $0 != "." }) + Array(repeating: "0", count: digits - number.fractionDigits)
    }

    var message: Message {
        switch self {
        case .double: Message("可能原因：恰为两倍，重复相加", "likely cause: exactly double, added twice")
        case .half: Message("可能原因：恰为一半", "likely cause: exactly half")
        case .hundredfold: Message("可能原因：相差一百倍，比例与百分数混淆", "likely cause: a hundredfold, a ratio taken for per cent")
        case .unit(let factor): Message("可能原因：相差 \(factor) 倍，单位写错", "likely cause: \(factor) times, the unit is wrong")
        case .decimalPoint: Message("可能原因：小数点错位", "likely cause: the decimal point is displaced")
        case .digitsExchanged: Message("可能原因：两位数字写颠倒", "likely cause: two digits are exchanged")
        case .sign: Message("可能原因：正负号相反", "likely cause: the sign is reversed")
        case .otherYear(let name): Message("可能原因：这是上年的数（“\(name)”）", "likely cause: this is the other year's figure ('\(name)')")
        case .thisYear(let name): Message("可能原因：这是本年的数（“\(name)”）", "likely cause: this is this year's figure ('\(name)')")
        case .exchanged(let name): Message("可能原因：与“\(name)”的数对调", "likely cause: exchanged with '\(name)'")
        case .displaced(let name): Message("可能原因：错行，这是“\(name)”的数", "likely cause: displaced by a row, this belongs to '\(name)'")
        case .otherFigure(let name): Message("可能原因：这是“\(name)”的数", "likely cause: this is the value of '\(name)'")
        case .part(let name): Message("可能原因：差额正是“\(name)”，漏加或重复", "likely cause: the difference is '\(name)', left out or counted twice")
        }
    }
}

/// The numbers around a wrong one, in its unit, among which its cause is looked for.
struct Neighbours {
    /// Other figures.
    var figures: [(name: String, value: Decimal)] = []
    /// What the same figure was in the year before.
    var otherYear: [(name: String, value: Decimal)] = []
    /// What the figure of the year before is in this year.
    var thisYear: [(name: String, value: Decimal)] = []
    /// What should stand in the rows before and after.
    var rows: [(name: String, value: Decimal)] = []
    /// Other wrong cells of its rows and columns.
    var cells: [Cell] = []

    /// A cell with what stands in it and what should.
    struct Cell {
        var name: String
        var found: Decimal
        var expected: Decimal
    }
}
