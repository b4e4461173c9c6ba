public import Cairo
public import Display

/// The faces of a document by name, each opened once.
public final class FontFaces {
    /// Opens the face of a name; `nil` for a name it does not know.
    public typealias Opening = @Sendable (FontID) throws(CairoError) -> FontFace?

    private let open: Opening
    private var opened: [FontID: MeasuredFace] = [:]

    /// Faces that `open` opens.
    public init(_ open: @escaping Opening) {
        self.open = open
    }

    /// The face of a name.
    func face(for id: FontID) throws(CairoError) -> MeasuredFace? {
        if let face = opened[id] { return face }
        let face = try open(id).map(MeasuredFace.init)
        opened[id] = face
        return face
    }
}

/// A face and what has been asked of its glyphs.
final class MeasuredFace {
    /// What a glyph is in any size.
    struct Measure {
        /// In em.
        var advance: Float
        var hasInk: Bool
    }

    let face: FontFace
    /// By glyph; an advance that is no number where nobody has asked.
    private var measures: [Measure] = []

    init(_ face: FontFace) { self.face = face }

    /// The measure of a glyph; `measure` is called for one that nobody has asked for.
    func measure(_ glyph: UInt32, _ measure: () -> Measure) -> Measure {
        let index = Int(glyph)
        if index < measures.count, !measures[index].advance.isNaN { return measures[index] }
        while measures.count <= index { measures.append(Measure(advance: .nan, hasInk: false)) }
        measures[index] = measure()
        return measures[index]
    }
}
