public import Cairo
public import Display

/// The faces of a document by name, each opened once.
public final class FontFaces {
    /// Opens the face of a name; `nil` for a name it does not know.
    public typealias Opening = @Sendable (FontID) throws(CairoError) -> FontFace?

    private let open: Opening
    private var opened: [FontID: FontFace] = [:]

    /// Faces that `open` opens.
    public init(_ open: @escaping Opening) {
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
