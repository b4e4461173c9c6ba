import Diagnostics
import DocumentTree
import LayoutLanguage
import ReportData
import ReportRendering

/// Runs the examples of a reference: each is a package that builds on those before it in its section, and they on the first of all.
struct ExampleRun {
    private let fonts: Fonts
    /// The whole package with which the reference begins.
    private let base: [(path: String, text: String)]
    private var section: [(path: String, text: String)] = []

    /// What came of an example.
    struct Result {
        var prints = ""
        var findings: [Diagnostic] = []
        var bound: BoundReport?
    }

    init(base: [(path: String, text: String)], fonts: Fonts) {
        self.base = base
        self.fonts = fonts
    }

    /// Forgets what belongs to the section before.
    mutating func beginSection() { section = [] }

    /// Reads, binds, checks and draws an example; its files stay for the rest of the section unless something is found wrong in them.
    mutating func run(_ example: ReferenceExample) -> Result {
        let result = result(of: example.files)
        if example.finds == nil { example.files.forEach { keep($0) } }
        return result
    }

    private mutating func keep(_ file: (path: String, text: String)) {
        // What is printed and for which data is an example's own.
        let isOwn = [ReferenceExample.prosePath, "layout.yaml"].contains(file.path) || Self.isReport(file.path)
        guard !isOwn else { return }
        let grows = ["figures", "phrases", "charts", "checks"].contains { file.path == "\($0).yaml" }
        if let index = section.firstIndex(where: { $0.path == file.path }) {
            section[index].text = grows ? section[index].text + file.text : file.text
        } else {
            section.append(file)
        }
    }

    private func result(of files: [(path: String, text: String)]) -> Result {
        let report = (base + files).last { $0.path == "report.json" }?.text ?? "{}"
        var own = files.filter { !Self.isReport($0.path) }
        let names = Dictionary(grouping: own) { $0.path }
        if names["layout.yaml"] == nil { own.append(("layout.yaml", "name: example\n")) }
        if let prose = placing(files), names[ReferenceExample.prosePath] == nil { own.append((ReferenceExample.prosePath, prose)) }
        for index in own.indices where own[index].path == "layout.yaml" && !own[index].text.contains("extends:") {
            own[index].text += "extends: section\n"
        }
        let package = folder("example", own)
        let between = folder("section", section + [("layout.yaml", "name: section\nextends: 图书馆\n")])
        let whole = folder("图书馆", base.filter { !Self.isReport($0.path) })
        var result = Result()
        do throws(Diagnostics) {
            let layout = try LoadedLayout(package, images: Self.image) { name in [between, whole].first { $0.name == name } }
            let renderer = ReportRenderer(layout: layout, fonts: fonts)
            let data = try readReport(SourceFile(name: "report.json", text: report))
            result.findings = layout.findings
            let companion = Companion { path throws(Diagnostics) in
                guard let file = files.first(where: { $0.path == path }) else { throw Diagnostics([]) }
                return SourceFile(name: path, text: file.text)
            } picture: { path throws(ImageFault) in
                try Self.picture(at: path)
            }
            let bound = try renderer.bind(data, companion: companion)
            result.bound = bound
            result.prints = bound.document.outline
            result.findings += bound.findings
            result.findings += try renderer.pages(of: bound, data: data).findings
        } catch {
            result.findings = error.all
        }
        return result
    }

    /// The image of the library's package.
    private static func image(of package: String, at path: String) throws(ImageFault) -> [UInt8] {
        let known = "图/馆徽.png"
        guard package == "图书馆", path == known else { throw .missing(nearest: nearestName(to: path, among: [known])) }
        return TestPicture.png(30, 20)
    }

    /// The pictures beside the report.
    private static func picture(at path: String) throws(ImageFault) -> [UInt8] {
        let known = ["照片/101.png", "照片/102.png"]
        guard known.contains(path) else { throw .missing(nearest: nearestName(to: path, among: known)) }
        return TestPicture.png(40, 30)
    }

    /// `report.json`, or that of the year before in a folder.
    private static func isReport(_ path: String) -> Bool { path.hasSuffix("report.json") }

    private func folder(_ name: String, _ files: [(path: String, text: String)]) -> PackageFolder {
        PackageFolder(name: name, files: files.map { ($0.path, SourceFile(name: $0.path, text: $0.text)) })
    }

    /// Prose that shows the tables and charts of an example without prose, so that they are drawn; `nil` when there are none.
    private func placing(_ files: [(path: String, text: String)]) -> String? {
        let lines = files.flatMap { file -> [String] in
            let directive = file.path == "charts.yaml" ? "@figure" : file.path.hasPrefix("tables/") ? "@table" : nil
            guard let directive else { return [] }
            return file.text.split(separator: "\n").filter { $0.first?.isLetter == true && !$0.hasPrefix("forms:") }
                .map { "\(directive) \($0.prefix { $0 != ":" })" }
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
}
