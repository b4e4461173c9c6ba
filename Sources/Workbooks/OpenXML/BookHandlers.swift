internal import XML

/// The relations of a part (ISO/IEC 29500-2, 8.5): which other parts belong to it, and as what.
final class Relations: StoppableHandler {
    struct Relation {
        var id: String
        /// The last word of its type: `worksheet`.
        var kind: String
        /// From the root of the archive.
        var target: String
    }

    let problem: WorkbookProblem? = nil
    private(set) var all: [Relation] = []
    private let folder: String

    init(folder: String) { self.folder = folder }

    func start(_ name: XMLText, _ attributes: XMLAttributes) {
        guard name == "Relationship", all.count < 10_000, let id = attributes["Id"], let type = attributes["Type"],
            let target = attributes["Target"]
        else { return }
        let kind = type.string.split(separator: "/").last.map(String.init) ?? ""
        all.append(Relation(id: id.string, kind: kind, target: path(target.string)))
    }

    func end(_ name: XMLText) {}
    func text(_ text: XMLText) {}

    /// `../a/./b.xml` as steps from the root.
    private func path(_ target: String) -> String {
        var steps: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for step in target.split(separator: "/") {
            switch step {
            case ".": break
            case "..": _ = steps.popLast()
            default: steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }
}

/// The list of sheets (18.2.20).
final class BookHandler: StoppableHandler {
    let problem: WorkbookProblem? = nil
    private(set) var sheets: [(name: String, relation: String, isHidden: Bool)] = []
    private(set) var countsFrom1904 = false

    func start(_ name: XMLText, _ attributes: XMLAttributes) {
        switch name {
        case "workbookPr": countsFrom1904 = attributes.isOn("date1904")
        case "sheet":
            guard let title = attributes["name"], let relation = attributes["id"], sheets.count < 100_000 else { return }
            let state = attributes["state"]
            sheets.append((title.string, relation.string, state.map { $0 == "hidden" || $0 == "veryHidden" } ?? false))
        default: break
        }
    }

    func end(_ name: XMLText) {}
    func text(_ text: XMLText) {}
}

/// The number formats by the number that cells name (18.8.10).
final class StylesHandler: StoppableHandler {
    let problem: WorkbookProblem? = nil
    private(set) var formats: [NumberFormat] = []
    private var codes: [Int: NumberFormat] = [:]
    private var isInCells = false

    func start(_ name: XMLText, _ attributes: XMLAttributes) {
        switch name {
        case "numFmt":
            guard let number = attributes["numFmtId"]?.number, let code = attributes["formatCode"], codes.count < 10_000 else { return }
            codes[number] = NumberFormat(code.string)
        case "cellXfs": isInCells = true
        case "xf" where isInCells:
            let number = attributes["numFmtId"]?.number ?? 0
            if formats.count <= Int(UInt16.max) { formats.append(codes[number] ?? .builtIn(number)) }
        default: break
        }
    }

    func end(_ name: XMLText) { if name == "cellXfs" { isInCells = false } }
    func text(_ text: XMLText) {}
}

/// The texts that cells share (18.4.9). Readings of names (`rPh`) are left out.
final class SharedTextsHandler: StoppableHandler {
    private(set) var problem: WorkbookProblem?
    private(set) var texts = TextStore()
    private let limit: Int
    private var (isInText, isInReading) = (false, false)
    private var item: [UInt8] = []

    init(limit: Int) { self.limit = limit }

    func start(_ name: XMLText, _ attributes: XMLAttributes) {
        switch name {
        case "si": item.removeAll(keepingCapacity: true)
        case "t": isInText = !isInReading
        case "rPh": isInReading = true
        default: break
        }
    }

    func end(_ name: XMLText) {
        switch name {
        case "si":
            texts.write(unescaped(item))
            _ = texts.finish()
            if texts.size > limit || texts.count > limit / 4 { problem = .tooMuchText(limit: limit) }
        case "t": isInText = false
        case "rPh": isInReading = false
        default: break
        }
    }

    func text(_ text: XMLText) {
        guard isInText else { return }
        item.append(contentsOf: text.bytes)
        if item.count > limit { problem = .tooMuchText(limit: limit) }
    }
}

/// The text with `_x000D_` as the characters that they stand for (22.9.2.19).
func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "_")) else { return bytes }
    var (result, index) = ([UInt8](), 0)
    while index < bytes.count {
        if bytes[index] == UInt8(ascii: "_"), index + 6 < bytes.count, bytes[index + 1] == UInt8(ascii: "x"),
            bytes[index + 6] == UInt8(ascii: "_"),
            let code = UInt32(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16),
            let scalar = UnicodeScalar(code)
        {
            result += Array(String(Character(scalar)).utf8)
            index += 7
        } else {
            result.append(bytes[index])
            index += 1
        }
    }
    return result
}
