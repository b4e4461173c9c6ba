public import Cairo
public import Display

/// The faces of a document by name, each opened once.
public final class FontFaces {
    private let open: (FontID) throws(CairoError) -> FontFace?
    private var opened: [FontID: FontFace] = [:]

    /// Faces from a function that opens one, or gives `nil` for a name it does not know.
    public init(_ open: @escaping (FontID) throws(CairoError) -> FontFace?) {
        self.open = open
    }

    /// The face of a name.
    func face(for id: FontID) throws(CairoError) -> FontFace? {
        if let face = opened[id] { return face }
        let face = try open(id)
        opened[id] = face
        return face
    }
}
