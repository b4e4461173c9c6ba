internal import QPDF

/// The operand of an operator that shows text, while it is written: strings, and numbers that move what follows.
struct ShownStrings {
    private var bytes: [UInt8] = []
    private var hasNumber = false
    /// What ends the open string.
    private var closing: UInt8?
    private var patches: [CodePatch] = []

    /// Adds a glyph that stands `displacement` thousandths of an em left of the end of the one before.
    mutating func append(
        _ code: GlyphCode, variant: GlyphVariant?, displacement: Double, in input: UnsafeBufferPointer<UInt8>
    ) {
        if displacement != 0 {
            closeString()
            hasNumber = true
            if displacement.rounded() == displacement, displacement.magnitude < 1e9 {
                bytes.append(decimal: Int(displacement))
            } else {
                PDFValue.real(displacement).serialize(to: &bytes)
            }
        }
        if closing == nil {
            bytes.append(code.isLiteral ? UInt8(ascii: "(") : UInt8(ascii: "<"))
            closing = code.isLiteral ? UInt8(ascii: ")") : UInt8(ascii: ">")
        }
        if let variant {
            let patch = CodePatch(offset: bytes.count, variant: variant, isLiteral: code.isLiteral)
            bytes.append(patch.placeholder)
            patches.append(patch)
        } else if code.isLiteral {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: input[code.range]))
        } else {
            // White space may stand between digits.
            for byte in input[code.range] where byte > UInt8(ascii: " ") { bytes.append(byte) }
        }
    }

    /// Writes the operand and its operator, if there is a glyph, and begins a new one.
    mutating func write(to output: inout StretchWriter, patches all: inout [CodePatch]) {
        guard !bytes.isEmpty else { return }
        closeString()
        // ISO 32000-1, table 109: a single string needs no array.
        if hasNumber { output.append(CollectionOfOne(UInt8(ascii: "["))) }
        for var patch in patches {
            patch.offset += output.count
            all.append(patch)
        }
        output.append(bytes)
        output.append((hasNumber ? "]TJ" : "Tj").utf8)
        bytes.removeAll(keepingCapacity: true)
        patches.removeAll(keepingCapacity: true)
        hasNumber = false
    }

    private mutating func closeString() {
        guard let closing else { return }
        bytes.append(closing)
        self.closing = nil
    }
}
