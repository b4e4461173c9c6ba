internal import CPangoCairo

/// The opened faces of a font table, by name. No font of the system is ever asked.
///
/// Not `Sendable`: Pango allows a font map on one thread at a time. Threads that render side by side have a library each;
/// opening one takes about a third of a millisecond a face.
public final class FontLibrary {
    public let table: FontTable
    private let faces: [String: Face]
    /// The faces of the table's fallback list, in order.
    public let fallback: [Face]

    /// Whether the file at a path has these sums.
    public typealias Inspection = (_ path: String, _ sums: FontTable.Sums) -> Bool

    /// What is wrong with the files of faces that were asked for glyphs, in the order in which they were. What was set with such faces, or with
    /// others in their place, must not be drawn.
    public var faults: [FontError] { faultyFaces.errors }
    private let faultyFaces = FaultyFaces()

    /// Opens all faces of `table`, whose paths are relative to `folder`.
    ///
    /// Files of another size than the table says are refused at once. Their bytes are inspected when a face is first asked for glyphs: reports
    /// use a third of them, and reading all would cost more than opening them.
    public init(table: FontTable, folder: String, inspection: @escaping Inspection = { _, _ in true }) throws(FontError) {
        Self.forgetSystemFonts
        let faulty = faultyFaces
        var faces: [String: Face] = [:]
        // Sorted so that of several broken files the same one is always named.
        for (name, entry) in table.faces.sorted(by: { $0.key < $1.key }) {
            let path = entry.file.hasPrefix("/") ? entry.file : "\(folder)/\(entry.file)"
            let isWhole = { entry.sums.map { inspection(path, $0) } ?? true }
            do throws(FontError) {
                faces[name] = try Face(name: name, path: path, size: entry.sums?.bytes) {
                    if isWhole() { return true }
                    faulty.errors.append(.damaged(path: path))
                    return false
                }
            } catch .unsupported where !isWhole() { throw .damaged(path: path) }
        }
        for (name, role) in table.roles.sorted(by: { $0.key < $1.key }) {
            for face in [role.regular, role.bold] where faces[face] == nil {
                throw .unknownFace(name: face, usedBy: name)
            }
            if let latin = role.latin, table.roles[latin] == nil { throw .unknownFace(name: latin, usedBy: name) }
        }
        for (name, entry) in table.faces.sorted(by: { $0.key < $1.key }) {
            if let rest = entry.rest, faces[rest] == nil { throw .unknownFace(name: rest, usedBy: name) }
        }
        var fallback: [Face] = []
        for name in table.fallback {
            guard let face = faces[name] else { throw .unknownFace(name: name, usedBy: "fallback") }
            fallback.append(face)
        }
        self.table = table
        self.faces = faces
        self.fallback = fallback
    }

    /// The face of that name; `nil` when the table has none. Glyph runs name faces that exist.
    public func face(named name: String) -> Face? { faces[name] }

    /// The face with a face's rarer characters; `nil` when its file has them all.
    public func rest(of face: Face) -> Face? { table.faces[face.name]?.rest.flatMap { faces[$0] } }

    /// Shared with the faces, which outlive no library.
    private final class FaultyFaces {
        var errors: [FontError] = []
    }

    /// Makes an empty configuration the process's current one, once.
    ///
    /// Pango starts fontconfig when the first font map is made; without this it would read the machine's font folders
    /// for tens of milliseconds although no font map here uses them.
    private static let forgetSystemFonts: Void = {
        guard let configuration = FcConfigCreate() else { return }
        FcConfigSetCurrent(configuration)
        FcConfigDestroy(configuration)
    }()
}
