import Diagnostics
import FoundationEssentials
import Glibc

/// A folder for a report that is begun: one that was not there before.
enum NewFolder {
    /// Folders of one name that are tried.
    private static let mostOfOneName = 1000

    /// Writes files into a folder of this name, or with a number behind it where there is one; gives the path of the report in it.
    static func write(_ files: [(name: String, bytes: [UInt8])], to name: String) throws(Diagnostics) -> String {
        let folder = try make(name)
        for file in files { try OutputFile.write(file.bytes, to: "\(folder)/\(file.name)") }
        return "\(folder)/report.json"
    }

    /// mkdir(2) takes no folder that is there, nor a link.
    private static func make(_ name: String) throws(Diagnostics) -> String {
        for number in 1...mostOfOneName {
            let folder = number == 1 ? name : "\(name)-\(number)"
            if mkdir(folder, 0o777) == 0 { return folder }
            guard errno == EEXIST else { throw OutputFile.failure(folder, errno) }
        }
        throw OutputFile.failure(name, EEXIST)
    }
}
