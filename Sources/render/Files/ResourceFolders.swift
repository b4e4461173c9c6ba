import FoundationEssentials

/// Finds the folders that come with the program: `Fonts/prepared` and `layouts`.
enum ResourceFolders {
    /// The folder `name` in the working folder, or in the nearest folder above the program that has it.
    static func folder(_ name: String) -> String? {
        // In the working folder it is called as a user would call it.
        if InputFile.isFolder(name) { return name }
        return candidates().lazy.map { $0.appendingPathComponent(name).path }.first(where: InputFile.isFolder)
    }

    /// The program's folder and those above it.
    private static func candidates() -> [URL] {
        var folders: [URL] = []
        var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            folders.append(folder)
            folder = folder.deletingLastPathComponent()
        }
        return folders
    }
}
