extension PageFiles {
    /// The file of the page with that name.
    static func answer(_ name: String) -> Answer {
        guard let file = all.first(where: { $0.name == name }) else { return .status(404) }
        return Answer(status: 200, type: type(of: name), body: Array(file.text.utf8))
    }

    private static func type(of name: String) -> String {
        if name.hasSuffix(".html") { return "text/html; charset=utf-8" }
        if name.hasSuffix(".css") { return "text/css; charset=utf-8" }
        if name.hasSuffix(".svg") { return "image/svg+xml" }
        return "text/javascript; charset=utf-8"
    }
}
