import Diagnostics
import Foundation
import LayoutLanguage
import ReportData
import ReportRendering
import Testing

/// Work grows with the input. Four times the input may take four times as long, and half as much again for noise; with the square of it
/// it would take sixteen times.
@Suite("Growth", .serialized)
struct GrowthTests {
    /// The processor time of this thread for a report of a small layout, bound, checked and laid out; the least of three runs.
    private func seconds(name: String = "甲", text: String = "无", files: [String: String] = [:]) throws -> Double {
        let all = SmallLayout.files.merging(files) { $1 }.sorted { $0.key < $1.key }
        let package = PackageFolder(name: "small", files: all.map { ($0.key, SourceFile(name: $0.key, text: $0.value)) })
        let layout = try LoadedLayout(package) { _ throws(Diagnostics) in throw Diagnostics([]) }
        let data = try readReport(SourceFile(name: "r.json", text: SmallLayout.report(name, text: text)))
        return try (0..<3).map { _ in
            let renderer = ReportRenderer(layout: layout, fonts: try Repository.fonts())
            let start = nanoseconds()
            let bound = try renderer.bind(data)
            // What no face has is an error at the end of all this work.
            do throws(Diagnostics) { _ = try renderer.pages(of: bound, data: data) } catch {}
            return Double(nanoseconds() - start) / 1e9
        }.min() ?? 0
    }

    private func nanoseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    private func expectLinear(
        _ sizes: (Int, Int), sourceLocation: SourceLocation = #_sourceLocation, _ seconds: (Int) throws -> Double
    ) throws {
        // What does not depend on the size counts for neither.
        let (none, small, large) = (try seconds(0), try seconds(sizes.0), try seconds(sizes.1))
        let allowed = 1.6 * Double(sizes.1) / Double(sizes.0) * max(small - none, 0.02)
        #expect(large - none < allowed, "\(none) \(small) \(large)", sourceLocation: sourceLocation)
    }

    @Test("Footnotes in one paragraph")
    func footnotes() throws {
        let styles = (SmallLayout.files["styles.yaml"] ?? "").replacing("cells:", with: "  脚注: {extends: 正文, size: 9pt}\ncells:")
        try expectLinear((300, 1200)) { count in
            let prose = "# {name}\n\n文字\(String(repeating: "文字^[注]", count: count))\n"
            return try seconds(files: ["prose/a.md": prose, "styles.yaml": styles])
        }
    }

    @Test("Characters that are joined to one, and that no face has")
    func joinedCharacters() throws {
        try expectLinear((2000, 8000)) { try seconds(text: "文" + String(repeating: "👩\u{200D}", count: $0)) }
    }

    @Test("A name, and what is written like its end")
    func names() throws {
        let checks = "C02: {title: 名称, text: names, names: [name], severity: warning, document: yes}\n"
        try expectLinear((500, 2000)) { try seconds(name: String(repeating: "局", count: $0 + 5), files: ["checks.yaml": checks]) }
    }
}
