import Diagnostics

/// The files of one call, which appear under their names all or none.
///
/// Each is written to the disk under another name; when all are, they get their names. Standard output and devices come before that: what
/// went there can not be taken back, so that a failure there leaves no file.
struct OutputSet {
    private let workFolder: String?
    private var staged: [PartialFile] = []
    private var through: [(path: String, bytes: [UInt8])] = []

    /// What is not whole yet lies in `workFolder`, else beside the results.
    init(through workFolder: String? = nil) { self.workFolder = workFolder }

    /// Adds a file and writes it to the disk. What was added before is gone when this throws and the value ends.
    mutating func add(_ bytes: [UInt8], at path: String) throws(Diagnostics) {
        guard !OutputFile.goesThrough(path) else { return through.append((path, bytes)) }
        try OutputFile.checkFolder(of: path)
        let file = try PartialFile(path, through: workFolder)
        try file.append(bytes)
        try file.stage()
        staged.append(file)
    }

    /// Gives all files their names. When one can not have its own, the others give theirs back.
    consuming func finish() throws(Diagnostics) {
        for (path, bytes) in through { try OutputFile.write(bytes, to: path) }
        for (index, file) in staged.enumerated() {
            do throws(Diagnostics) {
                // One file needs no way back.
                if staged.count == 1 { try file.place() } else { try file.placeRevocably() }
            } catch {
                for placed in staged[..<index] { placed.takeBack() }
                throw error
            }
        }
    }
}
