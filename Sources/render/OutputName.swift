import ReportRendering

/// What the user's `-o` asks for.
struct OutputName {
    enum Form {
        case pdf
        case pictures(PictureFormat)
    }

    let path: String
    let form: Form

    /// Pixels to the inch of PNG pages.
    private static let resolution = 144.0

    /// `name` as the user gave it; without one, `output/<name of the report>.pdf`.
    init(_ name: String?, report: String) {
        path = name ?? "output/\(Self.stem(of: report)).pdf"
        if path.hasSuffix(".png") {
            form = .pictures(.png(resolution: Self.resolution))
        } else if path.hasSuffix(".svg") {
            form = .pictures(.svg)
        } else {
            form = .pdf
        }
    }

    /// The path of one page's picture: `{n}` is its number; without it the number stands before the ending.
    func path(ofPage number: Int) -> String {
        if path.contains("{n}") { return path.replacing("{n}", with: "\(number)") }
        return "\(path.dropLast(4))-\(number)\(path.suffix(4))"
    }

    private static func stem(of path: String) -> String {
        let name = path.split(separator: "/").last ?? "report"
        return String(name.hasSuffix(".json") ? name.dropLast(5) : name)
    }
}
