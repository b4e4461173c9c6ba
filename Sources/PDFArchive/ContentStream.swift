/// The pass over a page's content that gives marks their names and black and greys their own colour space.
///
/// It knows the content streams that cairo writes: operators and operands between white space, strings, arrays, dictionaries (ISO 32000-1, 7.8.2).
struct ContentStream {
    /// The marked content of a page in the order of drawing: what stands for the tag and property list of each.
    let marks: [[UInt8]]
    /// For messages, from 1.
    let page: Int

    /// The content with `marks` in the place of cairo's.
    ///
    /// Throws when the number of marks differs, and when something is painted outside them: a reader could not tell what it is.
    func rewritten(_ content: [UInt8]) throws(ArchiveError) -> [UInt8] {
        var result: Result<[UInt8], ArchiveError> = .success([])
        content.withUnsafeBufferPointer { buffer in
            do throws(ArchiveError) {
                result = .success(try rewrite(buffer))
            } catch {
                result = .failure(error)
            }
        }
        return try result.get()
    }

    private func rewrite(_ input: UnsafeBufferPointer<UInt8>) throws(ArchiveError) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(input.count + marks.count * 16)
        var scanner = ContentScanner(input: input)
        // Where operands since the last operator begin in the output.
        var operands: [Int] = []
        // Whether each open marked content is one of ours.
        var open: [Bool] = []
        var markCount = 0
        while let token = scanner.next() {
            let isFirstOnLine = output.isEmpty || output.last == UInt8(ascii: "\n")
            if !isFirstOnLine { output.append(UInt8(ascii: " ")) }
            let start = output.count
            output.append(contentsOf: UnsafeBufferPointer(rebasing: input[token.range]))
            guard token.isOperator else {
                operands.append(start)
                continue
            }
            let name = UnsafeBufferPointer(rebasing: input[token.range])
            switch ContentOperator(name) {
            case .fillColor: Self.makeGray(&output, operands: operands, operatorStart: start, gray: "g")
            case .strokeColor: Self.makeGray(&output, operands: operands, operatorStart: start, gray: "G")
            case .beginMarkedContent:
                let isOurs = operands.count == 2 && Self.hasIdentifier(output[operands[1]..<start])
                open.append(isOurs)
                guard isOurs else { break }
                guard markCount < marks.count else { throw .unexpectedContent("more marks than \(marks.count)", page: page) }
                output.removeSubrange(operands[0]...)
                output.append(contentsOf: marks[markCount])
                output.append(contentsOf: " BDC".utf8)
                markCount += 1
            case .beginUnnumberedContent: open.append(false)
            case .endMarkedContent:
                guard open.popLast() != nil else { throw .unexpectedContent("an end without a begin of marked content", page: page) }
            case .painting:
                guard open.contains(true) else { throw .unexpectedContent("something is painted outside marks", page: page) }
            case .inlineImage:
                guard open.contains(true) else { throw .unexpectedContent("an image is painted outside marks", page: page) }
                output.append(contentsOf: UnsafeBufferPointer(rebasing: input[scanner.restOfInlineImage()]))
            case .other: break
            }
            output.append(UInt8(ascii: "\n"))
            operands.removeAll(keepingCapacity: true)
        }
        guard markCount == marks.count else { throw .unexpectedContent("\(markCount) marks instead of \(marks.count)", page: page) }
        guard open.isEmpty else { throw .unexpectedContent("marked content that does not end", page: page) }
        return output
    }

    /// Writes a colour of three equal components as a grey: black must reach the black plate alone.
    private static func makeGray(_ output: inout [UInt8], operands: [Int], operatorStart: Int, gray: String) {
        guard operands.count == 3 else { return }
        // The byte before each operand, and before the operator, is the space between them.
        let red = output[operands[0]..<operands[1] - 1]
        guard red.elementsEqual(output[operands[1]..<operands[2] - 1]), red.elementsEqual(output[operands[2]..<operatorStart - 1]) else {
            return
        }
        output.removeSubrange(operands[1]...)
        output.append(contentsOf: gray.utf8)
    }

    /// Whether a property list has an MCID: cairo's own marks for replaced text have none.
    private static func hasIdentifier(_ list: ArraySlice<UInt8>) -> Bool {
        let key = Array("/MCID".utf8)
        guard list.count >= key.count else { return false }
        return (list.startIndex...list.endIndex - key.count).contains { list[$0..<$0 + key.count].elementsEqual(key) }
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
