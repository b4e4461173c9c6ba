import Foundation

/// Finds the folders that come with the program: `Fonts/prepared` and `layouts`.
enum ResourceFolders {
    /// The folder `name` in the working folder, or in the nearest folder above the program that has it.
    static func folder(_ name: String) -> String? {
        // In the working folder it is called as a user would call it.
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: name, isDirectory: &isFolder), isFolder.boolValue { return name }
        return candidates().map { $0.appendingPathComponent(name).path }.first { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
        }
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
