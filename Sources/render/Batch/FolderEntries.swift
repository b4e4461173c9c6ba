import Diagnostics
import Glibc

/// What stands in a folder, by the bytes of its names.
struct FolderEntries {
    enum Kind {
        case file, folder
        /// A link to a folder; links to files, and those that lead nowhere, count as files.
        case linkToFolder
        /// A pipe, a socket, a device.
        case special
    }

    /// In the order of their bytes, hidden ones left out.
    private(set) var entries: [(name: String, kind: Kind)] = []
    /// Names that are not UTF-8, with what is not printed as in a link.
    private(set) var unreadableNames: [String] = []

    init(of folder: String) throws(Diagnostics) {
        guard let stream = opendir(folder) else { throw InputFile.unreadable(folder, errno) }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard bytes.first != UInt8(ascii: ".") else { continue }
            guard let name = String(validating: bytes, as: UTF8.self) else {
                unreadableNames.append(Self.escaped(bytes))
                continue
            }
            entries.append((name, Self.kind(of: "\(folder)/\(name)")))
        }
        entries.sort { $0.name.precedesByBytes($1.name) }
        unreadableNames.sort()
    }

    private static func kind(of path: String) -> Kind {
        var (status, isLink) = (stat(), false)
        guard lstat(path, &status) == 0 else { return .file }
        if status.st_mode & S_IFMT == S_IFLNK {
            isLink = true
            guard stat(path, &status) == 0 else { return .file }
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return isLink ? .linkToFolder : .folder
        default: return .special
        }
    }

    /// Bytes as text: printable ASCII as it is, others as `%D6`.
    static func escaped(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { byte in
            guard !(0x20..<0x7F).contains(byte) else { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%\(digits.count == 1 ? "0" : "")\(digits)"
        }.joined()
    }
}
