import Diagnostics
import FoundationEssentials
import LayoutLanguage
import ReportData
import ReportRendering

/// Reads the text files of a layout package from its folder, and of nothing outside it.
enum LayoutFolder {
    /// More files or deeper folders than any package needs are a mistake in the path.
    static let largestCount = 1000
    static let largestDepth = 4

    /// The layout that is used when neither the user nor the report names one.
    static let standardName = "sichuan-2024"

    /// The layout for a report: the folder that the user names, else the package in `layouts` that the report names.
    static func load(_ named: String?, for data: DataDocument) throws(Diagnostics) -> LoadedLayout {
        try load(folder: try folder(named, for: data))
    }

    /// The folder of that layout.
    static func folder(_ named: String?, for data: DataDocument) throws(Diagnostics) -> String {
        if let named { return named.hasSuffix("/") ? String(named.dropLast()) : named }
        let (folder, name) = (try packagesFolder(), try packageName(in: data))
        guard InputFile.isFolder("\(folder)/\(name)") else { throw unknown(name, at: data.root["layout"].map(data.place(of:))) }
        return "\(folder)/\(name)"
    }

    /// The layout that the user names by its folder or by its name in `layouts`.
    static func load(package name: String) throws(Diagnostics) -> LoadedLayout {
        guard !name.contains("/") else { return try load(folder: name) }
        let folder = "\(try packagesFolder())/\(name)"
        guard InputFile.isFolder(folder) else { throw unknown(name, at: nil) }
        return try load(folder: folder)
    }

    /// The names of the layouts in `layouts` that a report can name: those that only lend their parts to others draw nothing.
    static func names() -> [String] {
        guard let folder = ResourceFolders.folder("layouts") else { return [] }
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return found.filter {
            FileManager.default.fileExists(atPath: "\(folder)/\($0)/layout.yaml") && hasDocument("\(folder)/\($0)", folder)
        }
        .sorted()
    }

    /// Whether a package draws a document; one that can not be read may.
    private static func hasDocument(_ folder: String, _ parent: String) -> Bool {
        do throws(Diagnostics) {
            let loaded = LayoutPackage.load(try package(at: folder)) { name throws(Diagnostics) in try package(at: "\(parent)/\(name)") }
            return !loaded.package.sections.isEmpty
        } catch {
            return true
        }
    }

    /// There is no layout of this name; `place` is where it is written.
    private static func unknown(_ name: String, at place: Place?) -> Diagnostics {
        let (shown, names) = (String(name.prefix(40)), names())
        let advice =
            nearestName(to: name, among: names).map { Message("是否指“\($0)”？", "did you mean '\($0)'?") }
            ?? Message("有这些版式：\(names.joined(separator: "、"))", "layouts: \(names.joined(separator: ", "))")
        return Diagnostics(
            Diagnostic(
                "F010", .failure, Message("没有名为“\(shown)”的版式", "there is no layout '\(shown)'"), at: place ?? Place(file: shown),
                advice: names.isEmpty ? nil : advice))
    }

    /// The JSON Schema of layout files, which lies beside the packages.
    static func schemaOfFiles() throws(Diagnostics) -> SourceFile {
        try InputFile.source(at: "\(try packagesFolder())/layout-files.schema.json")
    }

    /// The layout says nothing of the data.
    static func noSchema(_ layout: String) -> Diagnostics {
        Diagnostics(
            Diagnostic(
                "F051", .failure, Message("版式“\(layout)”没有数据规范 schema.json", "layout '\(layout)' has no schema.json"),
                at: Place(file: layout)))
    }

    /// The layout in a folder, with those beside it that it builds on.
    static func load(folder named: String) throws(Diagnostics) -> LoadedLayout {
        let folder = named.hasSuffix("/") ? String(named.dropLast()) : named
        let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().relativePath
        let images: ImageReader = { package, path throws(ImageFault) in try LayoutImages.bytes(of: path, in: "\(parent)/\(package)") }
        var linked: [String] = []
        var layout = try LoadedLayout(try package(at: folder), images: images) { name throws(Diagnostics) in
            if InputFile.isSymbolicLink("\(parent)/\(name)") { linked.append(name) }
            return try package(at: "\(parent)/\(name)")
        }
        layout.checkName()
        layout.noteLinkedBases(linked)
        return layout
    }

    /// What tells the layouts of reports apart: reports with the same name have the same layout.
    static func name(_ named: String?, for data: DataDocument) -> String { named ?? data.layoutName ?? standardName }

    private static func packagesFolder() throws(Diagnostics) -> String {
        guard let folder = ResourceFolders.folder("layouts") else {
            throw Diagnostics(
                Diagnostic(
                    "F013", .failure, Message("找不到版式文件夹 layouts", "no folder layouts"),
                    advice: Message(
                        "把 layouts 和 Fonts 放在程序所在的文件夹或其上级，或用 --layout 指定版式",
                        "put layouts and Fonts beside the program or above it, or name a layout with --layout")))
        }
        return folder
    }

    /// A report names a package, never a path.
    private static func packageName(in data: DataDocument) throws(Diagnostics) -> String {
        if let layout = data.root["layout"], layout.text == nil {
            throw Diagnostics(
                Diagnostic(
                    "F014", .failure, Message("layout 应为版式的名称，即带引号的文字", "'layout' takes the name of a layout, a text in quotation marks"),
                    at: data.place(of: layout),
                    advice: Message("有这些版式：\(names().joined(separator: "、"))", "layouts: \(names().joined(separator: ", "))")))
        }
        let name = data.layoutName ?? standardName
        guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/") else {
            throw Diagnostics(
                Diagnostic(
                    "F014", .failure, Message("“\(name.prefix(40))”不是版式的名称", "'\(name.prefix(40))' is not the name of a layout"),
                    at: data.root["layout"].map(data.place(of:))))
        }
        return name
    }

    private static func package(at folder: String) throws(Diagnostics) -> PackageFolder {
        PackageFolder(name: URL(fileURLWithPath: folder).lastPathComponent, files: try sources(in: folder))
    }

    /// The package's YAML, JSON and prose files by their path within the folder, in the order of their paths.
    private static func sources(in folder: String) throws(Diagnostics) -> [(path: String, source: SourceFile)] {
        guard InputFile.isFolder(folder) else {
            let written = URL(fileURLWithPath: folder).lastPathComponent
            let name = names().contains(written) ? written : nearestName(to: written, among: names())
            throw Diagnostics(
                Diagnostic(
                    "F010", .failure, Message("找不到版式文件夹“\(folder)”", "no layout folder '\(folder)'"), at: Place(file: folder),
                    advice: name.map {
                        Message("这里要写文件夹：是否指 layouts/\($0)？", "this is the folder of a layout: did you mean layouts/\($0)?")
                    }
                        ?? Message("用 --layout 指定，或检查报告里的 layout", "name it with --layout, or mend 'layout' in the report")))
        }
        let paths = try paths(in: folder)
        var sources: [(path: String, source: SourceFile)] = []
        for path in paths {
            sources.append((path, try InputFile.source(at: "\(folder)/\(path)")))
        }
        return sources
    }

    private static func paths(in folder: String) throws(Diagnostics) -> [String] {
        var paths: [String] = []
        try collect(&paths, in: folder, below: "", depth: 0)
        return paths.sorted()
    }

    /// The folder itself may be a link, for whoever keeps layouts elsewhere; nothing in it may lead out of it.
    private static func collect(_ paths: inout [String], in root: String, below prefix: String, depth: Int) throws(Diagnostics) {
        for (name, kind) in try FolderEntries(of: prefix.isEmpty ? root : "\(root)/\(prefix)").entries {
            let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
            if [".yaml", ".yml", ".json", ".md"].contains(where: name.hasSuffix) {
                guard !InputFile.isSymbolicLink("\(root)/\(path)") else { throw link("\(root)/\(name)") }
                paths.append(path)
            }
            guard paths.count <= largestCount else {
                throw Diagnostics(
                    Diagnostic(
                        "F011", .failure,
                        Message("版式文件夹里的文件超过 \(largestCount) 个", "layout folder holds more than \(largestCount) files"),
                        at: Place(file: root)))
            }
            if case .folder = kind, depth < largestDepth { try collect(&paths, in: root, below: path, depth: depth + 1) }
        }
    }

    private static func link(_ path: String) -> Diagnostics {
        Diagnostics(
            Diagnostic(
                "F026", .failure, Message("版式的文件不能是链接", "files of a layout can be no links"), at: Place(file: path),
                advice: Message("请把文件本身放进版式文件夹", "put the file itself into the folder of the layout")))
    }
}
