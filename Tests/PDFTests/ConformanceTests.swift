import Display
import Foundation
import PDFArchive
import QPDF
import Testing

@Suite struct ConformanceTests {
    @Test(arguments: [(Profile.a3aUA1, ["3a", "ua1"]), (.a2aUA1, ["2a", "ua1"]), (.a4fUA2, ["4f", "ua2"]), (.plain, [])])
    func everyFeatureAtEveryProfile(profile: Profile, levels: [String]) throws {
        let pdf = try Sample.shared().archived(profile)
        let broken = try Tools.brokenRules(of: pdf, profiles: levels)
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
        let check = try Tools.run("qpdf", ["--check", "{}"], on: pdf)
        #expect(check.status == 0, "\(check.text)")
        #expect(check.text.contains("PDF Version: \(profile == .a4fUA2 ? "2.0" : "1.7")"))
    }

    /// Elements as destinations: each viewer goes to the pages that it goes to in the file of PDF 1.7, and shows the same text there.
    @Test func viewersFollowWhatLeadsToElements() throws {
        let sample = try Sample.shared()
        let script = repository + "/Tests/PDFTests/Python/places.py"
        let files = [try sample.archived(.a4fUA2), try sample.archived(.a3aUA1)]
        let output = try Tools.run(repository + "/.venv/bin/python", [script, "{}", "{}"], on: files)
        try #require(output.status == 0, "\(output.text)")
        let lines = output.text.split(separator: "\n")
        #expect(lines.count == 2 && lines[0] == lines[1])
        let outline = #""outline": [["第一部分　概况", 1], ["一、收入", 2]]"#
        #expect(lines[0].components(separatedBy: outline).count == 4, "\(lines[0])")
        // Poppler tells of a link once for each piece of its text.
        let links = #"[1, 2], [2, "https://example.org/a%20b?(c)"]]"#
        #expect(lines[0].components(separatedBy: links).count == 4, "\(lines[0])")
    }

    @Test func twoRunsGiveTheSameBytes() throws {
        #expect(try Sample().archived() == Sample().archived())
    }
}
