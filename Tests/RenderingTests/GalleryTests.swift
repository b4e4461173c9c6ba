import Diagnostics
import Display
import Testing

@Suite("The gallery of charts")
struct GalleryTests {
    private static let path = "Tests/Corpus/gallery/report.json"

    @Test("Every chart of the gallery is drawn whole: nothing is found, left out or too large")
    func drawn() throws {
        let report = try LaidOutReport.of(Self.path)
        #expect(DiagnosticRenderer().text(for: report.findings) == "")
        let figures = report.paged.structure.elements.filter { $0.role == .figure }
        // One of the charts is a sentence, since all is zero.
        #expect(figures.count == 29)
        #expect(figures.allSatisfy { $0.attributes.alternateText?.isEmpty == false && $0.attributes.box != nil })
        #expect(report.paged.structure.elements.filter { $0.role == .contentsItem }.count == 29)
        #expect(report.paged.structure.files.map(\.name).allSatisfy { $0.hasPrefix("charts/") && $0.hasSuffix(".csv") })
    }

    @Test("The alternate text of no chart says its kind twice", arguments: Repository.reports + [Repository.fullReport])
    func kindsSaidOnce(path: String) throws {
        let texts = try LaidOutReport.of(path).paged.structure.elements.compactMap(\.attributes.alternateText)
        #expect(!texts.isEmpty || path != "report.json" && path != Self.path)
        // （柱状图）（柱状图）
        #expect(texts.filter { $0.contains(/（([^（）]+)）\s*（\1）/) } == [])
    }

    @Test("The page of charts shows every chart of the gallery as its package has it", arguments: ["docs/charts.md", "docs/zh/charts.md"])
    func documented(page: String) throws {
        let manual = try Repository.source(page).text
        let declared = try Repository.source("layouts/gallery/charts.yaml").text
        let shown = manual.components(between: "```yaml\n", and: "```\n").flatMap(\.entries)
        #expect(Set(shown) == Set(declared.entries))
        #expect(shown.count == 30)
    }
}

extension String {
    /// The texts between marks.
    fileprivate func components(between start: String, and end: String) -> [String] {
        split(separator: start).dropFirst().compactMap { $0.split(separator: end, omittingEmptySubsequences: false).first.map(String.init) }
    }

    /// The entries of a mapping: a line without indent and those that follow it.
    fileprivate var entries: [String] {
        var entries: [String] = []
        for line in split(separator: "\n") {
            if line.hasPrefix(" ") { entries[entries.count - 1] += "\n" + line } else { entries.append(String(line)) }
        }
        return entries
    }
}
