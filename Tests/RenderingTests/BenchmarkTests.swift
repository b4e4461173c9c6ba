import LayoutLanguage
import ReportData
import ReportRendering
import Testing

/// The layout package that the measurements beside another program use sets the whole of its data.
@Suite("The benchmark's layout")
struct BenchmarkTests {
    @Test("Every text of the data is in the PDF, in full")
    func texts() throws {
        let report = try RenderedReport("Benchmarks/sample.json", layout: "Benchmarks/layout")
        #expect(report.findings.map(\.id.rawValue).filter { $0 != "B025" } == [])
        #expect(report.document.pages.count == 6)
        let extracted = try Tool.run("pdftotext", ["-enc", "UTF-8", "{}", "-"], on: try report.pdf()).filter { !$0.isWhitespace }
        for text in texts(of: report.data.root) where !text.isEmpty {
            #expect(extracted.contains(text.filter { !$0.isWhitespace }), "\(text)")
        }
    }

    /// What is there to be read: all texts but those that say what a block is.
    private func texts(of node: DataNode) -> [String] {
        switch node.value {
        case .text(let text): [text]
        case .list(let items): items.flatMap(texts)
        case .object(let members):
            members.filter { !["t", "kind", "align", "orient", "a", "lang", "year"].contains($0.key) }.values.flatMap { texts(of: $0.node) }
        case .null, .bool, .number: []
        }
    }
}
