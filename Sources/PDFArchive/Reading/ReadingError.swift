/// Why a PDF can not be read.
public enum ReadingError: Error, Hashable, Sendable, Codable {
    /// Something in it is damaged, in the words of who found it.
    case damaged(String)
    /// The data of an embedded file are not those that were embedded: their length or their sum differ.
    case attachment(name: String)
    /// Objects in objects, more than any program writes.
    case tooDeep
    case encrypted
}

extension ReadingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .damaged(let what): what
        case .attachment(let name): "embedded file '\(name)' is damaged"
        case .tooDeep: "objects are nested too deeply"
        case .encrypted: "the file is encrypted"
        }
    }
}
