import Diagnostics
import DocumentTree
import LayoutLanguage
import ReportData
import Testing

/// Pictures that the data choose.
struct PictureTests {
    private func bind(_ prose: String, _ data: String, pictures: PictureReader? = PictureTests.read) throws -> BoundReport {
        let package = loadedPackage(bindingFiles(["prose/a.md": prose]))
        let document = try #require(DataDocument.read(SourceFile(name: "report.json", text: data)).document)
        return LayoutLanguage.bind(package, to: document, pictures: pictures)
    }

    private static func read(_ path: String) -> Result<ReportPicture, ImageFault> {
        let image = PackageImage(bytes: [1, 2], format: .png, width: 40, height: 20)
        return switch path {
        case "图/a.png", "图/b.png": .success(ReportPicture(path: path, image: image, file: [1, 2, 3]))
        case "链.png": .failure(.link)
        default: .failure(.missing(nearest: "图/a.png"))
        }
    }

    @Test func theyAreDrawnAndCarriedOnce() throws {
        let prose = "@each 行 in 表\n@image 图/{行}.png {width=60pt alt=\"{行}图\"}\n@end\n"
        let report = try bind(prose, #"{"表": ["a", "b", "a"]}"#)
        #expect(report.marks == [])
        let names = report.document.sections[0].blocks.map { block in
            if case .figure(let figure) = block { figure.alternateText } else { "?" }
        }
        #expect(names == ["a图", "b图", "a图"])
        #expect(report.pictures.map(\.path) == ["图/a.png", "图/b.png"] && report.pictures.allSatisfy { $0.file == [1, 2, 3] })
        #expect(loadedPackage(bindingFiles(["prose/a.md": prose])).imagePaths == [])
    }

    /// Said at the data that name it, with the layout's line beside.
    @Test(arguments: [
        ("图/{号}.png", "c", "B035"), ("{号}", "链.png", "B036"), ("{号}", "../a.png", "B036"), ("{号}", "/etc/a.png", "B036"),
        ("图/{号}.png", "../../a", "B036"), ("{号}", "a\\b.png", "B036"), ("{号}", "图//a.png", "B036"),
    ])
    func faultsAreSaidAtTheData(path: String, value: String, id: String) throws {
        let data = "{\"号\": \"\(value.replacing("\\", with: "\\\\"))\"}"
        let report = try bind("@image \(path) {width=60pt alt=图}\n", data)
        #expect(report.marks == ["\(id) report.json:1:7 /号"])
        let finding = try #require(report.findings.first)
        #expect(finding.severity == .failure && finding.related.first?.place.description == "prose/a.md:1:8")
    }

    @Test func whereNothingCanBeReadItIsSaid() throws {
        #expect(try bind("@image {号} {width=1pt alt=图}\n", #"{"号": "a.png"}"#, pictures: nil).marks == ["B036 report.json:1:7 /号"])
        // An expression without a value has been told, and nothing more.
        let marks = try bind("@image {号} {width=1pt alt=图}\n", #"{"号": null}"#).marks
        #expect(marks.count == 1 && marks.first?.hasPrefix("B008") == true, "\(marks)")
    }
}
