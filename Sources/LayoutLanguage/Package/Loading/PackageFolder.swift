public import Diagnostics
public import OrderedCollections

/// The files of a layout package as values: whoever loads one has read them.
public struct PackageFolder: Hashable, Sendable {
    /// The folder's name, by which `extends` calls it.
    public var name: String
    /// Files by their path within the folder (`tables/收入.yaml`), in the order of their paths.
    public var files: OrderedDictionary<String, SourceFile>

    /// A folder called `name`; of two files with one path the later counts.
    public init(name: String, files: some Sequence<(path: String, source: SourceFile)>) {
        self.name = name
        var byPath: OrderedDictionary<String, SourceFile> = [:]
        for file in files { byPath[file.path] = file.source }
        byPath.sort { $0.key < $1.key }
        self.files = byPath
    }
}
