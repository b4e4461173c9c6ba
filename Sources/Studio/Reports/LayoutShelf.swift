internal import Diagnostics
internal import ReportRendering

/// The layouts of the reports that are open, each read again when one of its files changes.
struct LayoutShelf {
    /// A layout that was read, and what its files were like then.
    private struct Kept {
        var renderer: ReportRenderer
        var stamps: [String: FileStamp]
        var roots: [String]
        /// Told apart from the same layout before.
        var version: Int
    }

    /// A layout in use.
    struct Use {
        var renderer: ReportRenderer
        var version: Int
    }

    private var kept: [String: Kept] = [:]
    private var next = 0
    /// Folders in which something may change.
    private(set) var folders: [String: Set<String>] = [:]

    /// The layout in `folder`, read when it is not known or its files have changed. Throws what is wrong with it; what was read before
    /// stays known.
    mutating func use(_ folder: String, host: StudioHost) throws(Diagnostics) -> Use {
        let before = kept[folder]
        // Of a layout that can not be read nobody knows what it builds on: all that stands beside it is looked at.
        let roots = before?.roots ?? [Self.parent(of: folder)]
        let (stamps, folders) = FileStamp.all(below: roots)
        self.folders[folder] = folders.union([Self.parent(of: folder)])
        if let before, before.stamps == stamps { return Use(renderer: before.renderer, version: before.version) }
        let layout = try host.layout(folder)
        let used = layout.folders.map { "\(Self.parent(of: folder))/\($0.name)" }
        next += 1
        let renderer = ReportRenderer(layout: layout, fonts: host.fonts)
        let all = FileStamp.all(below: used)
        kept[folder] = Kept(renderer: renderer, stamps: all.files, roots: used, version: next)
        self.folders[folder] = all.folders
        return Use(renderer: renderer, version: next)
    }

    /// The renderer of a version that was given out, if it is the newest of its layout.
    func renderer(_ version: Int) -> ReportRenderer? { kept.values.first { $0.version == version }?.renderer }

    private static func parent(of folder: String) -> String {
        guard let slash = folder.lastIndex(of: "/") else { return "." }
        return String(folder[..<slash])
    }
}
