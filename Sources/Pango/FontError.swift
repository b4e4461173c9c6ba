/// Why fonts can not be used.
public enum FontError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file does not exist or can not be read.
    case unreadable(path: String)
    /// The file is none of the font formats that are embedded: OpenType with CFF or TrueType outlines, one face to a file.
    case unsupported(path: String)
    /// The file is not the one that was prepared: shorter, longer or altered.
    case damaged(path: String)
    /// A role or the fallback list names a face that the table does not have.
    case unknownFace(name: String, usedBy: String)

    public var description: String {
        switch self {
        case .unreadable(let path): "can not read the font file '\(path)'"
        case .unsupported(let path): "'\(path)' is not an OpenType file with one face"
        case .damaged(let path): "'\(path)' is not the file that was prepared"
        case .unknownFace(let name, let user): "'\(user)' names the face '\(name)', which the font table does not have"
        }
    }
}
