/// The pass over a page's content that gives marks their names and black and greys their own colour space.
///
/// It knows the content streams that cairo writes: operators and operands between white space, strings, arrays, dictionaries (ISO 32000-1, 7.8.2).
/// What is not replaced stays byte for byte.
struct ContentStream {
    /// The marked content of the page in the order of drawing.
    let marks: PageMarks
    /// For messages, from 1.
    let page: Int

    /// The content with `marks` in the place of cairo's.
    ///
    /// Throws when the number of marks differs, and when something is painted outside them: a reader could not tell what it is.
    func rewritten(_ content: [UInt8]) throws(ArchiveError) -> [UInt8] {
        try content.withUnsafeBufferPointer { input throws(ArchiveError) in try rewrite(input) }
    }

    private func rewrite(_ input: UnsafeBufferPointer<UInt8>) throws(ArchiveError) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(input.count + marks.count * 24)
        // What stands before it in the input is in the output.
        var copied = 0
        func replace(_ range: Range<Int>, with bytes: some Sequence<UInt8>) {
            output.append(contentsOf: UnsafeBufferPointer(rebasing: input[copied..<range.lowerBound]))
            output.append(contentsOf: bytes)
            copied = range.upperBound
        }
        var scanner = ContentScanner(input: input)
        // The operands since the last operator.
        var operands: [Range<Int>] = []
        // Whether each open marked content is one of ours, and how many of them are.
        var open: [Bool] = []
        var ownCount = 0
        var markCount = 0
        while let token = scanner.next() {
            guard token.isOperator else {
                operands.append(token.range)
                continue
            }
            defer { operands.removeAll(keepingCapacity: true) }
            switch ContentOperator(UnsafeBufferPointer(rebasing: input[token.range])) {
            case .fillColor, .strokeColor:
                // Black must reach the black plate alone: a colour of three equal components is a grey.
                guard operands.count == 3, Self.areEqual(operands[0], operands[1], in: input),
                    Self.areEqual(operands[0], operands[2], in: input)
                else { break }
                let isFill = input[token.range.lowerBound] == UInt8(ascii: "r")
                replace(operands[0].upperBound..<token.range.upperBound, with: (isFill ? " g" : " G").utf8)
            case .beginMarkedContent:
                let isOurs = operands.count == 2 && Self.hasIdentifier(UnsafeBufferPointer(rebasing: input[operands[1]]))
                open.append(isOurs)
                guard isOurs else { break }
                guard markCount < marks.count else { throw .unexpectedContent("more marks than \(marks.count)", page: page) }
                replace(operands[0].lowerBound..<operands[1].upperBound, with: marks[markCount])
                markCount += 1
                ownCount += 1
            case .beginUnnumberedContent: open.append(false)
            case .endMarkedContent:
                guard let isOurs = open.popLast() else {
                    throw .unexpectedContent("an end without a begin of marked content", page: page)
                }
                if isOurs { ownCount -= 1 }
            case .painting:
                guard ownCount > 0 else { throw .unexpectedContent("something is painted outside marks", page: page) }
            case .inlineImage:
                guard ownCount > 0 else { throw .unexpectedContent("an image is painted outside marks", page: page) }
                scanner.skipInlineImage()
            case .other: break
            }
        }
        guard markCount == marks.count else { throw .unexpectedContent("\(markCount) marks instead of \(marks.count)", page: page) }
        guard open.isEmpty else { throw .unexpectedContent("marked content that does not end", page: page) }
        replace(input.count..<input.count, with: EmptyCollection())
        return output
    }

    private static func areEqual(_ left: Range<Int>, _ right: Range<Int>, in input: UnsafeBufferPointer<UInt8>) -> Bool {
        left.count == right.count && input[left].elementsEqual(input[right])
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

/// The operators that the pass looks at (ISO 32000-1, annex A).
private enum ContentOperator {
    case fillColor, strokeColor, beginMarkedContent, beginUnnumberedContent, endMarkedContent, painting, inlineImage, other

    init(_ name: UnsafeBufferPointer<UInt8>) {
        let (first, second) = (name[0], name.count > 1 ? name[1] : 0)
        switch name.count {
        case 1:
            switch first {
            case UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "S"), UInt8(ascii: "s"), UInt8(ascii: "B"), UInt8(ascii: "b"),
                UInt8(ascii: "'"), UInt8(ascii: "\""):
                self = .painting
            default: self = .other
            }
        case 2:
            switch (first, second) {
            case (UInt8(ascii: "r"), UInt8(ascii: "g")): self = .fillColor
            case (UInt8(ascii: "R"), UInt8(ascii: "G")): self = .strokeColor
            case (UInt8(ascii: "T"), UInt8(ascii: "j")), (UInt8(ascii: "T"), UInt8(ascii: "J")), (UInt8(ascii: "D"), UInt8(ascii: "o")),
                (UInt8(ascii: "s"), UInt8(ascii: "h")), (UInt8(ascii: "f"), UInt8(ascii: "*")), (UInt8(ascii: "B"), UInt8(ascii: "*")),
                (UInt8(ascii: "b"), UInt8(ascii: "*")):
                self = .painting
            case (UInt8(ascii: "B"), UInt8(ascii: "I")): self = .inlineImage
            default: self = .other
            }
        case 3 where name[2] == UInt8(ascii: "C"):
            switch (first, second) {
            case (UInt8(ascii: "B"), UInt8(ascii: "D")): self = .beginMarkedContent
            case (UInt8(ascii: "B"), UInt8(ascii: "M")): self = .beginUnnumberedContent
            case (UInt8(ascii: "E"), UInt8(ascii: "M")): self = .endMarkedContent
            default: self = .other
            }
        default: self = .other
        }
    }
}
