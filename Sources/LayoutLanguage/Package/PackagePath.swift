/// A path as a layout file writes it.
enum PackagePath {
    /// Whether the path leads from a package's folder to a file in it: relative, without steps upwards.
    static func staysInside(_ path: String) -> Bool {
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        return !steps.contains { $0.isEmpty || $0 == "." || $0 == ".." } && !path.contains("\\")
    }
}
