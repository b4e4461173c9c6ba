public import Display
public import Geometry
internal import Styling

/// A code that machines read: dark modules on white, with the quiet zone around them that readers need.
public struct Code: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case qr, datamatrix, code128, ean13

        /// Whether it is a square of modules; else it is bars.
        public var isMatrix: Bool { self == .qr || self == .datamatrix }
    }

    /// White modules beside and above the code.
    public struct QuietZone: Hashable, Sendable {
        public var left: Int
        public var right: Int
        public var above: Int

        public init(left: Int, right: Int, above: Int) {
            self.left = left
            self.right = right
            self.above = above
        }
    }

    public var kind: Kind
    /// Rows from the top, all of one length; dark ones are true. Bars are one row.
    public var modules: [[Bool]]
    public var quietZone: QuietZone
    /// The whole code with its quiet zone; a matrix has the height that its width gives.
    public var size: Size

    /// A code of this width; `height` is that of bars, with what is white above and below them.
    public init(kind: Kind, modules: [[Bool]], quietZone: QuietZone, width: Length, height: Length) {
        self.kind = kind
        self.modules = modules
        self.quietZone = quietZone
        size = Size(width: width, height: height)
        if kind.isMatrix { size.height = module * Double(modules.count + 2 * quietZone.above) }
    }

    /// The width of a module.
    public var module: Length { size.width / Double(max(1, (modules.first?.count ?? 0) + quietZone.left + quietZone.right)) }

    /// The code at its place: white, and one path of all dark modules, so that no seams show between them.
    public var frame: Frame {
        let module = self.module
        let above = module * Double(quietZone.above)
        let height = kind.isMatrix ? module : size.height - above * 2
        var path = Path()
        for (index, row) in modules.enumerated() {
            let y = above + height * Double(index)
            var start = 0
            while start < row.count {
                guard row[start] else {
                    start += 1
                    continue
                }
                let end = row[start...].firstIndex(of: false) ?? row.count
                let rect = Rect(
                    origin: Point(x: module * Double(start + quietZone.left), y: y),
                    size: Size(width: module * Double(end - start), height: height))
                path.elements += Path.rectangle(rect).elements
                start = end
            }
        }
        let ground = Path.rectangle(Rect(origin: .zero, size: size))
        return Frame(
            size: size,
            items: [
                Frame.Placed(.drawing(Drawing(path: ground, fill: .solid(.white))), at: .zero),
                Frame.Placed(.drawing(Drawing(path: path, fill: .solid(.black))), at: .zero),
            ])
    }
}

extension Code.Kind {
    /// The quiet zone that the standard of the kind asks for, in modules (ISO/IEC 18004, 16022, 15417, 15420).
    public var quietZone: Code.QuietZone {
        switch self {
        case .qr: Code.QuietZone(left: 4, right: 4, above: 4)
        case .datamatrix: Code.QuietZone(left: 1, right: 1, above: 1)
        case .code128: Code.QuietZone(left: 10, right: 10, above: 0)
        case .ean13: Code.QuietZone(left: 11, right: 7, above: 0)
        }
    }

    /// The smallest module that readers in use make out: of EAN-13 four fifths of its nominal 0.33 mm (GS1 General Specifications, 5.2.1.6), of
    /// others what a telephone or a hand scanner takes.
    public var smallestModule: Length { self == .ean13 ? .mm(0.264) : .mm(0.25) }
}
