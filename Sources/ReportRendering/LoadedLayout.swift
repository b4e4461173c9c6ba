public import Diagnostics
public import LayoutLanguage
internal import Nettle
public import ReportData
internal import Synchronization

/// A layout package that was read, for any number of reports, with the files it was made of.
public struct LoadedLayout: Sendable {
    public var package: LayoutPackage { resolved.package }
    /// The package with its names judged.
    let resolved: ResolvedPackage
    /// The package's folder, then those of the packages it builds on, nearest first.
    public let folders: [PackageFolder]
    /// What the data of a report must be like; `nil` where the package does not say.
    public let schema: Schema?
    /// What is worth saying about the package though it can be used.
    public private(set) var findings: [Diagnostic]
    /// The files of all folders by a path that begins with the package's name, in the order of folders and paths.
    let files: [LayoutFile]
    /// SHA-256 over paths and bytes of all files.
    var digest: SHA256 { digestOnce.value(of: files) }
    private let digestOnce = LayoutDigest()

    /// Reads the package in `folder`; `images` gives the images that its prose names, `base` the folders of packages it extends by their
    /// names. What is wrong with an image is said when a report is bound, with all else that is wrong in prose.
    public init(
        _ folder: PackageFolder, images: ImageReader = { _, _ throws(ImageFault) in throw .missing(nearest: nil) },
        base: (String) throws(Diagnostics) -> PackageFolder?
    ) throws(Diagnostics) {
        var folders = [folder]
        var (package, diagnostics) = LayoutPackage.load(folder) { name throws(Diagnostics) in
            let found = try base(name)
            if let found { folders.append(found) }
            return found
        }
        let (document, schema, mistakes) = Self.schema(package.schema)
        let all = diagnostics + mistakes
        guard !all.contains(where: { $0.severity == .failure }) else { throw Diagnostics(all) }
        let images = PackageImages(package.imagePaths, in: folders.map(\.name), read: images)
        package.images = images.found
        resolved = ResolvedPackage(package, schema: document, rules: schema)
        self.folders = folders
        self.schema = schema
        findings = all
        files = folders.flatMap { Self.files(of: $0, images) }
    }

    /// The files of one folder in the order of their paths.
    private static func files(of folder: PackageFolder, _ images: PackageImages) -> [LayoutFile] {
        // Maps of workbooks fill reports; nothing of a document comes from them.
        let own = folder.files.filter { !$0.key.hasPrefix("imports/") }
        var files = own.map { (path: $0.key, content: LayoutFile.Content.text($0.value)) }
        files += images.files.filter { $0.package == folder.name }.map { ($0.path, .image($0.bytes, $0.image.format)) }
        return files.sorted { $0.path < $1.path }.map { LayoutFile(path: "\(folder.name)/\($0.path)", content: $0.content) }
    }

    /// The schema as it is written, and as rules.
    private static func schema(_ file: SourceFile?) -> (DataDocument?, Schema?, [Diagnostic]) {
        guard let file else { return (nil, nil, []) }
        let (document, diagnostics) = DataDocument.read(file)
        guard let document, diagnostics.isEmpty else { return (nil, nil, diagnostics) }
        let (schema, mistakes) = Schema.read(document)
        return (document, schema, mistakes)
    }

    /// Says that the package calls itself otherwise than its folder, by which reports and other packages know it.
    public mutating func checkName() {
        guard let name = package.writtenName, let folder = folders.first?.name, name.text != folder else { return }
        findings.append(
            Diagnostic(
                "Y046", .warning,
                Message("版式包的 name 是“\(name.text)”，文件夹却叫“\(folder)”", "the package is called '\(name.text)', its folder '\(folder)'"),
                at: Place(span: name.span), advice: Message("请写作 name: \(folder)，或给文件夹改名", "write name: \(folder), or rename the folder")))
    }

    /// Says which of the packages that it builds on are links: what they lead to may change without this folder.
    public mutating func noteLinkedBases(_ names: [String]) {
        findings += names.map { name in
            Diagnostic(
                "F027", .remark,
                Message("版式包“\(name)”的文件夹是链接，读的是别处的文件", "the folder of layout '\(name)' is a link, its files lie elsewhere"),
                at: Place(file: name), advice: Message("存档、分发时请带上链接所指的文件夹", "keep the folder that it leads to together with this one"))
        }
    }

    /// The text of the schema with room for notes; `nil` where the package says nothing of the data.
    public var schemaForEditors: String? {
        package.schema.flatMap { DataDocument.read($0).document }.map(schemaAllowingNotes)
    }

    /// SHA-256 over paths and bytes of all files, in hexadecimal digits.
    public var digestText: String { digest.hexadecimal }
}

/// The digest of a layout's files, made when it is first asked for: who only checks reports never does.
private final class LayoutDigest: Sendable {
    private let known = Mutex<SHA256?>(nil)

    func value(of files: [LayoutFile]) -> SHA256 {
        known.withLock { known in
            if let known { return known }
            let made = SHA256(
                of: files.flatMap { file in
                    let bytes = file.bytes
                    return [Array("\(file.path)\n\(bytes.count)\n".utf8), bytes]
                })
            known = made
            return made
        }
    }
}
