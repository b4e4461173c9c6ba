/// The operators that the pass looks at (ISO 32000-1, annex A).
enum ContentOperator {
    case fillColor, strokeColor, save, restore, beginText, endText
    case font, move
    case beginMarkedContent, beginUnnumberedContent, endMarkedContent, showText, painting, inlineImage, other

    init(_ name: UnsafeBufferPointer<UInt8>) {
        let (first, second) = (name[0], name.count > 1 ? name[1] : 0)
        switch name.count {
        case 1:
            switch first {
            case UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "S"), UInt8(ascii: "s"), UInt8(ascii: "B"), UInt8(ascii: "b"):
                self = .painting
            // Cairo shows no text by operators that also move or space.
            case UInt8(ascii: "'"), UInt8(ascii: "\""): self = .painting
            case UInt8(ascii: "q"): self = .save
            case UInt8(ascii: "Q"): self = .restore
            default: self = .other
            }
        case 2:
            switch (first, second) {
            case (UInt8(ascii: "r"), UInt8(ascii: "g")): self = .fillColor
            case (UInt8(ascii: "R"), UInt8(ascii: "G")): self = .strokeColor
            case (UInt8(ascii: "T"), UInt8(ascii: "j")), (UInt8(ascii: "T"), UInt8(ascii: "J")): self = .showText
            case (UInt8(ascii: "D"), UInt8(ascii: "o")), (UInt8(ascii: "s"), UInt8(ascii: "h")), (UInt8(ascii: "f"), UInt8(ascii: "*")),
                (UInt8(ascii: "B"), UInt8(ascii: "*")),
                (UInt8(ascii: "b"), UInt8(ascii: "*")):
                self = .painting
            case (UInt8(ascii: "T"), UInt8(ascii: "f")): self = .font
            case (UInt8(ascii: "T"), UInt8(ascii: "d")), (UInt8(ascii: "T"), UInt8(ascii: "D")), (UInt8(ascii: "T"), UInt8(ascii: "m")),
                (UInt8(ascii: "T"), UInt8(ascii: "*")):
                self = .move
            case (UInt8(ascii: "B"), UInt8(ascii: "T")): self = .beginText
            case (UInt8(ascii: "E"), UInt8(ascii: "T")): self = .endText
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
