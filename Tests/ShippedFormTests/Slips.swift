import Diagnostics
import LayoutLanguage
import ReportData
import Testing

/// A report with one value written wrongly, as clerks do.
struct Slip {
    enum Kind: String, CaseIterable, Sendable {
        case exchanged = "digits exchanged"
        case tenfold = "ten times"
        case otherYear = "other year"
        case otherRow = "other row"
        case unit = "other unit"
        case yearInText = "year in text"
        case template = "template left over"
    }

    var kind: Kind
    /// JSON pointer of the value.
    var path: String
    /// What stands there.
    var literal: String
    /// The whole report.
    var text: String
}

/// All slips of a report: each amount and each text, each way to write it wrongly that changes it.
struct Slips {
    private(set) var all: [Slip] = []
    private let data: DataDocument
    private let bytes: [UInt8]
    private let year: Int
    private let isInYuan: Bool

    init(_ text: String) throws {
        data = try #require(DataDocument.read(SourceFile(name: "report.json", text: text)).document)
        bytes = Array(text.utf8)
        year = data.root["year"]?.number?.wholeNumber ?? 0
        isInYuan = data.root["money_unit"]?.text == "元"
        collect(data.root, "", nil)
    }

    /// Keys of numbers that are no amounts of money, and of what holds none.
    private static let counts: Set<String> = [
        "year", "options", "organisation", "cars", "held", "groups", "persons", "batches", "count", "grades", "problems", "score", "weight",
        "units", "large_equipment", "average", "indicators", "level", "stated", "execution_score", "evaluated", "monitored", "purchases",
    ]
    /// Keys of texts that say something in sentences.
    private static let sentences: Set<String> = ["duties", "reasons", "use", "reason", "summary", "content", "background"]

    private mutating func collect(_ node: DataNode, _ path: String, _ sentence: String?) {
        switch node.value {
        case .object(let members):
            for (key, member) in members where !Self.counts.contains(key) {
                collect(member.node, "\(path)/\(key)", Self.sentences.contains(key) ? key : sentence)
            }
        case .list(let items): for (index, item) in items.enumerated() { collect(item, "\(path)/\(index)", sentence) }
        case .number(let number): if !number.isZero && number.magnitude > 9 || number.fractionDigits > 0 { addAmount(number, node, path) }
        case .text(let text): if sentence != nil && text.count > 1 { addText(text, node, path) }
        case .null, .bool: break
        }
    }

    private mutating func addAmount(_ number: Decimal, _ node: DataNode, _ path: String) {
        var digits = Array(String(node.literal))
        if let index = digits.indices.dropLast().first(where: { isExchangeable(digits, $0) }) {
            digits.swapAt(index, index + 1)
            add(.exchanged, node, path, String(digits))
        }
        if let tenfold = number.multiplied(by: 10) { add(.tenfold, node, path, tenfold.description) }
        if let other = otherYear(path), other.value != node.value { add(.otherYear, node, path, String(other.literal)) }
        if let other = otherRow(path), other.value != node.value { add(.otherRow, node, path, String(other.literal)) }
        let factor = Decimal(10000)
        if let other = isInYuan ? number.divided(by: factor) : number.multiplied(by: factor) { add(.unit, node, path, other.description) }
    }

    private func isExchangeable(_ digits: [Character], _ index: Int) -> Bool {
        digits[index].isWholeNumber && digits[index + 1].isWholeNumber && digits[index] != digits[index + 1]
            && (index > 0 || digits[index + 1] != "0")
    }

    private mutating func addText(_ text: String, _ node: DataNode, _ path: String) {
        add(.yearInText, node, path, "\"\(year - 4)年\(text)\"")
        add(.template, node, path, "\"【请填写：\(text)】\"")
    }

    private mutating func add(_ kind: Slip.Kind, _ node: DataNode, _ path: String, _ literal: String) {
        let range = node.span.range
        let text = String(decoding: bytes[..<range.lowerBound] + Array(literal.utf8) + bytes[range.upperBound...], as: UTF8.self)
        all.append(Slip(kind: kind, path: path, literal: literal, text: text))
    }

    /// The same amount of the year before, or after.
    private func otherYear(_ path: String) -> DataNode? {
        if path.hasPrefix("/previous/three_public/") {
            let key = path.split(separator: "/").last.map(String.init) ?? ""
            return amount(data.node(at: "/three_public/final/\(key)") ?? data.node(at: "/three_public/\(key)"))
        }
        if path.hasPrefix("/three_public/final/") {
            return amount(data.node(at: "/previous" + path.replacing("/final", with: "")))
        }
        return amount(data.node(at: path.hasPrefix("/previous/") ? String(path.dropFirst(9)) : "/previous" + path))
    }

    /// The same amount of the next row, or the next amount of an object.
    private func otherRow(_ path: String) -> DataNode? {
        var steps = path.split(separator: "/").map(String.init)
        if let index = steps.lastIndex(where: { Int($0) != nil }), let number = Int(steps[index]) {
            steps[index] = String(number + 1)
            if let other = amount(data.node(at: "/" + steps.joined(separator: "/"))) { return other }
            return nil
        }
        guard let key = steps.popLast(),
            let members = (steps.isEmpty ? data.root : data.node(at: "/" + steps.joined(separator: "/")))?.members,
            let index = members.index(forKey: key), index + 1 < members.count
        else { return nil }
        return amount(members.values[index + 1].node)
    }

    private func amount(_ node: DataNode?) -> DataNode? { node?.number == nil || node?.number?.isZero == true ? nil : node }
}
