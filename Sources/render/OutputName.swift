import Diagnostics
import FoundationEssentials
import Glibc
import ReportRendering

/// What one `-o` of the user asks for.
struct OutputName {
    enum Form {
        case file(OutputForm)
        case pictures(PictureFormat)
    }

    let path: String
    let form: Form
    /// The folder of a result for which the user gave no name; it is made when there is a result.
    private let ownFolder: String?

    /// Endings of files that somebody could expect and that this program does not write.
    private static let foreignEndings: Set = [
        "doc", "docx", "wps", "odt", "rtf", "txt", "md", "htm", "html", "xls", "et", "csv", "ppt", "pptx", "json", "yaml",
        "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "ps", "eps",
    ]

    /// `name` as the user gave it; without one, `output/<name of the report>.pdf`.
    ///
    /// `resolution` is that of PNG pages, in pixels to the inch.
    init(_ name: String?, report: String, resolution: Int) {
        ownFolder = name == nil ? "output" : nil
        path = name ?? "output/\(Self.stem(of: report)).pdf"
        form =
            switch Self.ending(of: path) {
            case "png": .pictures(.png(resolution: Double(resolution)))
            case "svg": .pictures(.svg)
            case let ending: .file(OutputForm(ending: ending) ?? .pdf)
            }
    }

    /// What stands behind the last point of a path's name, in small letters; empty without one.
    private static func ending(of path: String) -> String {
        path.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased() ?? ""
    }

    /// The form of a file; `nil` for pictures.
    var fileForm: OutputForm? {
        if case .file(let form) = form { form } else { nil }
    }

    /// Says at once, before any work, that a result could not be written. The program's own folder may be missing.
    func checkFolder() throws(Diagnostics) {
        if let ownFolder, access(ownFolder, F_OK) != 0 { return }
        try OutputFile.checkFolder(of: path)
    }

    /// Makes the program's own folder where it is not there yet; to be called when there is a result.
    func makeFolder() throws(Diagnostics) {
        if let ownFolder { try OutputFile.makeFolder(ownFolder) }
    }

    /// Throws for a name that promises another kind of file.
    func checkKind() throws(Diagnostics) {
        let ending = Self.ending(of: path)
        guard OutputForm(ending: ending) == nil, Self.foreignEndings.contains(ending) else { return }
        let endings = (OutputForm.allCases.map(\.ending) + ["png", "svg"]).map { ".\($0)" }
        throw Diagnostics(
            Diagnostic(
                "F017", .failure,
                Message("不能生成 .\(ending) 文件", "files of the kind .\(ending) can not be made"), at: Place(file: path),
                advice: Message("请用 \(endings.joined(separator: "、"))", "use one of \(endings.joined(separator: ", "))")))
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
