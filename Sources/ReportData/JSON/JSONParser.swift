internal import Diagnostics
internal import OrderedCollections

/// Recursive descent over the bytes of a JSON text (RFC 8259). After a mistake it reads on as a person would, so that
/// one run shows them all. Every loop takes at least one byte a turn.
struct JSONParser {
    let file: SourceFile
    let bytes: UnsafeBufferPointer<UInt8>
    let limits: JSONLimits
    var position = 0
    /// The end of the value or mark taken last: where a missing comma is reported.
    var previousEnd = 0
    /// Where the lookalike reported last begins, so that looking twice reports once.
    var lookalikeStart = -1
    private var openLists = 0
    private var openObjects = 0
    private var isStopped = false
    private(set) var diagnostics: [Diagnostic] = []

    init(file: SourceFile, bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        self.file = file
        self.bytes = bytes
        self.limits = limits
    }

    /// The whole text: one value and nothing else.
    mutating func parseDocument() -> DataNode? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            report(.byteOrderMark, 0..<3)
            position = 3
        }
        guard !nextMark().isEnd else {
            report(.empty, 0..<0)
            return nil
        }
        let root = parseValue()
        if root != nil, !nextMark().isEnd { report(.trailingText, rangeOfToken(at: position)) }
        return root
    }

    /// The value at the next mark; `nil` when there is none (which is reported, and nothing of a closing mark is taken).
    private mutating func parseValue() -> DataNode? {
        let mark = nextMark()
        switch mark.byte {
        case UInt8(ascii: "{"): return parseNested(mark) { $0.parseMembers(of: mark) }
        case UInt8(ascii: "["): return parseNested(mark) { $0.parseItems(of: mark) }
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let text = parseString(mark)
            if position - mark.start > limits.text { report(.textTooLong(limit: limits.text), mark.range) }
            return node(.text(text), from: mark.start)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): return parseNumber()
        default: return parseWord(mark)
        }
    }

    private mutating func parseNested(_ opener: Mark, _ parse: (inout JSONParser) -> DataNode.Value) -> DataNode? {
        guard openLists + openObjects < limits.depth else {
            report(.tooDeep(limit: limits.depth), opener.range)
            stop()
            return nil
        }
        take(opener)
        let value = parse(&self)
        return node(value, from: opener.start)
    }

    // MARK: Lists

    private mutating func parseItems(of opener: Mark) -> DataNode.Value {
        openLists += 1
        defer { openLists -= 1 }
        var items: [DataNode] = []
        var comma: Mark?
        while true {
            let mark = nextMark()
            if closes(mark, opener, comma: comma, with: UInt8(ascii: "]")) { return .list(items) }
            if mark.byte == UInt8(ascii: ",") {
                report(.extraComma, mark.range)
                take(mark)
                continue
            }
            if let item = parseValue() { items.append(item) } else { skipToSeparator() }
            comma = parseSeparator(before: UInt8(ascii: "]"))
        }
    }

    // MARK: Objects

    private mutating func parseMembers(of opener: Mark) -> DataNode.Value {
        openObjects += 1
        defer { openObjects -= 1 }
        var members: OrderedDictionary<String, DataMember> = [:]
        var comma: Mark?
        while true {
            let mark = nextMark()
            if closes(mark, opener, comma: comma, with: UInt8(ascii: "}")) { return .object(members) }
            if mark.byte == UInt8(ascii: ",") {
                report(.extraComma, mark.range)
                take(mark)
                continue
            }
            if let key = parseKey(mark) {
                parseColon()
                if let value = parseValue() { insert(key, value, into: &members) } else { skipToSeparator() }
            } else {
                skipToSeparator()
            }
            comma = parseSeparator(before: UInt8(ascii: "}"))
        }
    }

    private mutating func parseKey(_ mark: Mark) -> (name: String, span: SourceSpan)? {
        if mark.byte == UInt8(ascii: "\"") || mark.byte == UInt8(ascii: "'") {
            let name = parseString(mark)
            return (name, SourceSpan(file: file, range: mark.start..<position))
        }
        let range = rangeOfToken(at: mark.start)
        if mark.byte.isDigit, previousEnd == mark.start, previousEnd > 0, bytes[previousEnd - 1] == UInt8(ascii: ",") {
            report(.groupedNumber, previousEnd - 1..<range.upperBound)
            return nil
        }
        guard isWord(mark.byte) else {
            report(.expectedKey(found: shown(range)), range)
            return nil
        }
        report(.unquotedText(shown(range)), range)
        position = range.upperBound
        previousEnd = position
        return (shown(range), SourceSpan(file: file, range: range))
    }

    private mutating func parseColon() {
        let mark = nextMark()
        if mark.byte == UInt8(ascii: ":") {
            take(mark)
        } else if mark.byte == UInt8(ascii: "=") {
            report(.missingColon(found: "="), mark.range)
            take(mark)
        } else {
            let found = rangeOfToken(at: mark.start)
            report(.missingColon(found: shown(found)), mark.isEnd ? previousEnd..<previousEnd : found)
        }
    }

    private mutating func insert(
        _ key: (name: String, span: SourceSpan), _ value: DataNode, into members: inout OrderedDictionary<String, DataMember>
    ) {
        // A note for people; what is not kept can not be unknown either.
        guard !key.name.hasPrefix(DataDocument.notePrefix) else { return }
        if let first = members[key.name] {
            let related = Diagnostic.Related(Message("第一次在这里", "first here"), at: Place(span: first.keySpan))
            report(.duplicateKey(key.name), key.span.range, related: [related])
        } else {
            members[key.name] = DataMember(value, keySpan: key.span)
        }
    }

    // MARK: What stands between

    /// True when `mark` ends the list or object that `opener` began; the closing mark is taken then.
    private mutating func closes(_ mark: Mark, _ opener: Mark, comma: Mark?, with closer: UInt8) -> Bool {
        let other: UInt8 = closer == UInt8(ascii: "]") ? UInt8(ascii: "}") : UInt8(ascii: "]")
        guard mark.isEnd || mark.byte == closer || mark.byte == other else { return false }
        if mark.isEnd {
            report(.unexpectedEnd(opener: shown(opener.range)), opener.range)
            stop()
            return true
        }
        if let comma { report(.trailingComma, comma.range) }
        if mark.byte == closer {
            take(mark)
            return true
        }
        report(.mismatchedBracket(expected: String(UnicodeScalar(closer)), found: shown(mark.range)), mark.range)
        // With nothing to close around it the bracket is a slip for the right one; else a closing bracket was forgotten.
        let isSlip = (other == UInt8(ascii: "]") ? openLists : openObjects) == 0
        if isSlip { take(mark) }
        return true
    }

    /// Takes the comma after a value. Anything but a comma or a closing bracket means that the comma is missing.
    private mutating func parseSeparator(before closer: UInt8) -> Mark? {
        let mark = nextMark()
        switch mark.byte {
        case UInt8(ascii: ","):
            take(mark)
            return mark
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            return nil
        default:
            if !mark.isEnd { report(.missingComma, previousEnd..<previousEnd) }
            return nil
        }
    }

    /// Goes on to the next comma, closing bracket or line end, since what stands here can not be read.
    private mutating func skipToSeparator() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\n"):
                previousEnd = position
                return
            default: position += 1
            }
        }
    }

    // MARK: Results

    /// The value that was written from `start` to where the parser stands.
    func node(_ value: DataNode.Value, from start: Int) -> DataNode {
        DataNode(value, span: SourceSpan(file: file, range: start..<max(start, previousEnd)))
    }

    mutating func take(_ mark: Mark) {
        position = mark.range.upperBound
        previousEnd = position
    }

    mutating func report(_ problem: JSONProblem, _ range: Range<Int>, related: [Diagnostic.Related] = []) {
        guard !isStopped else { return }
        diagnostics.append(problem.diagnostic(in: file, at: range, related: related))
        if diagnostics.count == limits.diagnostics {
            diagnostics.append(JSONProblem.tooManyProblems.diagnostic(in: file, at: range))
            stop()
        }
    }

    /// Ends reading: everything behind is as if the file ended here, and nothing more is reported.
    private mutating func stop() {
        position = bytes.count
        isStopped = true
    }
}
