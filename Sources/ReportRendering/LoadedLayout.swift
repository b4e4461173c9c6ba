public import Diagnostics
public import LayoutLanguage
internal import Nettle
public import ReportData

/// A layout package that was read, for any number of reports, with the files it was made of.
public struct LoadedLayout: Sendable {
    public var package: LayoutPackage { prepared.package }
    /// The package with its code parsed.
    let prepared: PreparedPackage
    /// The package's folder, then those of the packages it builds on, nearest first.
    public let folders: [PackageFolder]
    /// What the data of a report must be like; `nil` where the package does not say.
    public let schema: Schema?
    /// What is worth saying about the package though it can be used.
    public let findings: [Diagnostic]
    /// The files of all folders by a path that begins with the package's name, in the order of folders and paths.
    let files: [(path: String, source: SourceFile)]
    /// SHA-256 over paths and texts of all files.
    let digest: SHA256

    /// Reads the package in `folder`; `base` gives the folders of packages it extends by their names.
    public init(_ folder: PackageFolder, base: (String) throws(Diagnostics) -> PackageFolder?) throws(Diagnostics) {
        var folders = [folder]
        let (package, diagnostics) = LayoutPackage.load(folder) { name throws(Diagnostics) in
            let found = try base(name)
            if let found { folders.append(found) }
            return found
        }
        let (document, schema, mistakes) = Self.schema(package.schema)
        let all = diagnostics + mistakes
        guard !all.contains(where: { $0.severity == .failure }) else { throw Diagnostics(all) }
        prepared = PreparedPackage(package, schema: document)
        self.folders = folders
        self.schema = schema
        findings = all
        let files = folders.flatMap { folder in folder.files.map { (path: "\(folder.name)/\($0.key)", source: $0.value) } }
        self.files = files
        digest = SHA256(of: files.flatMap { [Array("\($0.path)\n\($0.source.text.utf8.count)\n".utf8), Array($0.source.text.utf8)] })
    }

    /// The schema as it is written, and as rules.
    private static func schema(_ file: SourceFile?) -> (DataDocument?, Schema?, [Diagnostic]) {
        guard let file else { return (nil, nil, []) }
        let (document, diagnostics) = DataDocument.read(file)
        guard let document, diagnostics.isEmpty else { return (nil, nil, diagnostics) }
        let (schema, mistakes) = Schema.read(document)
        return (document, schema, mistakes)
    }

    /// The text of the schema with room for notes; `nil` where the package says nothing of the data.
    public var schemaForEditors: String? {
        package.schema.flatMap { DataDocument.read($0).document }.map(schemaAllowingNotes)
    }

    /// SHA-256 over paths and texts of all files, in hexadecimal digits.
    public var digestText: String { digest.hexadecimal }
}
