internal import QPDF
internal import Styling

/// The operators that choose each ink of a document.
struct InkOperators {
    private var fills: [[UInt8]] = []
    private var strokes: [[UInt8]] = []

    /// Black must reach the black plate alone: greys, and colours of three equal components, have a colour space of their own
    /// (ISO 32000-1, 8.6.4.2).
    init(_ inks: [Color]) {
        for ink in inks {
            let components: [Double]
            switch ink {
            case .gray(let gray): components = [gray]
            case .rgb(let red, let green, let blue): components = red == green && green == blue ? [red] : [red, green, blue]
            }
            var operands: [UInt8] = []
            for component in components {
                PDFValue.real(component).serialize(to: &operands)
                operands.append(UInt8(ascii: " "))
            }
            fills.append(operands + Array((components.count == 1 ? "g" : "rg").utf8))
            strokes.append(operands + Array((components.count == 1 ? "G" : "RG").utf8))
        }
    }

    var count: Int { fills.count }

    /// The bytes that choose an ink for what is filled, text among it, or for lines.
    func `operator`(_ ink: Int, isFill: Bool) -> ArraySlice<UInt8> { isFill ? fills[ink][...] : strokes[ink][...] }
}

/// The inks that the graphics state has while a content stream is read.
struct InkState {
    private var inks: (fill: Int?, stroke: Int?)
    private var saved: [(fill: Int?, stroke: Int?)] = []

    /// Chooses an ink; `false` when it was chosen already.
    mutating func set(_ ink: Int, isFill: Bool) -> Bool {
        if isFill {
            defer { inks.fill = ink }
            return inks.fill != ink
        }
        defer { inks.stroke = ink }
        return inks.stroke != ink
    }

    mutating func save() { saved.append(inks) }

    /// A stream that restores what it has not saved is nobody's; readers ignore it too.
    mutating func restore() {
        if let last = saved.popLast() { inks = last }
    }
}
