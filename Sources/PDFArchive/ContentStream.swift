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
    var fonts = PageFonts()
    /// The glyphs that do not end where the next begins, and those that may not have been drawn.
    var advances: [SetAdvance] = []
    var doubtful: [Int32] = []
    /// Variants for which a font has no code.
    var refused: Set<GlyphVariant> = []

    /// The content with a mark around each stretch, and colours in the place of keys (`InkKey`).
    ///
    /// Throws when a colour is no key, when stretches come in another order than their marks, and when something is painted outside them: a
    /// reader could not tell what it is. A stretch of which cairo has drawn nothing gets an empty mark.
    func rewritten(_ content: [UInt8]) throws(ArchiveError) -> PageContent {
        try content.withUnsafeBufferPointer { input throws(ArchiveError) in try rewrite(input) }
    }

    private func rewrite(_ input: UnsafeBufferPointer<UInt8>) throws(ArchiveError) -> PageContent {
        var output = StretchWriter(input: input, marks: marks, page: page)
        var scanner = ContentScanner(input: input)
        // The operands since the last operator.
        var operands: [Range<Int>] = []
        // Whether each marked content of cairo's lies around an image; others replace text.
        var open: [Bool] = []
        var images = marks.withImages[...]
        var colors = InkState()
        var isInText = false
        var text = ShownText(input: input, marks: marks, page: page, fonts: fonts, advances: advances, doubtful: doubtful, refused: refused)
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
                    guard key.stretch < marks.count else { throw .unexpectedContent("more marks than \(marks.count)", page: page) }
                    try text.begin(marks.group(from: key.stretch), at: end)
                    if text.isJoined { try output.leave(for: key.stretch) } else { try output.turn(to: key.stretch) }
                    lastKey = key.stretch
                }
                output.replace(whole, with: colors.set(key.ink, isFill: isFill) ? inks.operator(key.ink, isFill: isFill) : [])
            case .save:
                colors.save()
                output.save(end: end)
            case .restore:
                colors.restore()
                output.restore(end: end)
            case .beginText:
                isInText = true
                text.beginTextObject()
            case .endText:
                try text.endTextObject()
                isInText = false
                output.pass(end: end)
            case .font: if operands.count == 2 { text.choose(operands[0]) }
            case .move: text.move()
            case .beginMarkedContent:
                let isOurs = operands.count == 2 && Self.hasIdentifier(UnsafeBufferPointer(rebasing: input[operands[1]]))
                open.append(isOurs)
                guard isOurs else {
                    text.beginMarkedContent(whole, list: operands.last, to: &output)
                    break
                }
                guard let image = images.popFirst() else { throw .unexpectedContent("a mark around no image", page: page) }
                try text.begin(image..<image + 1, at: end)
                lastKey = image
                output.pass(end: whole.lowerBound)
                try output.turn(to: image)
                output.replace(whole, with: [])
            case .beginUnnumberedContent:
                open.append(false)
                text.beginMarkedContent(whole, list: nil, to: &output)
            case .endMarkedContent:
                guard let isOurs = open.popLast() else {
                    throw .unexpectedContent("an end without a begin of marked content", page: page)
                }
                if isOurs {
                    output.replace(whole, with: [])
                    output.pass(end: end)
                } else {
                    text.endMarkedContent(whole, to: &output)
                }
            case .inlineImage:
                scanner.skipInlineImage()
                try output.paint(end: scanner.position)
            case .showText:
                if !text.isJoined { try output.paint(end: nil) }
                guard let operand = operands.last, isInText else { throw .unexpectedContent("text that is shown nowhere", page: page) }
                try text.show(operand, operator: token.range, to: &output)
            case .painting:
                guard !text.isJoined else { throw .unexpectedContent("something is painted among text", page: page) }
                try output.paint(end: isInText ? nil : end)
            case .other: break
            }
        }
        guard open.isEmpty else { throw .unexpectedContent("marked content that does not end", page: page) }
        try text.checkEnd()
        return PageContent(bytes: output.finish(), patches: text.patches)
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
