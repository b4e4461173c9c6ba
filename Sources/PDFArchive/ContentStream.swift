internal import Display

/// The pass over a page's content that marks its stretches and turns keys back into colours.
///
/// It knows the content streams that cairo writes: operators and operands between white space, strings, arrays, dictionaries (ISO 32000-1, 7.8.2).
/// What is not replaced stays byte for byte.
struct ContentStream {
    /// The marked content of the page in the order of drawing.
    let marks: PageMarks
    let inks: InkOperators
    /// For messages, from 1.
    let page: Int

    /// The content with a mark around each stretch, and colours in the place of keys (`InkKey`).
    ///
    /// Throws when a colour is no key, when stretches come in another order than their marks, and when something is painted outside them: a
    /// reader could not tell what it is. A stretch of which cairo has drawn nothing gets an empty mark.
    func rewritten(_ content: [UInt8]) throws(ArchiveError) -> [UInt8] {
        try content.withUnsafeBufferPointer { input throws(ArchiveError) in try rewrite(input) }
    }

    private func rewrite(_ input: UnsafeBufferPointer<UInt8>) throws(ArchiveError) -> [UInt8] {
        var output = StretchWriter(input: input, marks: marks, page: page)
        var scanner = ContentScanner(input: input)
        // The operands since the last operator.
        var operands: [Range<Int>] = []
        // Whether each marked content of cairo's lies around an image; others replace text.
        var open: [Bool] = []
        var images = marks.withImages[...]
        var colors = InkState()
        var isInText = false
        // The stretches that the last key stands for, when they are several.
        var joined: JoinedText?
        var lastKey: Int?
        while let token = scanner.next() {
            guard token.isOperator else {
                operands.append(token.range)
                continue
            }
            defer { operands.removeAll(keepingCapacity: true) }
            let end = token.range.upperBound
            let whole = (operands.first ?? token.range).lowerBound..<end
            switch ContentOperator(UnsafeBufferPointer(rebasing: input[token.range])) {
            case .fillColor, .strokeColor:
                let isFill = input[token.range.lowerBound] == UInt8(ascii: "r")
                guard operands.count == 3, let key = InkKey(operands, in: input), key.ink < inks.count else {
                    throw .unexpectedContent("a colour that is no key", page: page)
                }
                if key.stretch != lastKey {
                    guard !isInText, open.allSatisfy(\.self) else { throw .unexpectedContent("a stretch that begins in text", page: page) }
                    try joined?.checkEnd()
                    let group = key.stretch < marks.count ? marks.group(from: key.stretch) : key.stretch..<key.stretch + 1
                    joined = group.count > 1 ? JoinedText(group, marks: marks, page: page) : nil
                    if joined == nil { try output.turn(to: key.stretch) } else { try output.leave(for: key.stretch) }
                    lastKey = key.stretch
                }
                output.replace(whole, with: colors.set(key.ink, isFill: isFill) ? inks.operator(key.ink, isFill: isFill) : [])
            case .save:
                colors.save()
                output.save(end: end)
            case .restore:
                colors.restore()
                output.restore(end: end)
            case .beginText: isInText = true
            case .endText:
                try joined?.checkEndOfText()
                isInText = false
                output.pass(end: end)
            case .beginMarkedContent:
                let isOurs = operands.count == 2 && Self.hasIdentifier(UnsafeBufferPointer(rebasing: input[operands[1]]))
                open.append(isOurs)
                guard isOurs else {
                    try joined?.beginMarkedContent(at: whole.lowerBound, to: &output)
                    break
                }
                guard let image = images.popFirst() else { throw .unexpectedContent("a mark around no image", page: page) }
                try joined?.checkEnd()
                joined = nil
                lastKey = image
                output.pass(end: whole.lowerBound)
                try output.turn(to: image)
                output.replace(whole, with: [])
            case .beginUnnumberedContent:
                open.append(false)
                try joined?.beginMarkedContent(at: whole.lowerBound, to: &output)
            case .endMarkedContent:
                guard let isOurs = open.popLast() else {
                    throw .unexpectedContent("an end without a begin of marked content", page: page)
                }
                if isOurs {
                    output.replace(whole, with: [])
                    output.pass(end: end)
                } else {
                    joined?.endMarkedContent(at: end, to: &output)
                }
            case .inlineImage:
                scanner.skipInlineImage()
                try output.paint(end: scanner.position)
            case .showText:
                guard joined != nil else {
                    try output.paint(end: nil)
                    break
                }
                guard let operand = operands.last, isInText else { throw .unexpectedContent("text that is shown nowhere", page: page) }
                try joined?.show(operand, operator: token.range, in: input, to: &output)
            case .painting:
                guard joined == nil else { throw .unexpectedContent("something is painted among text", page: page) }
                try output.paint(end: isInText ? nil : end)
            case .other: break
            }
        }
        guard open.isEmpty else { throw .unexpectedContent("marked content that does not end", page: page) }
        try joined?.checkEnd()
        return output.finish()
    }

    /// Whether a property list has an MCID: cairo's own marks for replaced text have none.
    private static func hasIdentifier(_ list: UnsafeBufferPointer<UInt8>) -> Bool {
        let key: StaticString = "/MCID"
        guard list.count >= key.utf8CodeUnitCount else { return false }
        return key.withUTF8Buffer { key in
            (0...list.count - key.count).contains { start in
                list[start] == key[0] && list[start..<start + key.count].elementsEqual(key)
            }
        }
    }
}

extension InkKey {
    /// The key for which three operands stand: numbers from 0 to 1 with at most six decimals.
    fileprivate init?(_ operands: [Range<Int>], in input: UnsafeBufferPointer<UInt8>) {
        guard let red = Self.millionths(input[operands[0]]), let green = Self.millionths(input[operands[1]]),
            let blue = Self.millionths(input[operands[2]])
        else { return nil }
        self.init(red: red, green: green, blue: blue)
    }

    private static func millionths(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var value = 0
        // Decimals so far; none before the point.
        var decimals: Int?
        for byte in text {
            switch byte {
            case UInt8(ascii: "."):
                guard decimals == nil else { return nil }
                decimals = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard value < 10_000_000 else { return nil }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
                decimals = decimals.map { $0 + 1 }
            default: return nil
            }
        }
        let missing = 6 - (decimals ?? 0)
        guard !text.isEmpty, missing >= 0 else { return nil }
        for _ in 0..<missing { value *= 10 }
        return value
    }
}
