internal import Cairo
internal import Display
internal import Geometry

/// The outlines of glyphs as SVG path data, each worked out once: relative but for where they begin, so that they can be written anywhere.
final class GlyphOutlines {
    /// Units to the em: fine enough for sixteen times the size that is printed.
    static let unitsPerEm = 2000

    private struct Key: Hashable {
        var font: FontID
        var glyph: UInt32
    }

    /// Kept as long as the context, which can do nothing on a surface that is gone.
    private let surface: Surface
    private let context: Context
    private let fonts: FontFaces
    private var known: [Key: [UInt8]] = [:]
    private var font: FontID?

    init(fonts: FontFaces) throws(ExportError) {
        self.fonts = fonts
        do {
            surface = try Surface.png(width: 1, height: 1)
            context = try Context(surface)
        } catch {
            throw .cairo(error)
        }
    }

    /// Path data of a glyph, to be written behind a move to its origin; empty for one that shows nothing.
    func data(of glyph: UInt32, in id: FontID, page: Int) throws(ExportError) -> [UInt8] {
        let key = Key(font: id, glyph: glyph)
        if let data = known[key] { return data }
        if font != id {
            let face: MeasuredFace?
            do { face = try fonts.face(for: id) } catch { throw .cairo(error) }
            guard let face else { throw .missingFace(id, page: page) }
            context.setFont(face.face, size: .pt(Double(Self.unitsPerEm)))
            font = id
        }
        let data = Self.data(of: context.outline(of: glyph))
        known[key] = data
        return data
    }

    private static func data(of path: Path) -> [UInt8] {
        var bytes: [UInt8] = []
        // What is written are differences of rounded places, so that errors do not add up.
        var (here, start) = ((x: 0, y: 0), (x: 0, y: 0))
        func place(_ point: Point) -> (x: Int, y: Int) { (Int(point.x.points.rounded()), Int(point.y.points.rounded())) }
        func append(_ points: [(x: Int, y: Int)]) {
            for point in points {
                bytes.append(relative: point.x - here.x)
                bytes.append(relative: point.y - here.y)
            }
            here = points.last ?? here
        }
        for element in path.elements {
            switch element {
            case .move(let to):
                bytes.append(UInt8(ascii: "m"))
                append([place(to)])
                start = here
            case .line(let to):
                bytes.append(UInt8(ascii: "l"))
                append([place(to)])
            case .curve(let first, let second, let to):
                bytes.append(UInt8(ascii: "c"))
                append([place(first), place(second), place(to)])
            case .close:
                bytes.append(UInt8(ascii: "z"))
                here = start
            }
        }
        // Cairo ends each outline with a move to where it began.
        return bytes.lastIndex(of: UInt8(ascii: "z")).map { Array(bytes[...$0]) } ?? []
    }
}

extension [UInt8] {
    /// Appends a number of path data; a minus sign parts it from what stands before.
    fileprivate mutating func append(relative number: Int) {
        if number >= 0, let last, last < UInt8(ascii: "A") { append(UInt8(ascii: " ")) }
        append(contentsOf: String(number).utf8)
    }
}
